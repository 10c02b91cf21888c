import { z } from 'zod'
import type { Account, Format, MeetingDate, Participant, Place, Salience, Statement, Status } from '../domain/meeting-fields.ts'
import type { TopicCode } from '../domain/topic-codes.ts'
import { FIELDS } from './answer-schema.ts'

/** A value that the model gives, and the words by which it wants to prove it; null if it gave none. */
export type Claim<Value> = { value: Value; quote: string | null }

/** A value that did not get into a record, and why. */
export type Drop = { field: string; why: string }

/** One meeting as the model tells it, read field by field; nothing in it is checked against the article yet. */
export type MeetingClaim = {
  evidence: string | null
  salience: Salience | null
  status: Claim<Status> | null
  format: Claim<Format> | null
  parties: Claim<string>[]
  participants: Claim<Participant>[]
  date: Claim<MeetingDate> | null
  place: Claim<Place> | null
  topics: Claim<TopicCode>[]
  durationMin: Claim<number> | null
  series: string | null
  outcomes: string[]
  statements: Statement[]
  accounts: Claim<Omit<Account, 'omits'>>[]
  /** What was given in another form than was asked for. */
  malformed: Drop[]
}

/** Most entries that are read of any list: no article has more, and an answer may be anything. */
const MOST = { meetings: 60, parties: 60, participants: 80, topics: 15, outcomes: 10, statements: 10, accounts: 20 }

/** Keys behind which services and tools put an answer, those of a tool call before those of plain text. */
const WRAPPERS = ['response', 'modelOutput', 'output', 'message', 'content', 'toolUse', 'input', 'text']
const DEEPEST = 12

/**
 * The meetings of an answer: of a Converse response with a tool call or with text that holds JSON, of the bare
 * message, or of the bare list. Null if there is none to be found in it.
 */
export function readAnswer(answer: unknown): MeetingClaim[] | null {
  const meetings = meetingsIn(answer, 0)
  return meetings === null ? null : meetings.slice(0, MOST.meetings).flatMap((meeting) => (isObject(meeting) ? [readMeeting(meeting)] : []))
}

function meetingsIn(value: unknown, depth: number): unknown[] | null {
  if (depth > DEEPEST) return null
  if (typeof value === 'string') return meetingsInText(value, depth)
  if (Array.isArray(value)) {
    if (value.some(isMeeting)) return value
    return firstFound([...value.filter(isToolCall), ...value.filter((item) => !isToolCall(item))], depth)
  }
  if (!isObject(value)) return null
  if (Array.isArray(value['meetings'])) return value['meetings']
  if (typeof value['meetings'] === 'string') return meetingsInText(value['meetings'], depth)
  if (isMeeting(value)) return [value]
  return firstFound(WRAPPERS.map((key) => value[key]), depth)
}

function firstFound(values: readonly unknown[], depth: number): unknown[] | null {
  for (const value of values) {
    const found = value === undefined || value === null ? null : meetingsIn(value, depth + 1)
    if (found) return found
  }
  return null
}

/** JSON in a text, with whatever stands around it. */
function meetingsInText(text: string, depth: number): unknown[] | null {
  for (const [open, close] of [['{', '}'], ['[', ']']] as const) {
    const [from, to] = [text.indexOf(open), text.lastIndexOf(close)]
    if (from < 0 || to <= from) continue
    try {
      const value: unknown = JSON.parse(text.slice(from, to + 1))
      if (open === '[' && Array.isArray(value) && value.length === 0) return []
      const found = meetingsIn(value, depth + 1)
      if (found) return found
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  return null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isToolCall(value: unknown): boolean {
  return isObject(value) && ('toolUse' in value || value['type'] === 'tool_use')
}

function isMeeting(value: unknown): boolean {
  return isObject(value) && Array.isArray(value['parties'])
}

/** A model that leaves the quotes out and gives mere values is understood too. */
function readMeeting(raw: Record<string, unknown>): MeetingClaim {
  const malformed: Drop[] = []
  const bad = (field: string) => malformed.push({ field, why: 'not in the form asked for' })

  function one<Value>(field: string, value: unknown, schema: z.ZodType<Value>): Value | null {
    if (value === undefined || value === null || value === '') return null
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    bad(field)
    return null
  }
  function many<Value>(field: keyof typeof MOST, schema: z.ZodType<Value>): Value[] {
    const list = raw[field]
    if (list === undefined || list === null) return []
    if (!Array.isArray(list)) {
      bad(field)
      return []
    }
    return list.slice(0, MOST[field]).flatMap((item: unknown, index) => {
      const value = one(`${field}/${index}`, item, schema)
      return value === null ? [] : [value]
    })
  }
  return {
    evidence: one('evidence', raw['evidence'], FIELDS.evidence),
    salience: one('salience', raw['salience'], FIELDS.salience),
    status: one('status', raw['status'], STATUS),
    format: one('format', raw['format'], FORMAT),
    parties: many('parties', PARTY),
    participants: many('participants', PARTICIPANT),
    date: one('date', raw['date'], DATE),
    place: one('place', raw['place'], PLACE),
    topics: many('topics', TOPIC),
    durationMin: one('durationMin', raw['durationMin'], DURATION),
    series: one('series', raw['series'], FIELDS.series),
    outcomes: many('outcomes', FIELDS.outcome),
    statements: many('statements', FIELDS.statement),
    accounts: many('accounts', ACCOUNT),
    malformed,
  }
}

const quote = z.string().nullish()

/** `{value, quote}` or the mere value. */
function claimOf<Value>(schema: z.ZodType<Value>): z.ZodType<Claim<Value>> {
  return z.union([
    schema.transform((value) => ({ value, quote: null })),
    z.object({ value: schema, quote }).transform((claim) => ({ value: claim.value, quote: claim.quote ?? null })),
  ])
}

/** The record's own attributes, and the `quote` beside them. */
function quoted<Value extends { quote?: string | null | undefined }>(schema: z.ZodType<Value>): z.ZodType<Claim<Omit<Value, 'quote'>>> {
  return schema.transform(({ quote: words, ...value }) => ({ value, quote: words ?? null }))
}

/** `{code, quote}` or the mere code. */
function coded<Code extends string>(schema: z.ZodType<Code>): z.ZodType<Claim<Code>> {
  return z.union([
    schema.transform((value) => ({ value, quote: null })),
    z.object({ code: schema, quote }).transform((claim) => ({ value: claim.code, quote: claim.quote ?? null })),
  ])
}

const STATUS = claimOf(FIELDS.status.shape.value)
const FORMAT = claimOf(FIELDS.format.shape.value)
const DURATION = claimOf(FIELDS.durationMin.shape.value)
const TOPIC = coded(FIELDS.topic.shape.code)
// Codes are judged with the article at hand: "UK" is no code, but says well enough what is meant.
const PARTY = coded(z.string().min(1))
const PARTICIPANT = quoted(FIELDS.participant.extend({ quote, party: z.string().min(1), title: z.string().min(1).nullish().transform((title) => title ?? null) }))
const DATE = quoted(FIELDS.date.extend({ quote, end: FIELDS.date.shape.end.nullish().transform((end) => end ?? null) }))
const orNull = z.string().nullish().transform((value) => value || null)
const PLACE = quoted(FIELDS.place.extend({ quote, city: orNull, country: orNull, venue: orNull }))
const ACCOUNT = quoted(FIELDS.account.extend({ quote, outlet: orNull, citing: orNull }))
