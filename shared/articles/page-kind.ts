import { z } from 'zod'
import pageSigns from './page-signs.json' with { type: 'json' }

/** What a page shows. Only `article` is worth reading; of a paywall the teaser is there to read. */
export type PageKind = 'article' | 'paywall' | 'consent' | 'bot_wall' | 'soft_404' | 'empty'

const signsSchema = z.object({ titles: z.array(z.string()), texts: z.array(z.string()) })
const signs = z
  .object({ note: z.string(), bot_wall: signsSchema, consent: signsSchema, soft_404: signsSchema, paywall: signsSchema })
  .parse(pageSigns)
const anyOf = (patterns: string[]): RegExp => new RegExp(patterns.join('|'), 'i')
const OBSTACLES = (['bot_wall', 'consent', 'soft_404'] as const).map((kind) => ({
  kind,
  titles: anyOf(signs[kind].titles),
  texts: anyOf(signs[kind].texts),
}))
const PAYWALL = { titles: anyOf(signs.paywall.titles), texts: anyOf(signs.paywall.texts) }

/** What shows more text than this is an article, whatever words are in it. */
const LONGEST_OBSTACLE = 1_500
const LONGEST_TEASER = 1_200
/** Less text than this is no article: a caption, a menu, a name. */
const SHORTEST_ARTICLE = 80
const OPENING_LENGTH = 10_000
const WALL_DISTANCE = 600

/** Judges a page by its titles, all of its visible text and the article text that was found in it. */
export function pageKind(page: {
  titles: readonly string[]
  visibleText: string
  articleText: string
  /** What the page's own markup says, or null. */
  accessibleForFree: boolean | null
}): PageKind {
  const { titles, visibleText, articleText, accessibleForFree } = page
  // Banners about cookies stand on honest pages too: the words count where they are all that there is to read.
  const onlyText = articleText.length < SHORTEST_ARTICLE ? visibleText.slice(0, OPENING_LENGTH) : articleText
  if (articleText.length <= LONGEST_OBSTACLE) {
    const obstacle = OBSTACLES.find((signs) => titles.some((title) => signs.titles.test(title)) || signs.texts.test(onlyText))
    if (obstacle !== undefined) return obstacle.kind
  }
  if (articleText.length <= LONGEST_TEASER) {
    const walled = titles.some((title) => PAYWALL.titles.test(title)) || PAYWALL.texts.test(endOf(visibleText, articleText))
    if (accessibleForFree === false || walled) return 'paywall'
  }
  return articleText.length < SHORTEST_ARTICLE ? 'empty' : 'article'
}

/** Where a wall stands: what is shown from the article's last paragraph on. Invitations in the page's head are on every page. */
function endOf(visibleText: string, articleText: string): string {
  const lastParagraph = articleText.split('\n\n').at(-1) ?? ''
  const start = Math.max(0, visibleText.indexOf(lastParagraph))
  return visibleText.slice(start, start + lastParagraph.length + WALL_DISTANCE)
}
