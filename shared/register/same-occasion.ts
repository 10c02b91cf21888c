import { isOrganisationCode } from '../domain/party-codes.ts'
import type { DateKind, MatchView } from './match-view.ts'
import { sameName } from './person-names.ts'

/**
 * Days by which an announced date may be off from the one that was kept ("on Monday or Tuesday"; a night
 * between two time zones).
 */
export const DRIFT_DAYS = 2
/** How far an announced meeting may be moved and still be recognised as the same, days. */
export const MOVED_DAYS = 60
/** The same if nobody said that it was put off. */
const QUIETLY_MOVED_DAYS = 21
/** The new date of a meeting put off is made known within this time, days. */
const PUT_OFF_DAYS = 45
/** Sentences shorter than this may be the same by chance, characters. */
export const TELLING_SENTENCE = 40
/** From this many parties on, lists of parties and people are taken to be partial. */
const CONFERENCE = 5

/**
 * How well two reports fit one occasion: 0 if they cannot be the same, else a whole number that grows with
 * what they have in common. Symmetric. Reports of one article are never the same: whoever read the
 * article told them apart.
 */
export function likeness(one: MatchView, other: MatchView): number {
  if (one.articleId === other.articleId) return 0
  const [a, b] = one.reportId < other.reportId ? [one, other] : [other, one]
  const copied = a.evidence === b.evidence && a.evidence.length >= TELLING_SENTENCE
  const dates = dateFit(a, b, copied)
  if (dates === null) return 0
  const parties = partyFit(a, b)
  if (parties === null) return 0
  const format = formatFit(a, b)
  if (format === null) return 0
  const people = peopleFit(a, b, parties.conference)
  if (people === null && !copied) return 0
  const sides = people ?? 0
  const place = placeFit(a, b, sides, dates.points)
  if (place === null) return 0
  const proof = sides + (place === 'same city' ? 1 : 0) + (copied ? 3 : 0) + (parties.conference && place === 'same country' ? 1 : 0)
  if (proof < Math.max(dates.needs, parties.needs, format === 'call' ? 1 : 0)) return 0
  return (
    1 + 4 * dates.points + 6 * Math.min(sides, 2) + 3 * parties.points + (copied ? 12 : 0) + (place === 'same city' ? 3 : 0) +
    nearness(a, b) + (format === 'same' ? 1 : 0) + (a.status === b.status ? 1 : 0) + (sameLevel(a, b) ? 2 : 0)
  )
}

/** Days by which the window of a report's like may miss its own. */
export function slackOf({ status }: MatchView): number {
  return status === 'held' ? DRIFT_DAYS : MOVED_DAYS
}

/** Whether two reports, taken alone, can tell of one occasion. */
export function sameOccasion(a: MatchView, b: MatchView): boolean {
  return likeness(a, b) > 0
}

type Fit = {
  points: number
  /** Pieces of proof (sides with a person in common, the city, a copied sentence) without which it is no fit. */
  needs: number
}

/** Proof that a date of this kind needs before it is linked with a report that names the day. */
const NEEDED_WITH_DAY: Record<DateKind, number> = { day: 0, days: 0, week: 0, month: 1, year: 2, none: 1 }
/** Proof needed between two reports of which neither names the day: the vaguer one decides. */
const NEEDED_WITHOUT_DAY: Record<DateKind, number> = { day: 0, days: 0, week: 1, month: 1, year: 2, none: 2 }
const DATE_POINTS: Record<DateKind, number> = { day: 5, days: 4, week: 3, month: 2, year: 1, none: 1 }

