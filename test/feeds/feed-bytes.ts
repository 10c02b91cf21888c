/** The bytes of a text in UTF-8. */
export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** An RSS 2.0 feed around these items. */
export function rss(items: string, channel = '<title>Seoul Ledger</title>'): Uint8Array {
  return bytes(`<?xml version="1.0"?><rss version="2.0"><channel>${channel}${items}</channel></rss>`)
}
