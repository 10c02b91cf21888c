import { escapeHtml, plainText, oneLine } from '../articles/plain-text.ts'

/** An element as the XML reader hands it over: `$` attributes, `_` the text directly in it, `$$` its children in order. */
export type XmlElement = {
  '#name': string
  $?: Record<string, string>
  _?: string
  $$?: XmlElement[]
}

/** The name under which the reader keeps a stretch of text among the children. */
export const TEXT_NODE = '__text__'

/** Elements nested deeper than this are cut off: no page that people write is. */
const MOST_NESTED = 100

export function childrenOf(element: XmlElement | undefined): XmlElement[] {
  return (element?.$$ ?? []).filter((child) => child['#name'] !== TEXT_NODE)
}

export function childrenNamed(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  return childrenOf(element).filter((child) => names.includes(child['#name']))
}

/** The value of an attribute, whatever the case of its name. */
export function attribute(element: XmlElement | undefined, name: string): string | null {
  const found = Object.entries(element?.$ ?? {}).find(([written]) => written.toLowerCase() === name)
  return found?.[1].trim() ?? null
}

/** The text of an element that holds nothing else, or null if it is blank. */
export function textOf(element: XmlElement | undefined): string | null {
  const text = (element?._ ?? '').trim()
  return text === '' ? null : text
}

/** The content of a text construct as HTML, by the rules of Atom 1.0 and 0.3; RSS text is HTML. Null if blank. */
export function htmlOf(element: XmlElement): string | null {
  const isAtom = element['#name'].startsWith('atom:')
  const type = attribute(element, 'type')?.toLowerCase() ?? (isAtom ? 'text' : 'html')
  const mode = attribute(element, 'mode')?.toLowerCase() ?? null
  const kind = mode === null ? type : mode === 'escaped' ? type.replace('text/plain', 'text') : mode
  if (childrenOf(element).length > 0) return blankToNull(innerMarkup(element, 0))
  const text = textOf(element)
  if (text === null) return null
  if (kind === 'base64' || isBinary(kind)) return blankToNull(Buffer.from(text, 'base64').toString('utf8'))
  return kind === 'text' || kind === 'text/plain' ? escapeHtml(text) : text
}

/** A title as one line of plain text, or null if blank. */
export function titleOf(element: XmlElement): string | null {
  const html = htmlOf(element)
  return html === null ? null : (plainText(html) ?? oneLine(html))
}

function innerMarkup(element: XmlElement, depth: number): string {
  if (depth > MOST_NESTED) return ''
  return (element.$$ ?? [])
    .map((child) => {
      if (child['#name'] === TEXT_NODE) return escapeHtml(child._ ?? '')
      const tag = child['#name'].split(':').at(-1) ?? ''
      const attributes = Object.entries(child.$ ?? {})
        .filter(([name]) => !name.startsWith('xmlns'))
        .map(([name, value]) => ` ${name}="${escapeHtml(value).replaceAll('"', '&quot;')}"`)
        .join('')
      return `<${tag}${attributes}>${innerMarkup(child, depth + 1)}</${tag}>`
    })
    .join('')
}

/** Atom 1.0, 4.1.3.3: such content comes in base64. */
function isBinary(type: string): boolean {
  return type === 'application/octet-stream' || /^(?:image|audio|video)\//.test(type)
}

function blankToNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
