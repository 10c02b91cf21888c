import type { Report } from '../domain/report.ts'
import { byPublication } from './cluster-reports.ts'
import { foldText } from './fold-text.ts'
import { TELLING_SENTENCE } from './same-occasion.ts'
import { sentenceKey } from './sentence-key.ts'

/**
 * One account of a meeting: a report with the copies of it that other outlets carry. Copies are reports
 * whose proving sentence is the same; a wire story in ten papers speaks with one voice.
 */
export type Voice = {
  /** Published first. */
  lead: Report
  /** Earliest published first, the lead included. */
  reports: Report[]
  /** Who speaks: voices of one source are not independent of each other. */
  source: string
  official: boolean
  /** How much it counts, a whole number: confidence in thousandths, halved where the article only mentions the meeting. */
  weight: number
}

const OFFICIAL_KINDS: ReadonlySet<string> = new Set(['ministry', 'government', 'organisation'])

/** The voices among a meeting's reports, the earliest first. */
export function voicesOf(reports: readonly Report[]): Voice[] {
  const groups = new Map<string, Report[]>()
  for (const report of inOrderOfPublication(reports)) {
    const sentence = sentenceKey(report.meeting.evidence)
    const key = sentence.length >= TELLING_SENTENCE ? sentence : report.reportId
    groups.set(key, [...(groups.get(key) ?? []), report])
  }
  return [...groups.values()].map(voiceOf)
}

function voiceOf(reports: Report[]): Voice {
  const [lead] = reports
  if (lead === undefined) throw new Error('a voice has at least one report')
  return {
    lead,
    reports,
    source: foldText(citedOutlet(lead) ?? lead.outlet ?? lead.url),
    official: reports.some(({ outletKind }) => outletKind !== null && OFFICIAL_KINDS.has(outletKind)),
    weight: Math.max(...reports.map(reportWeight)),
  }
}

/** An outlet that retells another ("reported The Korea Herald") adds no voice to that other's. */
export function citedOutlet(report: Report): string | null {
  const outlets = report.meeting.accounts.flatMap(({ outlet }) => (outlet === null ? [] : [outlet]))
  return outlets.length > 0 && new Set(outlets.map(foldText)).size === 1 ? (outlets[0] ?? null) : null
}

function reportWeight({ meeting }: Report): number {
  return Math.max(1, Math.round(meeting.confidence * 1000 * (meeting.salience === 'main' ? 1 : 0.5)))
}

/** Earliest published first; equal instants by report id. */
export function inOrderOfPublication(reports: readonly Report[]): Report[] {
  return reports
    .map((report) => ({ report, publishedAt: new Date(report.publishedAt).toISOString(), reportId: report.reportId }))
    .toSorted(byPublication)
    .map(({ report }) => report)
}
