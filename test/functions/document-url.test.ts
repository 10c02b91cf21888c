import { describe, expect, test } from 'vitest'
import { documentUrl } from '../../functions/fetch-article/document-url.ts'

const LISTED = 'https://daily.example.org/2021/11/17/talks-in-seoul-4711'

describe('the address of a document', () => {
  test.each([
    ['is the listed one where the page says nothing else', LISTED, null, LISTED],
    ['is where redirects led', 'https://www.daily.example.org/world/talks?utm_source=rss', null, 'https://www.daily.example.org/world/talks'],
    ['is not the front page', 'https://daily.example.org/', null, LISTED],
    ['is what the page says, on another host', LISTED, 'https://www.daily.example.org/2021/11/17/talks-in-seoul-4711', 'https://www.daily.example.org/2021/11/17/talks-in-seoul-4711'],
    ['is what the page says of an accelerated page', `${LISTED}/amp`, LISTED, LISTED],
    ['is what the page says of an accelerated page with another ending', `${LISTED}.amp.html`, `${LISTED}.html`, `${LISTED}.html`],
    ['is not one that many documents could give: a section', LISTED, 'https://daily.example.org/world', LISTED],
    ['is not one that many documents could give: another article', LISTED, 'https://daily.example.org/2021/11/17/talks-in-seoul-4712', LISTED],
    ['is not one that many documents could give: another day', LISTED, 'https://daily.example.org/talks-in-seoul-4711', LISTED],
  ])('%s', (_name, finalUrl, canonical, expected) => {
    expect(documentUrl(LISTED, { finalUrl, canonical })).toBe(expected)
  })

  test.each([
    ['keeps the number that tells the document apart', 'https://mofa.example.org/view?seq=322', 'https://mofa.example.org/view?seq=322'],
    ['is not one that drops it', 'https://mofa.example.org/view', 'https://mofa.example.org/view?board=5676&seq=322'],
  ])('by number %s', (_name, canonical, expected) => {
    const listed = canonical.includes('seq') ? 'https://mofa.example.org/view?seq=322&from=feed' : expected
    expect(documentUrl(listed, { finalUrl: listed, canonical })).toBe(expected)
  })
})