function dateFit(a: MatchView, b: MatchView, copied: boolean): Fit | null {
  const gap = Math.max(a.window.from - b.window.to, b.window.from - a.window.to, 0)
  if (gap > 0) return namesDay(a) && namesDay(b) ? offFit(a, b, gap, copied) : null
  if (!tenseFits(a, b)) return null
  const points = Math.min(DATE_POINTS[a.dateKind], DATE_POINTS[b.dateKind])
  if (namesDay(a) || namesDay(b)) {
    const backgroundOnly = (a.dateKind === 'none' && a.salience === 'mention') || (b.dateKind === 'none' && b.salience === 'mention')
    const merelyProposed = (a.status === 'proposed') !== (b.status === 'proposed') && a.dateKind !== b.dateKind
    return { points, needs: backgroundOnly || merelyProposed ? 2 : Math.max(NEEDED_WITH_DAY[a.dateKind], NEEDED_WITH_DAY[b.dateKind]) }
  }
  const sameNews = a.salience === 'main' && b.salience === 'main' && Math.abs(a.publishedDay - b.publishedDay) <= 3
  const needs = Math.max(NEEDED_WITHOUT_DAY[a.dateKind], NEEDED_WITHOUT_DAY[b.dateKind])
  return { points, needs: sameNews ? Math.min(needs, 1) : needs }
}

function namesDay(view: MatchView): boolean {
  return view.dateKind === 'day' || view.dateKind === 'days'
}

/**
 * Two days that differ: a wire story whose "today" each paper dates anew, a call across the date line, news told a day
 * or two later without a word on the day, an announcement that was a day or two off, a moved date.
 */
function offFit(a: MatchView, b: MatchView, gap: number, copied: boolean): Fit | null {
  if (copied && gap <= DRIFT_DAYS) return { points: 3, needs: 0 }
  const [early, late] = a.window.from <= b.window.from ? [a, b] : [b, a]
  if (a.status === 'held' && b.status === 'held') {
    if (gap === 1 && bothRemote(a, b)) return { points: 3, needs: 2 }
    return late.datedByPublication && gap <= DRIFT_DAYS ? { points: 2, needs: 1 + gap } : null
  }
  if (gap <= DRIFT_DAYS && announcedBefore(early, late)) return { points: 3, needs: 1 }
  return isMoved(early, late, gap) ? { points: 1, needs: 3 } : null
}

/** Whether the later date is the new one of a meeting announced, or put off, for the earlier. */
function isMoved(early: MatchView, late: MatchView, gap: number): boolean {
  if (early.status === 'held' || late.status === 'held' || late.publishedAt <= early.publishedAt) return false
  if (early.status === 'planned' || early.status === 'proposed') return gap <= QUIETLY_MOVED_DAYS && late.publishedDay <= early.window.to + 1
  return gap <= MOVED_DAYS && late.publishedDay <= early.window.to + PUT_OFF_DAYS
}

/** Whether what was announced can be what took place, and not the next round: the announcement came first. */
function announcedBefore(early: MatchView, late: MatchView): boolean {
  if (early.status === 'held') return late.publishedDay < early.window.from
  if (late.status === 'held') return early.publishedDay <= late.window.from
  return true
}

/** What speaks for the nearer of two occasions if a report that names no day fits both: a point for each week within three of its publication. */
function nearness(a: MatchView, b: MatchView): number {
  const [vague, exact] = a.dateKind === 'none' ? [a, b] : [b, a]
  if (vague.dateKind !== 'none' || !namesDay(exact)) return 0
  const days = Math.max(exact.window.from - vague.publishedDay, vague.publishedDay - exact.window.to, 0)
  return Math.max(0, 3 - Math.floor(days / 7))
}

/** A vague "will meet" cannot be an occasion that had been held before it was said. Where both name the day, it is the day that tells. */
function tenseFits(a: MatchView, b: MatchView): boolean {
  if (namesDay(a) && namesDay(b)) return true
  const [held, ahead] = a.status === 'held' ? [a, b] : [b, a]
  if (held.status !== 'held' || ahead.status === 'held') return true
  return ahead.publishedDay <= held.window.to + 1
}

function bothRemote(a: MatchView, b: MatchView): boolean {
  return a.format !== 'in_person' && b.format !== 'in_person'
}

