import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { MeetingStatus } from '../domain/meeting-fields.ts'
import { partyName } from '../domain/party-codes.ts'
import type { MeetingSummary } from './meeting-summary.ts'
import { printable } from './printable.ts'

/** An entry of a calendar: a meeting, or one that is no more under this id. */
export type CalendarEntry =
  | { kind: 'meeting'; meeting: MeetingSummary }
  | { kind: 'tombstone'; meetingId: string; day: string; sequence: number; endedAt: string; mergedInto: string | null }

const DAY_MS = 86_400_000
/** How often a calendar program may look again, seconds. */
const REFRESH_SECONDS = 3600

/**
 * Meetings as an iCalendar file (RFC 5545) of whole-day events. A meeting keeps its UID, and its SEQUENCE
 * grows with each change, so that a program that has it already brings it up to date. A meeting whose day
 * nobody tells is left out; one that is known to the week, month or year stands on the first day and says so.
 */
export function calendar(title: string, entries: readonly CalendarEntry[], urlOf: (meetingId: string) => string): string {
  const calendar = ical({ name: oneLine(title), prodId: { company: 'Parley', product: 'Register' }, method: ICalCalendarMethod.PUBLISH, ttl: REFRESH_SECONDS })
  for (const entry of entries) {
    if (entry.kind === 'tombstone') {
      const { meetingId, day, sequence, endedAt, mergedInto } = entry
      calendar.createEvent({
        id: uidOf(meetingId),
        sequence,
        stamp: new Date(endedAt),
        ...wholeDays(day, day),
        status: ICalEventStatus.CANCELLED,
        summary: mergedInto === null ? 'Withdrawn' : 'Told of as another meeting',
        description: mergedInto === null ? 'No article tells of this meeting any more.' : urlOf(mergedInto),
      })
      continue
    }
    const { meeting } = entry
    if (meeting.date === null) continue
    const { start, end, precision } = meeting.date
    const { place } = meeting
    const location = [place?.venue, place?.city, place?.country ? partyName(place.country) : null].filter((part) => typeof part === 'string').join(', ')
    calendar.createEvent({
      id: uidOf(meeting.meetingId),
      sequence: meeting.version,
      // Not the moment of asking: the same register gives the same file.
      stamp: new Date(meeting.lastPublishedAt),
      created: new Date(meeting.firstPublishedAt),
      lastModified: new Date(meeting.lastPublishedAt),
      ...wholeDays(start, precision === 'day' ? (end ?? start) : start),
      status: EVENT_STATUS[meeting.status] ?? ICalEventStatus.TENTATIVE,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: printable(`${PREFIX[meeting.status] ?? ''}${meeting.parties.map(partyName).join(', ')}${precision === 'day' ? '' : ` (some day of the ${precision})`}`),
      description: printable(descriptionOf(meeting)),
      url: urlOf(meeting.meetingId),
      categories: meeting.topics.map((name) => ({ name })),
      ...(location === '' ? {} : { location: printable(location) }),
    })
  }
  return calendar.toString()
}

/** The library writes a calendar's name as it is, so that a line break would end it. */
function oneLine(text: string): string {
  return printable(text).replaceAll(/\s+/g, ' ')
}

const EVENT_STATUS: Partial<Record<MeetingStatus, ICalEventStatus>> = {
  held: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
}
const PREFIX: Partial<Record<MeetingStatus, string>> = { proposed: 'Proposed: ', postponed: 'Postponed: ', cancelled: 'Cancelled: ', unconfirmed: 'Unconfirmed: ' }

function uidOf(meetingId: string): string {
  return `${meetingId}@parley`
}

/** Whole days from the first to the last; the end of an event is the day after. */
function wholeDays(first: string, last: string): { start: Date; end: Date; allDay: true } {
  return { start: new Date(`${first}T00:00:00Z`), end: new Date(Date.parse(`${last}T00:00:00Z`) + DAY_MS), allDay: true }
}

function descriptionOf({ status, people, format, outlets, sourceCount, quote }: MeetingSummary): string {
  return [
    `${status}, ${format.replace('_', ' ')}`,
    people.map(({ name, party }) => `${name} (${party})`).join('; '),
    quote === undefined ? '' : `“${quote.text}”`,
    `${sourceCount} ${sourceCount === 1 ? 'report' : 'reports'}: ${outlets.join(', ')}`,
  ]
    .filter((line) => line !== '')
    .join('\n')
}
