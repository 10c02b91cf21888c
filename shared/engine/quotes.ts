/** An article made ready for looking up quotes: its text with marks and blanks folded, and where each folded character stands. */
export type Quotable = { text: string; folded: string; offsets: readonly number[] }

/** Characters `[start, end)` of the article's text. */
export type Span = { start: number; end: number }

/** Marks that copying changes: quotes and apostrophes of all shapes, dashes, and characters without width. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ...Array.from('’‘ʼ‛`´′', (mark) => [mark, "'"] as const),
  ...Array.from('“”„‟«»″', (mark) => [mark, '"'] as const),
  ...Array.from('‐‑‒–—−', (mark) => [mark, '-'] as const),
  ...Array.from('\u00ad\u200b\u200c\u200d\u2060\ufeff', (mark) => [mark, ''] as const),
])

const BLANK = /\s/

export function quotable(text: string): Quotable {
  let folded = ''
  const offsets: number[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    const plain = BLANK.test(character) ? ' ' : (MARKS.get(character) ?? character)
    if (plain === '' || (plain === ' ' && folded.endsWith(' '))) continue
    folded += plain
    offsets.push(at)
  }
  return { text, folded, offsets }
}

/** What may stand around a quote without belonging to it: marks of quotation, dots of omission, a comma or stop. */
const AROUND = /^[\s"'.…]+|[\s"'.…,;:]+$/g

/**
 * Where the words stand in the article, exactly or but for blanks and the shape of quotation marks and dashes;
 * of several places the one nearest to `near`, or else the first. Null where they do not stand there.
 */
export function findQuote(article: Quotable, words: string, near?: number): Span | null {
  const given = quotable(words).folded.trim()
  const bare = given.replace(AROUND, '')
  if (bare === '') return null
  return find(article, given, near) ?? (bare === given ? null : find(article, bare, near))
}

function find({ folded, offsets }: Quotable, sought: string, near: number | undefined): Span | null {
  // Sites glue paragraphs together ("to the U.S.Israeli Defense Minister"): a long quote may begin or end within a word.
  const long = sought.split(' ').length >= LONG
  let best: Span | null = null
  let least = Number.POSITIVE_INFINITY
  for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + 1)) {
    if (!long && isWithinWord(folded, at, sought.length)) continue
    const found = { start: offsets[at]!, end: offsets[at + sought.length - 1]! + 1 }
    if (near === undefined) return found
    const distance = Math.abs(found.start - near)
    if (distance >= least) break
    best = found
    least = distance
  }
  return best
}

/** Words from which a quote cannot be met with by chance. */
const LONG = 3

const WORD = /[\p{L}\p{N}]/u

/** "China" is not quoted from "Indochina". */
function isWithinWord(text: string, at: number, length: number): boolean {
  const cutsBefore = at > 0 && WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at))
  const cutsBehind = at + length < text.length && WORD.test(text.charAt(at + length - 1)) && WORD.test(text.charAt(at + length))
  return cutsBefore || cutsBehind
}
