import { decodeHTML } from 'entities'

const TAG = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi

/** One line of plain text from a line of HTML: tags gone, entities decoded, white space squeezed. Null if nothing is left. */
export function plainText(html: string): string | null {
  return oneLine(decodeHTML(html.replace(TAG, '')))
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
