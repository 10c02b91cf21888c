import { describe, expect, test } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'
import { processorTime } from '../fakes/processor-time.ts'

const PUBLISHED = '2023-03-15'

/** A text of at least `length` characters that goes on and on in one way; each way has led some reader of text astray. */
const SHAPES: Record<string, (length: number) => string> = {
  'one word without end': (length) => 'a'.repeat(length),
  'one capital word without end': (length) => 'A'.repeat(length),
  'hyphens': (length) => repeat('Al-', length),
  'initials': (length) => repeat('J. ', length),
  'apostrophes': (length) => repeat("o'", length),
  'combining marks': (length) => repeat('é', length),
  'blanks': (length) => ' '.repeat(length),
  'empty lines': (length) => '\n'.repeat(length),
  'digits': (length) => '1'.repeat(length),
  'numbers and hyphens': (length) => repeat('16-17-', length),
  'full stops': (length) => '.'.repeat(length),
  'opening quotation marks': (length) => repeat('"“‘', length),
  'quoted words': (length) => repeat('"so" ', length),
  'opening brackets': (length) => '('.repeat(length),
  'commas between capitals': (length) => repeat('Oslo, ', length),
  'one sentence of capitals': (length) => repeat('Foreign Minister ', length),
  'a title that does not end': (length) => repeat('Minister of Foreign Affairs and ', length),
  'verbs of meeting': (length) => repeat('met with ', length),
  'verbs of saying': (length) => repeat('said that he said ', length),
  'nouns of meeting': (length) => repeat('talks on the meeting of the summit ', length),
  'dates': (length) => repeat('on Tuesday, March 14 and ', length),
  'counterparts': (length) => repeat('his counterpart and her counterpart ', length),
  'pronouns': (length) => repeat('He met her. She met him. ', length),
  'addresses': (length) => repeat('https://example.org/a ', length),
  'nested clauses': (length) => repeat('who met the man, ', length),
  'the same meeting again and again': (length) =>
    repeat('Norwegian Foreign Minister Ingrid Solheim met Chilean Foreign Minister Tomás Rivas in Oslo on Monday, the ministry said. ', length),
  'as many people as sentences': (length) =>
    numbered((n) => `Norwegian Deputy Minister ${name(n)} met Chilean Deputy Minister ${name(n + 7)} in Oslo on Monday. `, length),
  'as many people in one sentence': (length) => numbered((n) => `Minister ${name(n)}, `, length),
  'as many meetings as paragraphs': (length) =>
    numbered((n) => `Foreign Minister ${name(n)} of Norway spoke by phone with the Chilean president on ${1 + (n % 28)} March ${1900 + (n % 120)}.\n\n`, length),
  'as many people named alike as sentences': (length) => numbered((n) => `Minister Mohammed ${name(n)} of Norway met Minister Mohammed ${name(n + 7)} of Chile. `, length),
  'as many people of no country': (length) => numbered((n) => `Foreign Minister ${name(n)} met Prime Minister ${name(n + 7)} of Chile. `, length),
  'as many offices to look up as people': (length) => numbered((n) => `Minister ${name(n)} of Norway came. The Norwegian minister met the Chilean minister. `, length),
  'one person over and over': (length) => `Norwegian Foreign Minister Ingrid Solheim spoke. ${repeat('Minister Solheim said. Solheim left. ', length)}`,
  'a word that is somebody or nobody': (length) => repeat('Ali bin al van der ', length),
  'offices in the plural': (length) => repeat('The foreign ministers of Norway and Chile met. ', length),
  'occasions told three times, on ever other days': (length) =>
    numbered((n) => repeat(`Norwegian and Chilean officials met on ${1 + (n % 28)} May ${1100 + (n % 900)}. `, 180), length),
  'summits and whoever took part': (length) => repeat('Norway and Chile held a summit. Ingrid Solheim of Norway took part. ', length),
  'an entourage in every sentence': (length) => repeat('Norwegian and Chilean officials met, accompanied by Minister Ingrid Solheim. ', length),
  'dates in one sentence': (length) => repeat('Norway met Chile on Monday and ', length),
  'headings': (length) => repeat('Norway\nThe minister met the president.\n', length),
  'quoted meetings': (length) => repeat('"I met the Chilean president in Oslo on Monday," Norwegian Foreign Minister Ingrid Solheim said. ', length),
  'people named like places': (length) => repeat('Israel Solheim, minister of Norway, met Virginia Rivas, minister of Chile. ', length),
  'ambassadors summoned in one sentence': (length) => repeat('the Chilean ambassador was summoned and ', length),
  'one ambassador summoned without end': (length) => `The Chilean ambassador ${repeat('was summoned ', length)}`,
  'nicknames': (length) => repeat('Minister Ingrid “Inga” ', length),
  'pictures': (length) => repeat('\u{1F91D}', length),
  'quotations without end': (length) => `Solheim said: "${repeat('We met and we agreed to meet. ', length)}`,
  'visits and no end': (length) => repeat('visit to Chile, Norway and Peru in ', length),
  'arrivals and meetings': (length) => repeat('He arrived in Oslo. Norwegian Foreign Minister Ingrid Solheim met the Chilean president. ', length),
  'summits and their sidelines': (length) => repeat('on the sidelines of the Summit of the ', length),
  'lines broken at a column': (length) => repeat('The minister of Norway met the president of Chile and the\n', length),
  'tags that do not close': (length) => repeat('<p class=', length),
  'boilerplate': (length) => repeat('Read more: Norway meets Chile\n\n', length),
}

