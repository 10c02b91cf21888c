import { meetingId } from '../domain/ids.ts'
import { likeness } from './same-occasion.ts'
import type { DateKind, MatchView } from './match-view.ts'

/** Reports of one meeting, the earliest published first. */
export type Cluster = { meetingId: string; reports: MatchView[] }

/**
 * Groups reports into meetings. Each report follows the report that it is most like among those that are
 * more telling than itself; a report that finds none is a meeting's first word, and its followers, their
 * followers and so on are the meeting. So a vague report joins one meeting and never ties two together,
 * and whom a report follows depends on nothing but the reports that it can be the same as:
 *
 * - the outcome is a function of the set of reports, whatever their order;
 * - a report that comes or goes changes only whom its like follow, hence only their meetings
 *   (docs/data-model.md proves that `closure` of the store loads enough).
 */
export function clusterReports(views: readonly MatchView[]): Cluster[] {
  const ranked = views.toSorted(byTellingFirst)
  const leaderOf = new Map<string, string>()
  const clusters = new Map<string, MatchView[]>()
  for (const [rank, view] of ranked.entries()) {
    const followed = mostAlike(view, ranked, rank)
    const leader = followed === null ? view.reportId : (leaderOf.get(followed.reportId) ?? view.reportId)
    leaderOf.set(view.reportId, leader)
    const members = clusters.get(leader)
    if (members === undefined) clusters.set(leader, [view])
    else members.push(view)
  }
  return [...clusters.values()].map(namedCluster).toSorted((a, b) => compareText(a.meetingId, b.meetingId))
}

/** Those of `views` that follow the report `reportId`, if they are all of its meeting. */
export function followersOf(reportId: string, views: readonly MatchView[]): MatchView[] {
  const ranked = views.toSorted(byTellingFirst)
  return ranked.filter((view, rank) => mostAlike(view, ranked, rank)?.reportId === reportId)
}

/** The report most like `view` among the first `rank` of `ranked`, which are more telling than it. */
function mostAlike(view: MatchView, ranked: readonly MatchView[], rank: number): MatchView | null {
  let best: MatchView | null = null
  let bestLikeness = 0
  for (let index = 0; index < rank; index += 1) {
    const candidate = ranked[index]
    const value = candidate === undefined ? 0 : likeness(view, candidate)
    // Candidates come the most telling first, so among equals the more telling one stays.
    if (candidate !== undefined && value > bestLikeness) {
      best = candidate
      bestLikeness = value
    }
  }
  return best
}

/** A meeting bears the name of its report published first, so that late news seldom renames it. */
function namedCluster(reports: MatchView[]): Cluster {
  const ordered = reports.toSorted(byPublication)
  const founder = ordered[0]
  if (founder === undefined) throw new Error('a cluster has at least one report')
  return { meetingId: meetingId(founder.reportId), reports: ordered }
}

/** Earliest published first; equal instants by report id. */
export function byPublication(a: { publishedAt: string; reportId: string }, b: { publishedAt: string; reportId: string }): number {
  return compareText(a.publishedAt, b.publishedAt) || compareText(a.reportId, b.reportId)
}

const VAGUENESS: Record<DateKind, number> = { day: 0, days: 1, week: 2, month: 3, year: 4, none: 5 }
const STATUS_RANK: Record<MatchView['status'], number> = { held: 0, planned: 1, postponed: 2, cancelled: 3, proposed: 4 }

/**
 * A strict total order, the most telling report first: exact dates before vague ones, people named on two
 * sides before one, the later date before the earlier (a moved meeting gathers under its new date), what
 * an article is about before what it mentions.
 */
function byTellingFirst(a: MatchView, b: MatchView): number {
  return (
    VAGUENESS[a.dateKind] - VAGUENESS[b.dateKind] ||
    Math.min(b.people.size, 2) - Math.min(a.people.size, 2) ||
    b.window.from - a.window.from ||
    compareText(a.salience, b.salience) ||
    STATUS_RANK[a.status] - STATUS_RANK[b.status] ||
    b.parties.length - a.parties.length ||
    byPublication(a, b)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
