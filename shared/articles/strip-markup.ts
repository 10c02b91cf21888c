/** Elements that hold no article text and most of a page's bytes; JSON-LD alone is of use. */
const DROPPED = ['script', 'style', 'template', 'svg', 'noscript', 'iframe', 'object', 'canvas', 'math']
const OPENING = new RegExp(`<(?:!--|(${DROPPED.join('|')})(?=[\\s/>]))`, 'gi')
const JSON_LD = /^[^>]*\btype\s*=\s*["']?application\/ld\+json/i

export type StrippedPage = {
  html: string
  /** The JSON-LD blocks, as written. */
  jsonLd: string[]
}

/**
 * A page without scripts, styles, drawings and comments, and its JSON-LD apart. Works on the text, in time
 * that grows with its length alone, so that whatever builds a DOM afterwards has a fraction to do.
 */
export function stripMarkup(html: string): StrippedPage {
  const kept: string[] = []
  const jsonLd: string[] = []
  const unclosed = new Set<string>()
  let position = 0
  OPENING.lastIndex = 0
  for (let opening = OPENING.exec(html); opening !== null; opening = OPENING.exec(html)) {
    const name = opening[1]?.toLowerCase() ?? '--'
    if (unclosed.has(name)) continue
    const bodyStart = OPENING.lastIndex
    const [end, after] = name === '--' ? closingComment(html, bodyStart) : closingTag(html, name, bodyStart)
    if (end < 0) {
      // Never closed: what follows is kept, and no other of the name is looked for to the end again.
      unclosed.add(name)
      continue
    }
    kept.push(html.slice(position, opening.index))
    if (name === 'script') {
      const content = html.slice(bodyStart, end)
      const tagEnd = content.indexOf('>')
      if (tagEnd >= 0 && JSON_LD.test(content.slice(0, tagEnd))) jsonLd.push(content.slice(tagEnd + 1))
    }
    position = after
    OPENING.lastIndex = after
  }
  kept.push(html.slice(position))
  return { html: kept.join(' '), jsonLd }
}

function closingComment(html: string, from: number): [end: number, after: number] {
  const end = html.indexOf('-->', from)
  return [end, end + 3]
}

function closingTag(html: string, name: string, from: number): [end: number, after: number] {
  const pattern = new RegExp(`</${name}(?=[\\s/>])[^<>]*>`, 'gi')
  pattern.lastIndex = from
  const closing = pattern.exec(html)
  return closing === null ? [-1, -1] : [closing.index, closing.index + closing[0].length]
}
