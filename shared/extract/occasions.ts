import type { Format, MeetingDate, Place, Status } from '../domain/meeting-fields.ts'
import { DAY_MS } from './calendar.ts'
import type { Candidate } from './candidate.ts'
import { isRemote } from './format-words.ts'
import { addNew, haveInCommon, isWithin } from './lists.ts'
import { isOfDays } from './meeting-days.ts'
import type { Person } from './people.ts'
import { areTwo, combine } from './places.ts'
import { FINENESS } from './resolve-date.ts'
import { someDayOf } from './telling-dates.ts'
import { lastDay } from './telling-status.ts'
import type { Proven } from './text-model.ts'
import { MINISTER_RANK } from './title-lexicon.ts'
import { isCalledOff } from './trigger-lexicon.ts'

/** A telling with its own date, status and place worked out. */
export type Telling = Candidate & {
  status: Status
  date: Proven<MeetingDate> | null
  /** The date that the telling before it lends, where it has none of its own. */
  lent: Proven<MeetingDate> | null
  place: Proven<Place> | null
  /** "previous talks": none that is told already as the news. */
  former: boolean
  /** Its own date is that of no news. */
  old?: boolean
  /** "Later, the envoy was received by …": told as another than the one before. */
  apart?: boolean
}

/** The tellings of one occasion, in the order of the text. */
export type OccasionGroup = {
  tellings: Telling[]
  parties: string[]
  people: Person[]
  /** Offices told of it, see `officesOf`. */
  offices: string[]
  status: Status
  format: Format
  date: Proven<MeetingDate> | null
  place: Proven<Place> | null
}

/** Occasions that a telling may belong to: the latest. No article tells of more, but for lists, whose entries stand alone. */
const MOST_OPEN = 200

/** Gathers tellings into occasions: each goes to the best occasion that it can belong to, or opens its own. */
export function groupTellings(tellings: readonly Telling[], published: string): OccasionGroup[] {
  const groups: OccasionGroup[] = []
  for (const telling of tellings) {
    const { reference, date, place } = telling
    let best: OccasionGroup | undefined
    let bestFit = 0
    for (const group of groups.slice(-MOST_OPEN)) {
      const fit = reference && !isNear(group, telling) ? 0 : fits(group, telling)
      if (fit > bestFit) {
        bestFit = fit
        best = group
      }
    }
    if (best) add(best, telling, published)
    else if (!reference || (telling.former && (date !== null || place !== null))) {
      groups.push({
        tellings: [reference ? { ...telling, strength: FORMER } : telling],
        parties: [...telling.parties],
        people: [...telling.people],
        offices: officesOf(telling),
        status: telling.status,
        format: reference && place ? 'in_person' : telling.format,
        date,
        place,
      })
    }
  }
  return groups
}

/** How plainly "their last meeting was in Lima" tells of an occasion. */
const FORMER = 0.5

/** How far behind an occasion a bare "the meeting" still means it, sentences. */
const REFERENCE_REACH = 4

function isNear(group: OccasionGroup, telling: Telling): boolean {
  // "the summit to be held in July" is none of the two ministers' talks.
  if (telling.kind === 'summit' && !group.tellings.some((other) => other.kind === 'summit')) return false
  return telling.sentence - group.tellings.at(-1)!.sentence <= REFERENCE_REACH && group.tellings[0]!.strength >= 0.5
}

/** 0 if the telling cannot be of this occasion; else how well it fits. */
export function fits(group: OccasionGroup, telling: Telling): number {
  const { parties, tellings: [first] } = group
  const { parties: told, reference } = telling
  if (telling.apart && !haveInCommon(telling.people, group.people)) return 0
  const shared = told.filter((party) => parties.includes(party)).length
  const same = shared === told.length && shared === parties.length
  const within = shared === told.length || shared === parties.length
  if (!within || shared < 2) return 0
  let fit = same ? 2 : 1
  const dated = group.date ?? (reference ? first!.lent : null)
  const dates = isWithinVisit(group, telling) ? 'open' : datesAgree(dated?.value ?? null, telling.date?.value ?? null)
  // What the article opens with, without a day, is no meeting of last month.
  if (telling.old && !group.date && first!.sentence < 4 && group.status === 'held') return 0
  if (dates === 'no' || (telling.former && dates !== 'yes' && !first!.former)) return 0
  if (dates === 'yes') fit += 2
  if (!same) {
    // "On the margins of the summit, A met B": a pair of its own.
    const [few, many, strength] = told.length < parties.length ? [telling, group, telling.strength] : [group, telling, first!.strength]
    if (many.parties.length > 2 && few.parties.length === 2 && few.people.length >= 2 && strength >= 0.7 && namesPeople(few === telling ? [telling] : group.tellings)) return 0
    // A pair within a larger company is another occasion unless the words say so.
    if (group.tellings.some((other) => other.joint) !== telling.joint && dates !== 'yes') return 0
    if (telling.people.length > 0 && !isWithin(telling.people, group.people) && told.length < parties.length) return 0
  }
  if (!formatsAgree(group, telling) || (!reference && !peopleAgree(group, telling)) || !statusesAgree(group, telling, dates)) return 0
  // "Friday's meeting came days after a visit to Kyiv": the place beside it may be of something else.
  if (reference) return fit + (group.status === telling.status ? 1 : 0)
  const [here, there] = [group.place?.value, telling.place?.value]
  const isSameDay = dates === 'yes' && telling.date && !['month', 'year'].includes(telling.date.value.precision)
  if ((areTwo(cityKey(here?.city), cityKey(there?.city)) && !isSameDay) || areTwo(here?.country, there?.country)) return 0
  if (haveInCommon(telling.people, group.people)) fit += 1
  if (group.status === telling.status) fit += 1
  return fit
}

