/** What a page's JSON-LD says about its article; null where it says nothing. */
export type JsonLdArticle = {
  headline: string | null
  datePublished: string | null
  authors: string[]
  /** The article's text without paragraphs, where the publisher gives it. */
  articleBody: string | null
  language: string | null
  accessibleForFree: boolean | null
}

const ARTICLE_TYPE = /(?:Article|Report|BlogPosting|LiveBlogPosting|PressRelease|SocialMediaPosting)$/
const MOST_NODES = 1_000

/** The article node of a page's JSON-LD blocks (schema.org), or null. What is no JSON is passed over. */
export function readJsonLd(blocks: readonly string[]): JsonLdArticle | null {
  const nodes = blocks.flatMap((block) => nodesOf(parseLeniently(block)))
  const article = nodes.find((node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type)))
  if (article === undefined) return null
  return {
    headline: text(article['headline']) ?? text(article['name']),
    datePublished: text(article['datePublished']) ?? text(article['dateCreated']),
    authors: list(article['author']).map(nameOf).filter((name) => name !== null),
    articleBody: text(article['articleBody']),
    language: text(article['inLanguage']) ?? (isNode(article['inLanguage']) ? text(article['inLanguage']['alternateName']) : null),
    accessibleForFree: boolean(article['isAccessibleForFree']),
  }
}

type Node = Record<string, unknown>

function parseLeniently(block: string): unknown {
  const json = block
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/g, '')
    .trim()
    .replace(/;$/, '')
  try {
    return JSON.parse(json)
  } catch {
    return parseWithRawBreaks(json)
  }
}

/** Line breaks and tabs inside strings are the usual mistake. */
function parseWithRawBreaks(json: string): unknown {
  try {
    return JSON.parse(json.replace(/[\n\r\t]/g, ' '))
  } catch {
    return null // Not JSON: the page's other marks are asked.
  }
}

/** All objects of a block in order, those of `@graph` and of nested lists included. */
function nodesOf(value: unknown): Node[] {
  const nodes: Node[] = []
  const ahead = [value]
  for (let next = ahead.shift(); ahead.length > 0 || next !== undefined; next = ahead.shift()) {
    if (Array.isArray(next)) ahead.unshift(...next.slice(0, MOST_NODES))
    else if (isNode(next)) {
      nodes.push(next)
      ahead.push(...['@graph', 'mainEntity', 'mainEntityOfPage'].map((key) => next[key]).filter((found) => typeof found === 'object'))
    }
    if (nodes.length >= MOST_NODES) break
  }
  return nodes
}

function typesOf(node: Node): string[] {
  return list(node['@type']).filter((type) => typeof type === 'string')
}

function nameOf(value: unknown): string | null {
  return isNode(value) ? text(value['name']) : text(value)
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function boolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  return typeof value === 'string' ? value.toLowerCase() === 'true' : null
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
