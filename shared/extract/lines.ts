import { wordList } from './word-lists.ts'

/** Longest line of a text that is broken at a column, characters. */
const COLUMN = 100
/** Shortest line that was broken for its length. */
const SHORTEST = 35
/** Words that no sentence ends with. */
const OPEN_ENDS = wordList('openEnds')

/** Lines from which a text can be told to be broken at a column, and the share of them that end within a sentence. */
const LINES_ENOUGH = 4
const SHARE_WITHIN = 0.6

/**
 * Joins lines that a mail program or a wire broke at a column, so that a sentence does not end there: the breaks
 * become blanks, and every character stays where it is. Blank lines go on parting paragraphs, unless what stands
 * before one cannot be the end of a sentence.
 */
export function joinLines(text: string): string {
  if (!text.includes('\n')) return text
  const wrapped = isBrokenAtColumn(text)
  return text.replace(/\n(?:[^\S\n]{0,20}\n)?[^\S\n]{0,20}/g, (gap, at: number) => {
    const before = text.slice(Math.max(0, at - COLUMN), at)
    const line = before.slice(before.lastIndexOf('\n') + 1).trimEnd()
    const behind = text.slice(at + gap.length, at + gap.length + 40)
    if (line.length < SHORTEST || behind === '' || behind.startsWith('\n')) return gap
    const single = gap.indexOf('\n') === gap.lastIndexOf('\n')
    const joined = goesOn(line, behind) || (single && wrapped && !/^(?:[-*•·–—]|\d{1,2}[.)])\s/.test(behind) && !/[.!?:;"”]$/.test(line))
    return joined ? ' '.repeat(gap.length) : gap
  })
}

/** The line ends where no sentence does, or the next begins where none does. */
function goesOn(line: string, behind: string): boolean {
  if (/[.!?:;"”)\]]$/.test(line)) return false
  if (/^\p{Ll}/u.test(behind)) return /[\p{L}\d,'’]$/u.test(line)
  const last = /(?:^|\s)(\p{Ll}{2,12})$/u.exec(line)?.[1]
  return last !== undefined && OPEN_ENDS.has(last)
}

function isBrokenAtColumn(text: string): boolean {
  let full = 0
  let within = 0
  const lines = text.slice(0, 20_000).split('\n')
  for (const [index, line] of lines.entries()) {
    if (line.length > COLUMN + 20) return false
    if (line.trim() === '' || (lines[index + 1] ?? '').trim() === '') continue
    full++
    if (line.trimEnd().length >= SHORTEST && !/[.!?:"”]\s*$/.test(line)) within++
  }
  return full >= LINES_ENOUGH && within / full >= SHARE_WITHIN
}