/** Not just "the leaders of Chad and Niger", who may have met at somebody's table. */
function namesPeople(tellings: readonly Telling[]): boolean {
  return tellings.some(({ subjects, objects }) => [...subjects, ...objects].some(({ kind }) => kind !== 'group'))
}

/** "Washington, DC", "Washington D.C." and "Washington" are one city. */
function cityKey(city: string | null | undefined): string | null {
  return city ? city.toLowerCase().replace(/,?\s*d\.?\s?c\.?$/, '').replace(/\s+city$/, '') : null
}

function datesAgree(a: MeetingDate | null, b: MeetingDate | null): 'yes' | 'no' | 'open' {
  if (!a || !b) return 'open'
  if (a.start === b.start && a.precision === b.precision) return 'yes'
  const [aFrom, aTo] = span(a)
  const [bFrom, bTo] = span(b)
  return aFrom > bTo || bFrom > aTo ? 'no' : 'open'
}

/** First and last day, in milliseconds. */
export function span(date: MeetingDate): [number, number] {
  return [Date.parse(date.start), Date.parse(lastDay(date) ?? '')]
}

/** Whether nothing but a visit is told of it. */
export function isVisit({ tellings }: OccasionGroup): boolean {
  return tellings.every(({ kind }) => kind === 'visit')
}

/** Days from an arrival within which talks between the same sides are those of the visit. */
const VISIT_DAYS = 3

/** "arrived on Sunday … the next day he met": a visit with one round of talks is one occasion, on the day of the talks. */
function isWithinVisit(group: OccasionGroup, telling: Telling): boolean {
  const isOfVisits = isVisit(group)
  if (isOfVisits === (telling.kind === 'visit') || !group.date || !telling.date) return false
  const [visit, talks] = isOfVisits ? [group.date.value, telling.date.value] : [telling.date.value, group.date.value]
  if (!isOfDays(visit) || !isOfDays(talks)) return false
  const first = Date.parse(visit.start)
  const last = visit.end ? Date.parse(visit.end) : first + VISIT_DAYS * DAY_MS
  const day = Date.parse(talks.start)
  return day > first && day <= last
}

/** Whether the one date is a finer one within the other. */
export function isPartOf(fine: MeetingDate, coarse: MeetingDate): boolean {
  const [from, to] = span(fine)
  const [first, last] = span(coarse)
  return FINENESS[fine.precision] < FINENESS[coarse.precision] && from >= first && to <= last
}

function formatsAgree(group: OccasionGroup, telling: Telling): boolean {
  const [a, b] = [group.format, telling.format]
  if (a === b || a === 'unknown' || b === 'unknown') return true
  // A visit is never a call; "talks" on the phone may be called talks again.
  const phone = isRemote(a) ? group.tellings.at(-1)! : telling
  const other = phone === telling ? group.tellings[0]! : telling
  return other.kind !== 'visit' && other.kind !== 'meal' && !other.place && other.status === phone.status
}

/** Two different sets of people for one side, or of offices if it names nobody, are two occasions, unless one telling tells none. */
function peopleAgree(group: OccasionGroup, telling: Telling): boolean {
  return telling.parties.every((party) => {
    const mine = telling.people.filter((person) => person.party === party)
    const theirs = group.people.filter((person) => person.party === party)
    if (mine.length > 0 && theirs.length > 0) return haveInCommon(mine, theirs)
    if (mine.length > 0 || theirs.length > 0 || !group.offices.some((office) => office.startsWith(party))) return true
    const offices = officesOf(telling).filter((office) => office.startsWith(party))
    return offices.length === 0 || haveInCommon(offices, group.offices)
  })
}

