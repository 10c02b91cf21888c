import { inForce } from '../domain/correction.ts'
import type { Correction } from '../domain/correction.ts'
import { meetingId } from '../domain/ids.ts'
import { anchoredReports } from './anchors.ts'
import { likeness } from './same-occasion.ts'
import type { DateKind, MatchView } from './match-view.ts'
import { textOrder } from '../domain/text-order.ts'

/** Reports of one meeting, the earliest published first, and the rulings that concern it, the earliest first. */
export type Cluster = { meetingId: string; reports: MatchView[]; corrections: Correction[] }

/**
 * Groups reports into meetings. Each report follows the report that it is most like among those that are
 * more telling than itself; a report that finds none is a meeting's first word, and its followers, their
 * followers and so on are the meeting. So a vague report joins one meeting and never ties two together,
 * and whom a report follows depends on nothing but the reports that it can be the same as:
 *
 * - the outcome is a function of the set of reports, whatever their order;
 * - a report that comes or goes changes only whom its like follow, hence only their meetings
 *   (docs/data-model.md proves that `closure` of the store loads enough).
 *
 * People's rulings stand over that: a report follows nobody into a meeting that holds a report it was split
 * from, and meetings ruled to be one are one.
 */
export function clusterReports(views: readonly MatchView[], corrections: readonly Correction[] = []): Cluster[] {
  const rulings = inForce(corrections).map((correction) => anchored(correction, views))
  const trees = followTheMoreTelling(views, rulings)
  return uniteMerged(trees, rulings)
    .map((reports) => namedCluster(reports, rulings))
    .toSorted((a, b) => textOrder(a.meetingId, b.meetingId))
}

/** A ruling with the reports, by id, that it is about: of its one side and of its other. */
type Ruling = { correction: Correction; one: ReadonlySet<string>; other: ReadonlySet<string>; first: string | undefined }

function anchored(correction: Correction, views: readonly MatchView[]): Ruling {
  const [one, other] = [anchoredReports(correction.anchors, 'one', views), anchoredReports(correction.anchors, 'other', views)]
  const idsOf = (reports: readonly MatchView[]) => new Set(reports.map(({ reportId }) => reportId))
  return { correction, one: idsOf(one), other: idsOf(other), first: one[0]?.reportId }
}

function followTheMoreTelling(views: readonly MatchView[], rulings: readonly Ruling[]): MatchView[][] {
  const splits = rulings.filter(({ correction }) => correction.kind === 'split')
  const ranked = views.toSorted(byTellingFirst)
  const treeOf = new Map<string, MatchView[]>()
  for (const [rank, view] of ranked.entries()) {
    const open = splits.length === 0 ? ranked : ranked.slice(0, rank).filter(({ reportId }) => !isSplitFrom(view, treeOf.get(reportId) ?? [], splits))
    const followed = mostAlike(view, open, Math.min(rank, open.length))
    const tree = (followed === null ? undefined : treeOf.get(followed.reportId)) ?? []
    tree.push(view)
    treeOf.set(view.reportId, tree)
  }
  return [...new Set(treeOf.values())]
}

/** Whether a ruling keeps the report out of the meeting that `tree` is. */
function isSplitFrom({ reportId }: MatchView, tree: readonly MatchView[], splits: readonly Ruling[]): boolean {
  return splits.some(
    ({ one, other }) =>
      (one.has(reportId) && tree.some((view) => other.has(view.reportId))) || (other.has(reportId) && tree.some((view) => one.has(view.reportId))),
  )
}

/** Makes one of the trees that are ruled to be one meeting, unless a later ruling split them again. */
function uniteMerged(trees: readonly MatchView[][], rulings: readonly Ruling[]): MatchView[][] {
  let united = [...trees]
  for (const [index, { correction, one, other }] of rulings.entries()) {
    if (correction.kind !== 'merge') continue
    const home = ([first]: ReadonlySet<string>) => united.find((tree) => tree.some(({ reportId }) => reportId === first))
    const [left, right] = [home(one), home(other)]
    if (left === undefined || right === undefined || left === right) continue
    const laterSplits = rulings.slice(index + 1).filter((ruling) => ruling.correction.kind === 'split')
    if (left.some((view) => isSplitFrom(view, right, laterSplits))) continue
    united = [...united.filter((tree) => tree !== left && tree !== right), [...left, ...right]]
  }
  return united
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
function namedCluster(reports: readonly MatchView[], rulings: readonly Ruling[]): Cluster {
  const ordered = reports.toSorted(byPublication)
  const [founder] = ordered
  if (founder === undefined) throw new Error('a cluster has at least one report')
  const ids = new Set(ordered.map(({ reportId }) => reportId))
  return { meetingId: meetingId(founder.reportId), reports: ordered, corrections: rulings.filter((ruling) => concerns(ruling, ids)).map(({ correction }) => correction) }
}

/** Whether a ruling is about a meeting: on a value, where its first anchor is; on what belongs together, where any is. */
function concerns({ correction, one, other, first }: Ruling, ids: ReadonlySet<string>): boolean {
  if (correction.kind === 'set' || correction.kind === 'not_a_meeting') return first !== undefined && ids.has(first)
  return [...one, ...other].some((id) => ids.has(id))
}

/** Earliest published first; equal instants by report id. */
export function byPublication(a: { publishedAt: string; reportId: string }, b: { publishedAt: string; reportId: string }): number {
  return textOrder(a.publishedAt, b.publishedAt) || textOrder(a.reportId, b.reportId)
}

const VAGUENESS: Record<DateKind, number> = { day: 0, days: 1, week: 2, month: 3, year: 4, none: 5 }
const STATUS_RANK: Record<MatchView['status'], number> = { held: 0, planned: 1, postponed: 2, cancelled: 3, proposed: 4 }

/**
 * A strict total order, the most telling report first: exact dates before vague ones, told ones
 * before that of the publication, people named on two
 * sides before one, the later date before the earlier (a moved meeting gathers under its new date), what
 * an article is about before what it mentions.
 */
function byTellingFirst(a: MatchView, b: MatchView): number {
  return (
    VAGUENESS[a.dateKind] - VAGUENESS[b.dateKind] ||
    Number(a.datedByPublication) - Number(b.datedByPublication) ||
    Math.min(b.people.size, 2) - Math.min(a.people.size, 2) ||
    b.window.from - a.window.from ||
    textOrder(a.salience, b.salience) ||
    STATUS_RANK[a.status] - STATUS_RANK[b.status] ||
    b.parties.length - a.parties.length ||
    byPublication(a, b)
  )
}
