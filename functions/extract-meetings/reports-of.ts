import type { ArchivedText } from '../../shared/domain/article.ts'
import type { ExtractedMeeting } from '../../shared/domain/extracted-meeting.ts'
import type { ReadMeeting } from '../../shared/engine/article-reading.ts'
import { reportId } from '../../shared/domain/ids.ts'
import type { Report } from '../../shared/domain/report.ts'

/** The meetings found in one article as reports of it. */
export function reportsOf(text: ArchivedText, read: ReadMeeting[], extractorVersion: string): Report[] {
  const occasions = occasionKeys(read.map(({ meeting }) => meeting))
  return read.map(({ meeting, provenance }, index) => ({
    reportId: reportId(text.articleId, occasions[index] ?? ''),
    articleId: text.articleId,
    articleVersion: text.version,
    extractorVersion,
    outlet: text.outlet,
    outletKind: text.outletKind,
    url: text.url,
    title: text.title,
    publishedAt: text.publishedAt,
    meeting,
    ...(provenance && { provenance }),
  }))
}

/**
 * A key for each occasion within its article: its parties and its day, and a number where an article
 * tells of several of the same parties on the same day. It leaves out what a better extractor is
 * likeliest to see otherwise (status, people, place), and depends on no occasion of other parties.
 */
function occasionKeys(meetings: ExtractedMeeting[]): string[] {
  const inTextOrder = meetings
    .map((meeting, index) => ({ index, base: occasionBase(meeting), position: firstPosition(meeting) }))
    .sort((a, b) => a.position - b.position)
  const seen = new Map<string, number>()
  const keys: string[] = []
  for (const { index, base } of inTextOrder) {
    const ordinal = seen.get(base) ?? 0
    seen.set(base, ordinal + 1)
    keys[index] = `${base}#${ordinal}`
  }
  return keys
}

function occasionBase({ parties, date }: ExtractedMeeting): string {
  return `${parties.toSorted().join('+')}@${date?.start ?? 'undated'}`
}

/** Where in the article the occasion is first spoken of. */
function firstPosition({ spans }: ExtractedMeeting): number {
  return spans.reduce((first, { start }) => Math.min(first, start), Infinity)
}
