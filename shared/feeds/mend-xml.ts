import { decodeHTMLStrict } from 'entities'

/** Well-formed as far as characters and references go, without declaration and document type. */
export type MendedXml = {
  xml: string
  root: RootTag
  /** Whether an empty channel was put into an RSS document that has none. */
  channelAdded: boolean
  warnings: string[]
}

export type RootTag = {
  /** As written, prefix included. */
  name: string
  attributes: ReadonlyMap<string, string>
}

/** Names that a feed's root element goes by, prefix aside. */
const ROOT = /<(?:[\w.-]+:)?(?:rss|feed|rdf|channel|urlset)(?=[\s>])/i
const TAG = /^<([^\s<>/]+)((?:[^<>"']|"[^"]*"|'[^']*'){0,20000})>/
const ATTRIBUTE = /([^\s"'=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
/** What XML 1.0 (2.2) allows in no document. */
// oxlint-disable-next-line no-control-regex -- these characters are what it is about
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
/** A CDATA section or comment (left alone), or an ampersand with what may be its reference. */
const REFERENCE = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|&(?:#(\d{1,8}|x[0-9a-f]{1,6});|([a-z][a-z0-9]{1,31});)?/gi

/**
 * Mends what publishers most often get wrong: text before the document, characters that XML forbids, bare
 * ampersands, HTML's entities, windows-1252 numbers, a document cut off in the middle. Entities that the
 * document declares for itself are never expanded: the document type goes, and with it every expansion bomb.
 * Null if there is no feed's root element.
 */
export function mendXml(text: string): MendedXml | null {
  const warnings: string[] = []
  let xml = text.replace(FORBIDDEN, '')
  const start = xml.search(ROOT)
  if (start < 0) return null
  const prolog = xml.slice(0, start)
  if (/<!ENTITY/i.test(prolog)) warnings.push('declares entities of its own, which are not expanded')
  if (!/^\uFEFF?\s*(?:<|$)/.test(prolog)) warnings.push('has text before the document')
  xml = mendReferences(xml.slice(start))
  const tag = TAG.exec(xml)
  if (tag === null) return null
  const root = { name: tag[1] ?? '', attributes: readAttributes(tag[2] ?? '') }
  if (!new RegExp(`</${escapedPattern(root.name)}\\s*>`).test(xml)) {
    warnings.push('is cut off before its end')
    xml = closeCutOff(xml, root.name)
  }
  const channelAdded = /(?:^|:)(?:rss|rdf)$/i.test(root.name) && !hasChannel(xml)
  if (channelAdded) xml = `${tag[0]}<channel/>${xml.slice(tag[0].length)}`
  return { xml, root, channelAdded, warnings }
}

function readAttributes(source: string): ReadonlyMap<string, string> {
  return new Map([...source.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [name, double ?? single ?? '']))
}

function mendReferences(xml: string): string {
  return xml.replace(REFERENCE, (found: string, number?: string, name?: string) => {
    if (number !== undefined) return characterReference(number)
    if (name !== undefined) return namedReference(found, name)
    return found === '&' ? '&amp;' : found
  })
}

function characterReference(number: string): string {
  const point = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number.parseInt(number, 10)
  if (point < 0x20 && ![9, 10, 13].includes(point)) return ''
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) || point === 0xfffe || point === 0xffff) return '\uFFFD'
  // As in HTML, 128 to 159 mean the windows-1252 characters that their authors had in mind.
  return escaped(decodeHTMLStrict(`&#${point};`))
}

/** Entities whose characters in XHTML 1.0, which is what an entity in XML means, are not those of today's HTML. */
const XHTML_ONLY: ReadonlyMap<string, string> = new Map([['lang', '\u2329'], ['rang', '\u232A']])

function namedReference(found: string, name: string): string {
  if (/^(?:amp|lt|gt|quot|apos)$/.test(name)) return found
  const meaning = XHTML_ONLY.get(name) ?? decodeHTMLStrict(found)
  return meaning === found ? `&amp;${name};` : escaped(meaning)
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Up to the last whole item, then closed; what is cut in the middle is not there. */
function closeCutOff(xml: string, root: string): string {
  const lastItem = [...xml.matchAll(/<\/(?:[\w.-]+:)?(?:item|entry|url)\s*>/gi)].at(-1)
  const end = lastItem === undefined ? -1 : lastItem.index + lastItem[0].length
  const rest = end < 0 ? xml : xml.slice(end)
  const cutItem = /<(?:[\w.-]+:)?(?:item|entry|url)(?=[\s>])/i.test(rest)
  const whole = end < 0 || !cutItem ? xml.replace(/<[^<>]*$/, '') : xml.slice(0, end)
  const channel = /<((?:[\w.-]+:)?channel)(?=[\s>])/i.exec(whole)?.[1]
  const channelOpen = channel !== undefined && !whole.includes(`</${channel}`)
  return `${whole}${channelOpen ? `</${channel}>` : ''}</${root}>`
}

function hasChannel(xml: string): boolean {
  return /<(?:[\w.-]+:)?channel(?=[\s/>])/i.test(xml)
}

function escapedPattern(name: string): string {
  return name.replace(/[^\w]/g, '\\$&')
}
