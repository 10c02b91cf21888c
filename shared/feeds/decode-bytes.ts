/** A document's text and the encoding it was read in. */
export type DecodedText = {
  text: string
  /** WHATWG name: `utf-8`, `windows-1251` … */
  encoding: string
  /** What was wrong with the declared encoding, or null. */
  warning: string | null
}

/** How many bytes at the start are searched for the document's own declaration (as in the HTML standard). */
const DECLARATION_WINDOW = 1024

/**
 * A single-byte encoding agrees with any bytes, and UTF-8 with hardly any that are not UTF-8: it is believed
 * against the declaration, but for one character, which may come about by chance (`Â»` at the end of a quotation).
 */
const LEAST_UTF8_CHARACTERS = 2

/**
 * The text of a downloaded document. The encoding is the first of these that the bytes agree with: byte
 * order mark, the charset of the HTTP `Content-Type`, the document's own declaration (XML 1.0, appendix F,
 * or an HTML `meta`), UTF-8, windows-1252. Bytes of no valid encoding become U+FFFD; nothing throws.
 */
export function decodeBytes(bytes: Uint8Array, contentType?: string | null): DecodedText {
  const wide = utf16Or32(bytes)
  if (wide !== null) return wide
  const fromHttp = /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1]
  const declared = declaredEncoding(bytes)
  const stated = [fromHttp, declared].filter((name) => name !== undefined)
  for (const [index, name] of stated.entries()) {
    const text = decodeStrictly(bytes, name)
    if (text === null) continue
    const utf8 = isSingleByte(name) && !isAscii(bytes) ? decodeStrictly(bytes, 'utf-8') : null
    if (utf8 !== null && count(utf8, /[^\0-\x7F]/gu) >= LEAST_UTF8_CHARACTERS) return { text: utf8, encoding: 'utf-8', warning: `declared as ${name} but is utf-8` }
    return { text, encoding: canonicalName(name), warning: index === 0 ? null : `not ${stated[0]} as the server says, but ${name}` }
  }
  return undeclared(bytes, stated[0] ?? null)
}

function undeclared(bytes: Uint8Array, stated: string | null): DecodedText {
  const utf8 = decodeStrictly(bytes, 'utf-8')
  const warning = stated === null ? null : `not ${stated} as declared`
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', warning }
  // One byte cut off or damaged does not make a UTF-8 document a windows-1252 one.
  const damaged = new TextDecoder('utf-8').decode(bytes)
  const broken = count(damaged, /\uFFFD/g)
  const sound = count(damaged, /[\u0080-\uFFFC]/g)
  if (broken < sound) return { text: damaged, encoding: 'utf-8', warning: `${broken} characters are not valid utf-8` }
  const text = new TextDecoder('windows-1252').decode(bytes)
  return { text, encoding: 'windows-1252', warning: `${stated === null ? 'no encoding declared' : warning}: read as windows-1252` }
}

function decodeStrictly(bytes: Uint8Array, name: string): string | null {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes)
  } catch {
    return null // An unknown name (RangeError) or bytes that are not of it (TypeError): the next candidate's turn.
  }
}

/** From the first bytes, read as ASCII: an XML declaration or an HTML `meta`. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARATION_WINDOW))
  const xml = /^[^<]*<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1]
  return xml ?? /<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1]
}

/** Encodings of two and four bytes: told by their byte order mark, or by the zeros around the first `<`. */
function utf16Or32(bytes: Uint8Array): DecodedText | null {
  const [a = -1, b = -1, c = -1, d = -1] = bytes
  const starts = (...wanted: number[]): boolean => wanted.every((byte, index) => [a, b, c, d][index] === byte)
  if (starts(0xff, 0xfe, 0, 0) || starts(0x3c, 0, 0, 0)) return { text: decodeUtf32(bytes, true), encoding: 'utf-32le', warning: null }
  if (starts(0, 0, 0xfe, 0xff) || starts(0, 0, 0, 0x3c)) return { text: decodeUtf32(bytes, false), encoding: 'utf-32be', warning: null }
  if (starts(0xff, 0xfe) || starts(0x3c, 0)) return utf16(bytes, 'utf-16le')
  if (starts(0xfe, 0xff) || starts(0, 0x3c)) return utf16(bytes, 'utf-16be')
  if (starts(0xef, 0xbb, 0xbf)) {
    const text = decodeStrictly(bytes, 'utf-8')
    return text === null ? undeclared(bytes, 'utf-8') : { text, encoding: 'utf-8', warning: null }
  }
  return null
}

function utf16(bytes: Uint8Array, encoding: string): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, warning: null }
}

/** TextDecoder knows no UTF-32; some exporters write it. */
function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const point = view.getUint32(at, littleEndian)
    if (at === 0 && point === 0xfeff) continue
    text += point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD'
  }
  return text
}

function canonicalName(name: string): string {
  return new TextDecoder(name).encoding
}

function isSingleByte(name: string): boolean {
  return /^(?:windows-125|iso-8859-|macintosh|koi8-|ibm866|x-mac-|windows-874)/.test(canonicalName(name))
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
