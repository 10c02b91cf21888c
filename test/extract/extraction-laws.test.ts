import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ArticleText, extractedMeetingSchema } from '../../shared/domain/extracted-meeting.ts'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

const PUBLISHED = '2023-03-15'

/** Articles that tell of every sort of occasion, to be shuffled and mutilated. */
const PARAGRAPHS = [
  'OSLO, March 14 (Wire) - Norwegian Foreign Minister Ingrid Solheim met her Chilean counterpart Tomás Rivas in Oslo on Tuesday for talks on fishing that lasted two hours, the ministry said.',
  '“We had a very good meeting,” Solheim said. “I told him that we would sign the accord in June.”',
  'The two ministers agreed to reopen consulates. Rivas, who came from a meeting with King Harald, will travel to Copenhagen on Thursday to meet Danish Prime Minister Jens Bruun.',
  'A summit of the African Union planned for April 3-5 in Addis Ababa was postponed, the U.N. said, citing floods.',
  "South Korea's first vice foreign minister, Bae Seung-jun, spoke by phone with U.S. Deputy Secretary of State Dana Whitlock on Monday; a day earlier he had hosted Japan's Takumi Mori.",
  'In a video call with President Nguyen Van Hai of Vietnam, Mr. Rivas (centre) said: "No talks with the rebels are planned."',
  'The foreign ministers of Armenia and Azerbaijan, Tigran Sarkisov and Rauf Ismayilov, held the third round of talks since 2021 at the Hotel Bristol in Vienna.',
  'He invited the emir, Sheikh Khalid bin Nasser Al Mirqab, to visit Santiago “as soon as possible”. Hamas negotiators called off a session in Doha.',
  'Read more: Chile wins the cup',
]
const WORDS = PARAGRAPHS.join(' ').split(' ')

const shuffled = fc.shuffledSubarray(WORDS, { minLength: 1 }).map((words) => words.join(' '))
const reordered = fc.shuffledSubarray(PARAGRAPHS, { minLength: 1 }).map((paragraphs) => paragraphs.join('\n\n'))
/** A stretch cut out, or another character put in, at several places. */
const mutilated = fc
  .tuple(reordered, fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.oneof(fc.constantFrom('', ' ', '\n', '"', '“', "'", '.', '-', '(', ','), fc.string({ unit: 'binary', maxLength: 2 }))), { maxLength: 8 }))
  .map(([text, wounds]) =>
    wounds.reduce((whole, [place, length, filling]) => {
      const at = place % (whole.length + 1)
      return whole.slice(0, at) + filling + whole.slice(at + length)
    }, text),
  )
const anyText = fc.oneof(
  { weight: 3, arbitrary: mutilated },
  { weight: 2, arbitrary: shuffled },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 400 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 400 }) },
)
const anyArticle: fc.Arbitrary<ArticleText> = fc.record({
  text: anyText,
  published: fc.constantFrom(PUBLISHED, '2024-02-29', '2023-12-31T23:30:00-05:00'),
  title: fc.option(fc.oneof(fc.constantFrom(...PARAGRAPHS), fc.string({ maxLength: 60 })), { nil: null }),
  outlet: fc.constantFrom(null, 'The Coastal Herald', 'Ministry of Foreign Affairs, Chile', 'Reuters'),
  url: fc.constantFrom(null, 'https://www.example.org/a', 'https://mfa.gov.example/a', 'no address at all'),
})

describe('whatever the article', () => {
  test('its records are valid, and their parties hold every participant', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        for (const meeting of extractMeetings(article)) {
          expect(extractedMeetingSchema.safeParse(meeting).error?.issues).toBeUndefined()
          expect(new Set(meeting.parties).size).toBe(meeting.parties.length)
          for (const { party } of meeting.participants) expect(meeting.parties).toContain(party)
          const names = meeting.participants.map(({ name, party }) => `${name}/${party}`)
          expect(new Set(names).size).toBe(names.length)
          if (meeting.date?.end) expect(meeting.date.end > meeting.date.start).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('every span lies within its text, and the evidence stands there word for word', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        for (const { evidence, spans } of extractMeetings(article)) {
          for (const { start, end } of spans) {
            expect(start).toBeLessThan(end)
            expect(end).toBeLessThanOrEqual(article.text.length)
          }
          const proof = spans.filter(({ field }) => field === 'evidence')
          expect(proof.map(({ start, end }) => article.text.slice(start, end))).toEqual([evidence])
        }
      }),
      { numRuns: 400 },
    )
  })

  test('what is filled in is proved: a span for each party, participant, topic, outcome, statement and account', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        for (const meeting of extractMeetings(article)) {
          const proved = new Set(meeting.spans.map(({ field }) => field))
          for (const list of ['parties', 'participants', 'topics', 'outcomes', 'statements', 'accounts'] as const) {
            meeting[list].forEach((_, index) => expect(proved).toContain(`${list}/${index}`))
          }
          for (const field of ['date', 'place', 'durationMin', 'series'] as const) if (meeting[field] !== null) expect(proved).toContain(field)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('reading it twice gives the same', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        expect(extractMeetings(article)).toEqual(extractMeetings(article))
      }),
      { numRuns: 100 },
    )
  })
})

/** A record without its places in the text. */
function told(article: ArticleText): unknown[] {
  return extractMeetings(article).map(({ spans: _spans, evidence, ...record }) => ({ ...record, evidence: evidence.replace(/\s+/g, ' ') }))
}

describe('blanks say nothing:', () => {
  test('line ends of either sort', () => {
    fc.assert(
      fc.property(reordered, (text) => {
        expect(told({ text: text.replaceAll('\n', '\r\n'), published: PUBLISHED })).toEqual(told({ text, published: PUBLISHED }))
      }),
      { numRuns: 60 },
    )
  })

  test('blanks behind a line, and lines behind the text', () => {
    fc.assert(
      fc.property(reordered, fc.constantFrom(' ', '   ', '\t', '\n\n\n'), (text, blanks) => {
        const trailing = `${text.replaceAll('\n\n', `${blanks}\n\n`)}${blanks}`
        expect(told({ text: trailing, published: PUBLISHED })).toEqual(told({ text, published: PUBLISHED }))
      }),
      { numRuns: 60 },
    )
  })

  test('two blanks, or a blank that does not break, between words', () => {
    fc.assert(
      fc.property(reordered, fc.constantFrom('  ', '\u00a0'), (text, blank) => {
        expect(told({ text: text.replaceAll(' ', blank), published: PUBLISHED })).toEqual(told({ text, published: PUBLISHED }))
      }),
      { numRuns: 60 },
    )
  })
})
