import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import { periodText } from './days.ts'
import { placeText, whereText } from './meeting-lists.ts'
import type { Table } from './table.ts'
import { formatName, nameOfParty, statusName, topicName } from './words.ts'

/** One stop: meetings one after the other in the same place. */
export type Stop = { where: string; meetings: MeetingSummary[] }

/** A person's meetings, the latest first, as stops. Calls and meetings at a place not told stand alone. */
export function itinerary(meetings: readonly MeetingSummary[]): Stop[] {
  const stops: Stop[] = []
  for (const meeting of meetings) {
    const where = whereText(meeting)
    const last = stops.at(-1)
    if (last !== undefined && placeText(meeting.place) !== '' && last.where === where) last.meetings.push(meeting)
    else stops.push({ where, meetings: [meeting] })
  }
  return stops
}

/** The parties on the other side of a person's meeting. */
export function counterparts({ parties }: MeetingSummary, own: string): string[] {
  return parties.filter((party) => party !== own)
}

export function itineraryTable(name: string, own: string, meetings: readonly MeetingSummary[]): Table {
  return {
    caption: `Itinerary of ${name}`,
    columns: ['Date', 'Status', 'Place', 'How', 'With', 'People met', 'Topics', 'Id'],
    rows: meetings.map((meeting) => [
      periodText(meeting.date),
      statusName(meeting.status),
      placeText(meeting.place, true),
      formatName(meeting.format),
      counterparts(meeting, own).map((code) => `${nameOfParty(code)} (${code})`).join('; '),
      meeting.people.flatMap((person) => (person.party === own ? [] : [`${person.name} (${person.party})`])).join('; '),
      meeting.topics.map(topicName).join('; '),
      meeting.meetingId,
    ]),
  }
}
