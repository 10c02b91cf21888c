import { canonicalUrl } from '../../shared/articles/canonical-url.ts'

/** Where a page was read, and which address it gives for itself. */
export type PageAddress = { finalUrl: string; canonical: string | null }

/** What one document's address may have and another's not: the marks of mobile and accelerated pages. */
const VARIANT_SEGMENTS: ReadonlySet<string> = new Set(['', 'amp', 'amp.html', 'index.html', 'index.htm', 'index.php'])

/**
 * The address of the document that was found at `listed`, from the page alone: where redirects led, or what
 * the page says of itself. Sites often give one wrong address for many documents, by which all but one
 * would be lost: what a page says counts only if it keeps whatever tells the document apart.
 */
export function documentUrl(listed: string, { finalUrl, canonical }: PageAddress): string {
  const arrived = canonicalUrl(finalUrl)
  const found = arrived === null || isFrontPage(arrived, listed) ? listed : arrived
  return canonical !== null && keepsWhatTells(found, canonical) ? canonical : found
}

/** A redirect to the front page says that the document is not there, not that it is the front page. */
function isFrontPage(address: string, listed: string): boolean {
  return new URL(address).pathname === '/' && new URL(listed).pathname !== '/'
}

/** Whether `to` ends in the same name as `from`, and has every part of it with a figure: dates, numbers, ids. */
function keepsWhatTells(from: string, to: string): boolean {
  const [source, target] = [partsOf(from), partsOf(to)]
  const withFigures = [...source.path, ...source.values].filter((part) => /\d/.test(part))
  const name = source.path.at(-1)
  const all = new Set([...target.path, ...target.values])
  return name !== undefined && name === target.path.at(-1) && withFigures.every((part) => all.has(part))
}

function partsOf(address: string): { path: string[]; values: string[] } {
  const { pathname, searchParams } = new URL(address)
  const path = pathname
    .split('/')
    .filter((segment) => !VARIANT_SEGMENTS.has(segment.toLowerCase()))
    .map((segment) => segment.replace(/(?:\.amp)?\.html?$|\.amp$/i, ''))
  return { path, values: [...searchParams.values()] }
}
