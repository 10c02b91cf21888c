import type { Attendee, MeetingRecord } from '../../shared/domain/meeting.ts'

/** A party with those who took part for it, in the record's order; parties without a name said come too. */
export function delegations({ parties, participants }: Pick<MeetingRecord, 'parties' | 'participants'>): { party: string; people: Attendee[] }[] {
  return parties.map((party) => ({ party, people: participants.filter((person) => person.party === party) }))
}
