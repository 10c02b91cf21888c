import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import { officeLevel } from '../../shared/register/office-level.ts'
import { daysBetween, lengthText, periodText, shortDayText } from './days.ts'
import { lastDay, placeText } from './meeting-lists.ts'
import type { Table } from './table.ts'
import { formatName, levelName, nameOfParty, statusName, topicName } from './words.ts'

/** Two parties over time. */
export type PairHistory = {
  /** Earliest first. */
  points: PairPoint[]
  lastHeld: PairPoint | null
  /** The soonest meeting to come that is planned or proposed. */
  next: PairPoint | null
  held: number
  /** The longest times without a meeting held, the longest first, and the one that lasts. */
  gaps: Gap[]
}

export type PairPoint = {
  meeting: MeetingSummary
  day: string
  /** 1 heads of state … 5 senior officials; null where nobody tells the offices. */
  level: number | null
}

export type Gap = { from: string; to: string; days: number; /** It has not ended. */ open: boolean }

/** Gaps shorter than this are the pace of ordinary business, days. */
const SHORTEST_GAP = 60
const MOST_GAPS = 3

export function pairHistory(meetings: readonly MeetingSummary[], [one, other]: readonly [string, string], today: string): PairHistory {
  const points = meetings
    .map((meeting): PairPoint => ({ meeting, day: meeting.listedDay, level: levelOf(meeting, one, other) }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const held = points.filter(({ meeting, day }) => meeting.status === 'held' && day <= today)
  const coming = points.filter(({ meeting }) => (meeting.status === 'planned' || meeting.status === 'proposed') && lastDay(meeting.date, meeting.listedDay) >= today)
  return { points, lastHeld: held.at(-1) ?? null, next: coming[0] ?? null, held: held.length, gaps: gapsOf(held.map(({ day }) => day), today) }
}

/**
 * The level at which two sides met: the highest office on each, and of these two the lower, for a president
 * who receives a minister has a meeting with a minister. Where only one side's offices are told, that side's.
 */
function levelOf({ people }: MeetingSummary, one: string, other: string): number | null {
  const best = (party: string) => Math.min(...people.flatMap((person) => (person.party === party ? (officeLevel(person.title) ?? []) : [])))
  const levels = [best(one), best(other)].filter((level) => Number.isFinite(level))
  return levels.length === 0 ? null : Math.max(...levels)
}

function gapsOf(days: readonly string[], today: string): Gap[] {
  const between = days.slice(1).map((to, index): Gap => {
    const from = days[index] ?? to
    return { from, to, days: daysBetween(from, to), open: false }
  })
  const last = days.at(-1)
  const open = last === undefined ? [] : [{ from: last, to: today, days: daysBetween(last, today), open: true }]
  return [...between, ...open].filter(({ days: length }) => length >= SHORTEST_GAP).toSorted((a, b) => b.days - a.days).slice(0, MOST_GAPS)
}

/** "14 weeks, from 11 Mar 2026 to 19 Jun 2026". */
export function gapText({ from, to, days, open }: Gap): string {
  return `${lengthText(days)}, ${open ? `since ${shortDayText(from)}` : `from ${shortDayText(from)} to ${shortDayText(to)}`}`
}

export function pairTable({ points }: PairHistory, one: string, other: string): Table {
  return {
    caption: `Meetings of ${nameOfParty(one)} and ${nameOfParty(other)}`,
    columns: ['Date', 'Status', 'Level', 'Place', 'How', `For ${nameOfParty(one)}`, `For ${nameOfParty(other)}`, 'Topics', 'Sources', 'Id'],
    rows: points.toReversed().map(({ meeting, level }) => [
      periodText(meeting.date),
      statusName(meeting.status),
      levelName(level),
      placeText(meeting.place, true),
      formatName(meeting.format),
      peopleOf(meeting, one),
      peopleOf(meeting, other),
      meeting.topics.map(topicName).join('; '),
      meeting.sourceCount,
      meeting.meetingId,
    ]),
  }
}

function peopleOf({ people }: MeetingSummary, party: string): string {
  return people.flatMap((person) => (person.party === party ? [person.name] : [])).join('; ')
}
