import type { ExtractedMeeting, FieldSpan } from '../domain/extracted-meeting.ts'
import { foldText } from '../register/fold-text.ts'
import type { GroundedMeeting } from './ground-meeting.ts'
import { recordOfModel, type ModelReading } from './model-reading.ts'
import type { Drop } from './read-answer.ts'

/** One meeting of an article that both engines have read. */
export type ReconciledMeeting = { meeting: ExtractedMeeting; by: 'rules' | 'model' | 'both'; dropped: Drop[] }

/** Share of parties that two records must have in common to be of one occasion. */
const PARTIES_IN_COMMON = 0.6
/** What a record gains that both engines tell, if they agree on day and status, or else. */
const AGREED = 0.97
const DISAGREED = 0.92
/** What is left of the rules' confidence in a record that the model does not tell of, and what it takes to be kept. */
const UNCONFIRMED = 0.5

/**
 * One list of meetings out of two. What the model tells and the article bears out stands; where one of its
 * fields fell, the rules' value of the same occasion takes its place. What the rules alone tell of is kept only
 * where the model's own account of it fell, since a careful reader who passes over a meeting has seen none.
 */
export function reconcile(rules: readonly ExtractedMeeting[], reading: ModelReading): ReconciledMeeting[] {
  const partners = pair(rules, reading.meetings)
  const told = reading.meetings.map((grounded, index): ReconciledMeeting => {
    const partner = partners.get(index)
    if (partner === undefined) return { meeting: recordOfModel(grounded), by: 'model', dropped: grounded.dropped }
    return { meeting: join(rules[partner]!, grounded), by: 'both', dropped: grounded.dropped }
  })
  if (reading.fallen.length === 0) return told
  const paired = new Set(partners.values())
  const alone = rules
    .filter((_, index) => !paired.has(index))
    .map((meeting): ReconciledMeeting => ({ meeting: { ...meeting, confidence: Math.round(meeting.confidence * UNCONFIRMED * 100) / 100 }, by: 'rules', dropped: [] }))
  return [...told, ...alone]
}

/** Index of the rules' record for that of each of the model's; the likest first, each once. */
function pair(rules: readonly ExtractedMeeting[], told: readonly GroundedMeeting[]): Map<number, number> {
  const pairs = told.flatMap(({ meeting }, model) => rules.map((other, rule) => ({ model, rule, likeness: likeness(meeting, other) })))
  pairs.sort((a, b) => b.likeness - a.likeness)
  const partners = new Map<number, number>()
  const taken = new Set<number>()
  for (const { model, rule, likeness: like } of pairs) {
    if (like === 0 || partners.has(model) || taken.has(rule)) continue
    partners.set(model, rule)
    taken.add(rule)
  }
  return partners
}

/** 0 if two records of one article cannot be of one occasion, else how much they have in common. */
function likeness(a: GroundedMeeting['meeting'], b: ExtractedMeeting): number {
  const parties = share(a.parties, b.parties)
  if (parties < PARTIES_IN_COMMON) return 0
  const people = share(a.participants.map(lastName), b.participants.map(lastName))
  const day = a.date && b.date ? (a.date.start === b.date.start ? 1 : -0.5) : 0
  const words = a.evidence.includes(b.evidence) || b.evidence.includes(a.evidence) ? 1 : 0
  const status = a.status === b.status ? 0.3 : 0
  return Math.max(0, parties + people + day + words + status - (people === 0 && day < 0 && words === 0 ? 2 : 0))
}

function share(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0
  return (2 * a.filter((value) => b.includes(value)).length) / (a.length + b.length)
}

function lastName({ name }: { name: string }): string {
  return foldText(name).split(' ').at(-1) ?? ''
}

/** The model's record with the rules' values where its own fell or where it is silent on what the rules prove. */
function join(rules: ExtractedMeeting, { meeting: told, dropped }: GroundedMeeting): ExtractedMeeting {
  const meeting: ExtractedMeeting = { ...told, confidence: 0, spans: [...told.spans] }
  for (const field of ['status', 'format', 'date', 'place', 'durationMin', 'series'] as const) {
    if (!dropped.some((drop) => drop.field === field)) continue
    Object.assign(meeting, { [field]: rules[field] })
    meeting.spans.push(...spansOf(rules, field))
  }
  addAll(meeting, rules, 'participants', (person) => fellOfList(dropped, 'participants') && told.parties.includes(person.party) && !told.participants.some((own) => lastName(own) === lastName(person)))
  addAll(meeting, rules, 'topics', () => told.topics.length === 0 && fellOfList(dropped, 'topics'))
  for (const field of ['outcomes', 'statements', 'accounts'] as const) addAll(meeting, rules, field, () => told[field].length === 0)
  const agreed = meeting.date?.start === rules.date?.start && meeting.status === rules.status
  meeting.confidence = agreed ? AGREED : DISAGREED
  return meeting
}

/** Whether an entry of that list fell. */
function fellOfList(dropped: readonly Drop[], list: string): boolean {
  return dropped.some(({ field }) => field.startsWith(`${list}/`) && !field.endsWith('/title'))
}

type Listed = 'participants' | 'topics' | 'outcomes' | 'statements' | 'accounts'

/** Adds those of the rules' entries that are wanted, each with its words. */
function addAll<Field extends Listed>(meeting: ExtractedMeeting, rules: ExtractedMeeting, field: Field, wanted: (item: ExtractedMeeting[Field][number]) => boolean): void {
  const entries: ExtractedMeeting[Field][number][] = [...meeting[field]]
  for (const [index, item] of rules[field].entries()) {
    if (!wanted(item)) continue
    meeting.spans.push(...spansOf(rules, `${field}/${index}`).map((span) => ({ ...span, field: `${field}/${entries.length}` })))
    entries.push(item)
  }
  Object.assign(meeting, { [field]: entries })
}

function spansOf(meeting: ExtractedMeeting, field: string): FieldSpan[] {
  return meeting.spans.filter((span) => span.field === field)
}