function partyFit(a: MatchView, b: MatchView): (Fit & { conference: boolean }) | null {
  const [small, large] = a.parties.length <= b.parties.length ? [a, b] : [b, a]
  const shared = small.parties.filter((party) => large.parties.includes(party))
  const conference = large.parties.length >= CONFERENCE && small.parties.length >= 3
  if (shared.length === large.parties.length) return { points: 4, needs: 0, conference }
  if (shared.length === small.parties.length) {
    if (small.parties.length >= 3) return { points: 3, needs: 1, conference }
    if (large.parties.length >= CONFERENCE || !extraPartiesAreAside(small, large)) return null
    const onlyConvened = large.parties.every((party) => small.parties.includes(party) || isOrganisationCode(party))
    return { points: 1, needs: onlyConvened ? 1 : 2, conference }
  }
  const overlaps = conference && small.parties.length >= 4 && shared.length >= 3 && shared.length >= 0.6 * small.parties.length
  return overlaps ? { points: 2, needs: 1, conference } : null
}

/**
 * A bilateral is not a trilateral of the same states. It may be the same occasion if those whom the other
 * report adds are there as hosts or conveners: an organisation, or the country that it takes place in,
 * with nobody named, or somebody of another level than the two sides, who is no third of their kind.
 */
function extraPartiesAreAside(small: MatchView, large: MatchView): boolean {
  return large.parties
    .filter((party) => !small.parties.includes(party))
    .every((party) => {
      const mayHost = isOrganisationCode(party) || party === large.country || party === small.country
      return mayHost && (!large.people.has(party) || isOfOtherLevel(party, small, large))
    })
}

function isOfOtherLevel(extra: string, small: MatchView, large: MatchView): boolean {
  const level = large.levels.get(extra)
  const others = small.parties.flatMap((party) => [small.levels.get(party), large.levels.get(party)]).filter((one) => one !== undefined)
  return level !== undefined && others.length > 0 && !others.includes(level)
}

function formatFit(a: MatchView, b: MatchView): 'same' | 'open' | 'call' | null {
  if (a.format === 'unknown' || b.format === 'unknown') return 'open'
  if (a.format === b.format) return 'same'
  // "Held a call" is said of video calls too.
  return bothRemote(a, b) ? 'call' : null
}

/**
 * The number of parties with a person in common, or null if the reports name different people or offices of
 * different levels, which on one day means different meetings. At conferences lists are partial.
 */
function peopleFit(a: MatchView, b: MatchView, conference: boolean): number | null {
  let agreeing = 0
  let differing = 0
  for (const [party, names] of a.people) {
    const others = b.people.get(party)
    if (others === undefined) continue
    if (names.some((name) => others.some((other) => name.key === other.key || sameName(name.words, other.words)))) agreeing += 1
    else differing += 1
  }
  if (conference) return agreeing
  if (differing > 0) return null
  if (agreeing === 0 && levelsApart(a, b) >= 2) return null
  return agreeing
}

/** Steps of protocol between the highest offices of two reports that have nobody in common; 0 if not known. */
function levelsApart(a: MatchView, b: MatchView): number {
  const [one, other] = [highestLevel(a), highestLevel(b)]
  return one === null || other === null ? 0 : Math.abs(one - other)
}

function highestLevel(view: MatchView): number | null {
  return view.levels.size === 0 ? null : Math.min(...view.levels.values())
}

function sameLevel(a: MatchView, b: MatchView): boolean {
  const level = highestLevel(a)
  return level !== null && level === highestLevel(b)
}

type PlaceFit = 'same city' | 'same country' | 'open'

function placeFit(a: MatchView, b: MatchView, sides: number, datePoints: number): PlaceFit | null {
  const sameCountry = a.country !== null && a.country === b.country
  if (a.city !== null && b.city !== null) {
    if (a.city === b.city) return 'same city'
    // A suburb, a resort near the capital, the city of the airport: same people, same day, same country.
    return sameCountry && sides >= 2 && datePoints >= DATE_POINTS.days ? 'same country' : null
  }
  // The same people on one day were in one place: a country alone may be that of a dateline.
  if (a.country !== null && b.country !== null && !sameCountry) return sides >= 2 && datePoints === DATE_POINTS.day ? 'open' : null
  return sameCountry ? 'same country' : 'open'
}