/** By what office those act who are not named, each behind his party: "AUS speaker". */
function officesOf({ subjects, objects }: Telling): string[] {
  return [...subjects, ...objects].flatMap(({ kind, parties: [party], title }) => (!party ? [] : kind === 'pronoun' && !title ? [`${party} I`] : (kind === 'office' || kind === 'pronoun') && title && title.rank <= MINISTER_RANK ? [`${party} ${title.head}`] : []))
}


const OPEN_STATUSES = new Set<Status>(['planned', 'proposed'])

function statusesAgree(group: OccasionGroup, telling: Telling, dates: 'yes' | 'no' | 'open'): boolean {
  const [a, b] = [group.status, telling.status]
  if (a === b || dates === 'yes') return true
  // "The negotiations last convened in November", however bare, are not those to be resumed.
  if (telling.bare) return !telling.date || telling.kind === 'visit' || !OPEN_STATUSES.has(a)
  if (group.tellings.every((other) => other.bare)) return !group.date || group.tellings[0]!.kind === 'visit' || !OPEN_STATUSES.has(b)
  if (OPEN_STATUSES.has(a) && OPEN_STATUSES.has(b)) return true
  // What was planned and called off is one occasion.
  if ((isCalledOff(a) && b !== 'held') || (isCalledOff(b) && a !== 'held')) return true
  // A bare "the meeting with X" takes the status of what is told already.
  return !telling.date && !telling.place && !telling.cue && telling.strength < 0.8
}

function add(group: OccasionGroup, telling: Telling, published: string): void {
  const { tellings } = group
  const { status, place } = telling
  // "flew to Cairo to meet X … After their meeting, they said": it has taken place.
  // "will meet X on Friday … The meeting comes amid a crisis": still to come.
  const isToCome = telling.reference && status === 'held' && (telling.tense === 'present' || (group.date && group.date.value.start > published))
  const isOver = telling.reference && status === 'held' && !telling.cue && group.status === 'planned' && !isToCome
  if (isOver && !telling.bare) group.status = 'held'
  if (!telling.bare && !isToCome && tellings.every((other) => other.bare)) group.status = status
  const datesTalks = telling.kind !== 'visit' && isWithinVisit(group, telling)
  tellings.push(telling)
  addNew(group.parties, telling.parties)
  addNew(group.people, telling.people)
  addNew(group.offices, officesOf(telling))
  // "On the margins of the summit, they met on Wednesday": one of its days is not all of them.
  const oneOfThem = telling.reference && group.date && group.date.value.end !== null && isOfDays(group.date.value)
  if (!group.date || (telling.date && !oneOfThem && (finer(telling.date.value, group.date.value) || datesTalks))) group.date = telling.date ?? group.date
  // Talks within a visit of several days are on one of them (ruling 2).
  if (group.date?.value.end && isOfDays(group.date.value) && tellings.some((other) => other.kind === 'visit') && tellings.some((other) => other.kind !== 'visit')) {
    group.date = someDayOf(group.date)
  }
  if (!group.place) group.place = place
  else if (place) {
    const [own, other] = [group.place.value, place.value]
    if ((!own.city && other.city && (!own.country || own.country === other.country)) || (!own.venue && other.venue && own.country === other.country)) {
      group.place = { ...(own.city ? group.place : place), value: combine(own, other) }
    }
  }
  if (group.format === 'unknown' || (isRemote(telling.format) && !telling.reference)) group.format = telling.format
  // "has postponed the visit … He was to have met X": it is put off all the same.
  if (isCalledOff(status) && group.status !== 'postponed' && !isMoved(group, telling)) group.status = status
  // To look forward to what is proposed is not to agree to it.
  else if (group.status === 'proposed' && status === 'planned' && telling.cue === 'planned') group.status = 'planned'
}

/** "left on Friday … his visit, due on Thursday, had been put off": it takes place on the new day (ruling 4). */
function isMoved(group: OccasionGroup, telling: Telling): boolean {
  return telling.status === 'postponed' && telling.date !== null && group.tellings.some((other) => other !== telling && other.date !== null && other.status !== 'postponed' && other.date.value.start > telling.date!.value.start)
}

/** Names its day more closely. */
function finer(a: MeetingDate, b: MeetingDate): boolean {
  const [aFrom, aTo] = span(a)
  const [bFrom, bTo] = span(b)
  return aTo - aFrom < bTo - bFrom
}
