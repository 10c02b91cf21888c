import { createHash } from 'node:crypto'

/** Twenty hexadecimal digits (80 bits) of SHA-256: short to read, and no collision to expect below 10^11 ids. */
function digest(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 20)
}

/** A feed is its address: the same address is the same feed after every deploy. */
export function feedId(url: string): string {
  return `f_${digest(url)}`
}

/** An article is its canonical address. */
export function articleId(canonicalUrl: string): string {
  return `a_${digest(canonicalUrl)}`
}

/**
 * A report is an article and the occasion in it. `occasion` must not depend on the order of the
 * article's other meetings, so that a re-run that finds one more keeps the other ids.
 */
export function reportId(article: string, occasion: string): string {
  return `r_${digest(article, occasion)}`
}

/** A meeting is named after its founding report (see docs/data-model.md). */
export function meetingId(foundingReportId: string): string {
  return `m_${foundingReportId.slice(2)}`
}
