import type { Anchor } from '../domain/correction.ts'
import type { Report } from '../domain/report.ts'
import { textOrder } from '../domain/text-order.ts'
import { dayNumber, dayText } from './calendar-days.ts'
import { matchView } from './match-view.ts'
import type { MatchView } from './match-view.ts'

/** Of a meeting's reports, so many, the earliest published, hold a ruling on it. */
export const MOST_ANCHORS = 10

/** Of a report that a better extractor replaced, its successor has this many parties in common with it. */
const PARTIES_IN_COMMON = 2

/** What a ruling holds on to of a report. */
export function anchorOf(report: Report, side: Anchor['side']): Anchor {
  const { articleId, reportId, parties, window } = matchView(report)
  return { articleId, reportId, parties: [...parties], day: dayText(window.from), side }
}

/**
 * The report that an anchor stands for among `views`, which hold all reports of its article or none: the
 * report itself, else the article's report most like it, else null.
 */
export function anchoredReport(anchor: Anchor, views: readonly MatchView[]): MatchView | null {
  const ofArticle = views.filter(({ articleId }) => articleId === anchor.articleId)
  const itself = ofArticle.find(({ reportId }) => reportId === anchor.reportId)
  if (itself !== undefined) return itself
  const [successor] = ofArticle
    .map((view) => ({ view, common: view.parties.filter((party) => anchor.parties.includes(party)).length, off: Math.abs(view.window.from - dayNumber(anchor.day)) }))
    .filter(({ common }) => common >= PARTIES_IN_COMMON)
    .toSorted((a, b) => b.common - a.common || a.off - b.off || textOrder(a.view.reportId, b.view.reportId))
  return successor?.view ?? null
}

/** The reports, among `views`, that a ruling's anchors of one side stand for. */
export function anchoredReports(anchors: readonly Anchor[], side: Anchor['side'], views: readonly MatchView[]): MatchView[] {
  const found = anchors.filter((anchor) => anchor.side === side).map((anchor) => anchoredReport(anchor, views))
  return [...new Map(found.flatMap((view) => (view === null ? [] : [[view.reportId, view] as const]))).values()]
}
