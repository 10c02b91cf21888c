import type { MendedXml } from './mend-xml.ts'

/**
 * Namespaces that feeds use, under the prefix by which this reader knows them; several have known
 * misspellings. `content` is called `markup` to keep rss-parser from making a snippet of `content:encoded`
 * with patterns whose time grows with the square of a hostile text.
 */
const PREFIX_OF_NAMESPACE: readonly [RegExp, string][] = [
  // The modules of RSS 1.0 live below its own address: first match counts.
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content/, 'markup'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/syndication/, 'sy'],
  [/^https?:\/\/www\.w3\.org\/2005\/atom\/?$|^https?:\/\/purl\.org\/atom\//, 'atom'],
  [/^https?:\/\/purl\.org\/rss\/|netscape\.com\/rdf\/|userland\.com\/rss|harvard\.edu\/tech\/rss|^https?:\/\/purl\.org\/net\/rss/, 'rss'],
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns/, 'rdf'],
  [/^https?:\/\/purl\.org\/dc\/elements\//, 'dc'],
  [/^https?:\/\/purl\.org\/dc\/terms/, 'dcterms'],
  [/^https?:\/\/www\.w3\.org\/1999\/xhtml/, 'xhtml'],
  [/^https?:\/\/www\.w3\.org\/xml\/1998\/namespace/, 'xml'],
  [/sitemap-news\/|\/schemas\/sitemap-news/, 'news'],
  [/\/schemas\/sitemap\//, 'rss'],
  [/feedburner/, 'feedburner'],
  [/^https?:\/\/search\.yahoo\.com\/mrss/, 'media'],
  [/itunes\.com|itunes\.apple\.com/, 'itunes'],
]

/** Prefixes that are what they seem even where nobody declares them. */
const USUAL_PREFIXES = ['atom', 'dc', 'dcterms', 'sy', 'rdf', 'news', 'media', 'itunes', 'xhtml', 'feedburner', 'xml']

/** Elements that hold others, under the names by which rss-parser knows them. */
const STRUCTURE: ReadonlyMap<string, string> = new Map([
  ['rss:rss', 'rss'],
  ['rdf:rdf', 'rdf:RDF'],
  ['rss:rdf', 'rdf:RDF'],
  ['rss:channel', 'channel'],
  ['rss:item', 'item'],
  ['atom:feed', 'feed'],
  ['rss:entry', 'item'],
  ['atom:entry', 'entry'],
  ['atom:item', 'entry'],
])

/** A sitemap is told in RSS's terms. */
const SITEMAP_STRUCTURE: ReadonlyMap<string, string> = new Map([
  ['rss:rss', 'rss'],
  ['rss:urlset', 'channel'],
  ['rss:url', 'item'],
])

/** RSS without a channel is told in RDF's terms, where items stand beside the channel that the mending added. */
const CHANNELLESS_STRUCTURE: ReadonlyMap<string, string> = new Map([...STRUCTURE, ['rss:rss', 'rdf:RDF']])

/**
 * A function from element names as written to names with one well-known prefix per namespace
 * (`dc:date`, `atom:link`, `rss:title`), in lower case, whatever prefixes the document declares.
 */
export function nameReader({ xml, root, channelAdded }: MendedXml): (written: string) => string {
  const known = new Map([...USUAL_PREFIXES.map((prefix) => [prefix, prefix] as const), ['content', 'markup']])
  for (const [, prefix = '', double, single] of xml.matchAll(/\sxmlns:([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const wellKnown = prefixOf(double ?? single ?? '')
    if (wellKnown !== null) known.set(prefix.toLowerCase(), wellKnown)
  }
  const rootName = root.name.split(':').at(-1)?.toLowerCase()
  const home = rootName === 'feed' || rootName === 'entry' ? 'atom' : 'rss'
  const structure = rootName === 'urlset' ? SITEMAP_STRUCTURE : channelAdded ? CHANNELLESS_STRUCTURE : STRUCTURE
  return (written) => {
    const [local = '', prefix] = written.toLowerCase().split(':').reverse()
    const name = `${prefix === undefined ? home : (known.get(prefix) ?? `other-${prefix}`)}:${local}`
    return structure.get(name) ?? name
  }
}

function prefixOf(namespace: string): string | null {
  const uri = namespace.trim().toLowerCase()
  return PREFIX_OF_NAMESPACE.find(([pattern]) => pattern.test(uri))?.[1] ?? null
}
