import type { Report } from '../domain/report.ts'

/** Stands where an article's words stood. Too short to make two such reports pass for copies of one text. */
export const TAKEN_DOWN = '(taken down)'

/**
 * The report of an article whose text was taken down: that it told of the meeting, and the facts that it gave (who,
 * where, when, about what), without any of its words.
 */
export function redactedReport(report: Report, articleVersion: number): Report {
  const { meeting } = report
  return {
    ...report,
    articleVersion,
    title: null,
    meeting: { ...meeting, evidence: TAKEN_DOWN, outcomes: [], statements: [], series: null, spans: [] },
  }
}
