/** `share` is the column's part of the room that is left beside the columns that take what they need (share 0). */
export type TextColumn = { title: string; share: number }

const GAP = '  '
/** A column is kept wide enough for its longest word, up to this. */
const WORD_ROOM = 18

/** Lays out rows in columns whose words wrap within them, `width` characters wide in all. */
export function textTable(columns: TextColumn[], rows: string[][], width: number): string {
  const cells = [columns.map(({ title }) => title), ...rows]
  const natural = columns.map((_, i) => Math.max(...cells.map((row) => (row[i] ?? '').length)))
  const words = columns.map((_, i) => Math.max(...cells.flatMap((row) => (row[i] ?? '').split(' ').map((word) => word.length))))
  const least = columns.map(({ share }, i) => (share === 0 ? (natural[i] ?? 0) : Math.min(words[i] ?? 0, WORD_ROOM)))
  const widths = columnWidths(columns, least, natural, width - GAP.length * (columns.length - 1))
  const lines = cells.map((row) => layOut(row, widths))
  const rule = widths.map((columnWidth) => '─'.repeat(columnWidth)).join(GAP)
  return `${[lines[0], rule, ...lines.slice(1)].join('\n')}\n`
}

/** Every column gets its least; what is left goes to those with a share, none getting more than it can use. */
function columnWidths(columns: TextColumn[], least: number[], natural: number[], room: number): number[] {
  const widths = [...least]
  let left = room - widths.reduce((sum, width) => sum + width, 0)
  while (left > 0) {
    const wanting = columns.flatMap(({ share }, i) => (share > 0 && (widths[i] ?? 0) < (natural[i] ?? 0) ? [{ i, share }] : []))
    if (wanting.length === 0) break
    const shares = wanting.reduce((sum, { share }) => sum + share, 0)
    const before = left
    for (const { i, share } of wanting) {
      const width = widths[i] ?? 0
      const more = Math.min(left, (natural[i] ?? 0) - width, Math.max(1, Math.floor((before * share) / shares)))
      widths[i] = width + more
      left -= more
    }
  }
  return widths
}

function layOut(row: string[], widths: number[]): string {
  const wrapped = widths.map((width, i) => wrap(row[i] ?? '', width))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    widths.map((width, i) => (wrapped[i]?.[line] ?? '').padEnd(width)).join(GAP).trimEnd(),
  ).join('\n')
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line === '' || line.length + 1 + word.length <= width) lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
    else lines.push(word)
  }
  return lines.flatMap((line) => broken(line, width))
}

/** A word longer than the column, cut after an underscore or a hyphen if it has one. */
function broken(word: string, width: number): string[] {
  if (word.length <= width) return [word]
  return word.match(new RegExp(`.{0,${width - 1}}[_-](?=.)|.{1,${width}}`, 'gu')) ?? ['']
}