function repeat(words: string, length: number): string {
  return words.repeat(Math.ceil(length / words.length))
}

function numbered(sentence: (n: number) => string, length: number): string {
  let text = ''
  for (let n = 0; text.length < length; n++) text += sentence(n)
  return text
}

/** A different pronounceable name for every number. */
function name(n: number): string {
  const syllables = ['ba', 'ko', 'li', 'mu', 'ne', 'so', 'ta', 'ri', 've', 'do']
  const digits = Array.from(String(n + 1000), (digit) => syllables[Number(digit)]!)
  const word = digits.join('')
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${word.charAt(0).toUpperCase()}${word.slice(1)}sen`
}

const SHORT = 40_000
const FACTOR = 4
/** Between what linear growth gives (4) and what quadratic growth gives (16). */
const MOST_GROWTH = 9

describe('the time to read a text grows with its length, not with its square', () => {
  test.each(Object.entries(SHAPES))('made of %s', (_shape, make) => {
    const short = make(SHORT)
    const long = make(SHORT * FACTOR)
    extractMeetings({ text: short, published: PUBLISHED })
    expect(leastGrowth(short, long)).toBeLessThan(MOST_GROWTH)
  })
})

/** The least growth of three measurements: a busy machine can spoil one, quadratic work shows in all. */
function leastGrowth(short: string, long: string, most = MOST_GROWTH): number {
  let least = Number.POSITIVE_INFINITY
  for (let measurement = 0; measurement < 3 && least >= most; measurement++) {
    // Below some milliseconds the clock and the collector say more than the text.
    const shortMs = Math.max(bestOf(2, short), 8)
    // The faster of two runs, of which the second is not needed where the first was fast enough.
    for (let run = 0; run < 2 && least >= most; run++) least = Math.min(least, bestOf(1, long) / shortMs)
  }
  return least
}

/** Processor time of the fastest of several runs, milliseconds. */
function bestOf(runs: number, text: string): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const spentMs = processorTime()
    extractMeetings({ text, published: PUBLISHED })
    best = Math.min(best, spentMs())
  }
  return best
}

/** How much more a text of a million characters may cost than one of a twentieth. */
const MOST_GROWTH_OF_NEWS = 25

test('a character of a million characters of news costs hardly more than one of fifty thousand', () => {
  const news = (length: number) =>
    numbered(
      (n) =>
        `Norwegian Foreign Minister Ingrid Solheim met Chilean Foreign Minister ${name(n % 40)} in Oslo on Monday. The two ministers discussed trade in fish, and said that "the talks were good".\n\n` +
        `Nobody knows how the harvest will turn out this year, farmers in the valley said, and the price of grain went up by 4.5 per cent within a week.\n\n`,
      length,
    )
  expect(leastGrowth(news(50_000), news(1_000_000), MOST_GROWTH_OF_NEWS)).toBeLessThan(MOST_GROWTH_OF_NEWS)
})
