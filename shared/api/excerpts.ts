/** A part of a text, with where it stands in it. */
export type Excerpt = { start: number; end: number; text: string }

/** Most characters that are given of one text. */
const MOST_EXCERPTED = 8000

/**
 * The paragraphs of a text in which something stands that a report is proved by, in order; neighbours are
 * one excerpt. At most `MOST_EXCERPTED` characters: the later ones are left out.
 */
export function excerptsOf(text: string, spans: readonly { start: number; end: number }[]): Excerpt[] {
  const telling = paragraphBounds(text).filter((paragraph) => spans.some(({ start, end }) => start < paragraph.end && end > paragraph.start))
  const excerpts: Excerpt[] = []
  let length = 0
  for (const { start, end } of telling) {
    const cut = Math.min(end, start + MOST_EXCERPTED - length)
    if (cut <= start) break
    length += cut - start
    const last = excerpts.at(-1)
    if (last !== undefined && text.slice(last.end, start).trim() === '') {
      last.end = cut
      last.text = text.slice(last.start, cut)
    } else {
      excerpts.push({ start, end: cut, text: text.slice(start, cut) })
    }
  }
  return excerpts
}

/** Paragraphs are separated by blank lines. */
function paragraphBounds(text: string): { start: number; end: number }[] {
  const bounds: { start: number; end: number }[] = []
  let start = 0
  for (const { index, 0: gap } of text.matchAll(/\n\s*\n/g)) {
    bounds.push({ start, end: index })
    start = index + gap.length
  }
  return [...bounds, { start, end: text.length }]
}
