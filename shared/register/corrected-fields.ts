import { z } from 'zod'
import type { Correction } from '../domain/correction.ts'
import { formatSchema, meetingDateSchema, participantSchema, statusSchema, topicSchema } from '../domain/meeting-fields.ts'
import type { Participant } from '../domain/meeting-fields.ts'
import type { Attendee, MeetingRecord } from '../domain/meeting.ts'
import { countryCodeSchema, partyCodeSchema } from '../domain/party.ts'
import { textOrder } from '../domain/text-order.ts'
import { TOPIC_CODES } from '../domain/topic-codes.ts'
import { nameWords, personId, sameName } from './person-names.ts'
import { alternative } from './supported-value.ts'
import type { Voice } from './voices.ts'

/** What a ruling may say of each field that people may rule on. */
export const correctedFieldSchemas = {
  status: statusSchema,
  format: formatSchema,
  parties: z.array(partyCodeSchema).min(2),
  participants: z.array(participantSchema),
  date: meetingDateSchema.nullable(),
  'place.city': z.string().min(1).nullable(),
  'place.country': countryCodeSchema.nullable(),
  'place.venue': z.string().min(1).nullable(),
  topics: z.array(topicSchema),
  durationMin: z.int().positive().nullable(),
  series: z.string().min(1).nullable(),
  outcomes: z.array(z.string().min(1)),
} satisfies Record<string, z.ZodType>
export type CorrectedField = keyof typeof correctedFieldSchemas

export function isCorrectedField(field: string): field is CorrectedField {
  return Object.hasOwn(correctedFieldSchemas, field)
}

/**
 * Puts rulings, in the order in which they were made, over what the accounts say; what they replace is kept
 * as an alternative. A ruling whose value the field no longer takes (a code that was dropped since) is out
 * of force: `correctedFields` does not name its field.
 */
export function withCorrections(record: MeetingRecord, corrections: readonly Correction[], voices: readonly Voice[]): MeetingRecord {
  let corrected = record
  const fields = new Set<string>()
  for (const correction of corrections) {
    const ruled = correction.kind === 'set' ? withValue(corrected, correction) : null
    if (ruled === null || correction.field === null) continue
    corrected = ruled
    fields.add(correction.field)
  }
  if (fields.size === 0) return record
  const replaced = [...fields].toSorted().flatMap((field) => {
    const before = valueOf(record, field)
    return JSON.stringify(before) === JSON.stringify(valueOf(corrected, field)) ? [] : [alternative(field, before, voices)]
  })
  return { ...corrected, correctedFields: [...fields].toSorted(), alternatives: [...replaced, ...corrected.alternatives] }
}

/** The record with a ruled value, or null if the ruling's value cannot be taken. */
function withValue(record: MeetingRecord, { field, value }: Correction): MeetingRecord | null {
  if (field === null || value === null || !isCorrectedField(field)) return null
  const read = correctedFieldSchemas[field].safeParse(JSON.parse(value))
  if (!read.success) return null
  return put(record, field, read.data)
}

function put(record: MeetingRecord, field: CorrectedField, value: unknown): MeetingRecord {
  if (field === 'participants') return { ...record, participants: attendees(z.array(participantSchema).parse(value), record.participants) }
  if (field === 'parties') {
    const parties = z.array(z.string()).parse(value).toSorted()
    return { ...record, parties, participants: record.participants.filter(({ party }) => parties.includes(party)) }
  }
  if (field === 'topics') {
    const topics = z.array(topicSchema).parse(value)
    return { ...record, topics: TOPIC_CODES.filter((topic) => topics.includes(topic)) }
  }
  const part = field.startsWith('place.') ? field.slice('place.'.length) : null
  if (part === null) return { ...record, [field]: value }
  const place = { city: null, country: null, venue: null, ...record.place, [part]: value }
  return { ...record, place: place.city === null && place.country === null && place.venue === null ? null : place }
}

/** Ruled participants; spellings that accounts have of them stay known. */
function attendees(ruled: readonly Participant[], known: readonly Attendee[]): Attendee[] {
  return ruled
    .map(({ name, party, title }) => {
      const same = known.find((one) => one.party === party && sameName(nameWords(one.name), nameWords(name)))
      const otherNames = same === undefined ? [] : [same.name, ...same.otherNames].filter((other) => other !== name).toSorted()
      return { name, party, title, personId: personId(name, party), otherNames }
    })
    .toSorted((a, b) => textOrder(a.party, b.party) || textOrder(a.personId, b.personId))
}

function valueOf(record: MeetingRecord, field: string): z.core.util.JSONType {
  const [name = '', part] = field.split('.')
  const value: unknown = Reflect.get(record, name)
  if (name === 'participants') return record.participants.map(({ name: of, party, title }) => ({ name: of, party, title }))
  return z.json().parse((part === undefined || value === null ? value : Reflect.get(Object(value), part)) ?? null)
}
