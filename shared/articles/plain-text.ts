import { decodeHTML } from 'entities'

const TAG = /<\/?[a-z][^<>]*>/gi

/** One line of plain text from a line of HTML: tags gone, entities decoded, white space squeezed. Null if nothing is left. */
export function plainText(html: string): string | null {
  return oneLine(decodeHTML(withoutComments(html).replace(TAG, '')))
}

function withoutComments(html: string): string {
  const kept: string[] = []
  let position = 0
  for (;;) {
    const start = html.indexOf('<!--', position)
    const end = start < 0 ? -1 : html.indexOf('-->', start + 4)
    if (end < 0) return kept.join('') + html.slice(position)
    kept.push(html.slice(position, start))
    position = end + 3
  }
}

/** White space squeezed; null if nothing is left. */
export function oneLine(text: string): string | null {
  const line = text.replace(/[\s\u00A0\u200B\uFEFF]+/g, ' ').trim()
  return line === '' ? null : line
}

/** Text as HTML that shows it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
