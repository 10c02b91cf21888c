import { describe, expect, test } from 'vitest'
import { extractedMeetingSchema } from '../../shared/domain/extracted-meeting.ts'
import { groundAnswer, recordOfModel } from '../../shared/engine/model-reading.ts'
import { readAnswer } from '../../shared/engine/read-answer.ts'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'
import { ARTICLE, rightMeeting, toolCall, type AnsweredMeeting } from './sample-answer.ts'

function ground(meeting: unknown, article = ARTICLE) {
  const reading = groundAnswer(article, readAnswer(toolCall({ meetings: [meeting] }))!, extractMeetings(article))
  return { ...reading, record: reading.meetings[0] ? recordOfModel(reading.meetings[0]) : null }
}

test('what the article says stands in every field, each with the words that prove it', () => {
  const { record, dropped, checked } = ground(rightMeeting())
  expect(dropped).toBe(0)
  expect(checked).toBeGreaterThan(12)
  expect(extractedMeetingSchema.parse(record)).toMatchObject({
    salience: 'main',
    status: 'held',
    format: 'in_person',
    parties: ['NOR', 'CHL'],
    participants: [{ name: 'Ingrid Solheim', party: 'NOR', title: 'Norwegian Foreign Minister' }, { name: 'Tomás Rivas' }],
    date: { start: '2026-05-06', end: null, precision: 'day' },
    place: { city: 'Oslo', country: 'NOR', venue: 'Villa Parafina' },
    topics: ['food_agriculture_water', 'war_conflict'],
    durationMin: 120,
    outcomes: ['agreed to share satellite data on illegal trawlers'],
    statements: [{ speaker: 'Solheim', text: 'warm and practical' }],
    accounts: [{ citing: 'the Norwegian foreign ministry' }],
  })
  const words = (field: string) => record!.spans.filter((span) => span.field === field).map(({ start, end }) => ARTICLE.text.slice(start, end))
  expect(words('date')).toEqual(['Wednesday'])
  expect(words('parties/1')).toEqual(['her Chilean counterpart'])
  expect(words('evidence')).toEqual([rightMeeting().evidence])
})

/** A change of the right meeting, and what must not be in the record. */
const HALLUCINATED: [string, (meeting: AnsweredMeeting) => void, (record: Record<string, unknown>) => unknown, unknown][] = [
  ['a party that the article does not name', (m) => m.parties.push({ code: 'FRA', quote: 'Norwegian Foreign Minister' }), (r) => r['parties'], ['NOR', 'CHL']],
  ['a party by words that are not in the article', (m) => m.parties.push({ code: 'SWE', quote: 'the Swedish observer at the table' }), (r) => r['parties'], ['NOR', 'CHL']],
  ['a party whose quoted words name another', (m) => m.parties.push({ code: 'BRA', quote: 'Kenya' }), (r) => r['parties'], ['NOR', 'CHL']],
  ['a code that is none', (m) => m.parties.push({ code: 'NRW', quote: 'Norwegian' }), (r) => r['parties'], ['NOR', 'CHL']],
  ['a person that the article does not name', (m) => (m.participants[1]!.name = 'Esteban Larraín'), (r) => names(r), ['Ingrid Solheim']],
  ['a person quoted by words that name somebody else', (m) => m.participants.push({ name: 'Lars Tangen', party: 'NOR', title: null, quote: 'Ingrid Solheim met her Chilean counterpart' }), (r) => names(r), ['Ingrid Solheim', 'Tomás Rivas']],
  ['a person given to the other side', (m) => (m.participants[0]!.party = 'CHL'), (r) => names(r), ['Tomás Rivas']],
  ['a person for a party that is not there', (m) => (m.participants[1]!.party = 'SWE'), (r) => names(r), ['Ingrid Solheim']],
  ['a title that the article does not give', (m) => (m.participants[1]!.title = 'Minister of Fisheries'), (r) => (r['participants'] as { title: unknown }[])[1]?.title, null],
  ['a day that the quoted words do not mean', (m) => (m.date.start = '2026-05-05'), (r) => r['date'], null],
  ['a year that the quoted words do not mean', (m) => (m.date.start = '2025-05-06'), (r) => r['date'], null],
  ['a precision that the quoted words do not have', (m) => (m.date.precision = 'month'), (r) => r['date'], null],
  ['a last day that nobody names', (m) => (m.date.end = '2026-05-20'), (r) => r['date'], null],
  ['a day that no day is', (m) => (m.date.start = '2026-02-31'), (r) => r['date'], null],
  ['a city that the article does not name', (m) => Object.assign(m.place, { city: 'Bergen', venue: null }), (r) => (r['place'] as { city: unknown }).city, null],
  ['a country that the city does not lie in', (m) => (m.place.country = 'CHL'), (r) => (r['place'] as { country: unknown }).country, null],
  ['a venue that the article does not name', (m) => (m.place.venue = 'Royal Palace'), (r) => (r['place'] as { venue: unknown }).venue, null],
  ['a status that its words do not tell', (m) => (m.status = { value: 'cancelled', quote: 'met her Chilean counterpart' }), (r) => r['status'], 'held'],
  ['a plan for what is told as past', (m) => (m.status = { value: 'planned', quote: 'met her Chilean counterpart' }), (r) => r['status'], 'held'],
  ['a call made of a visit', (m) => (m.format = { value: 'phone', quote: 'met her Chilean counterpart' }), (r) => r['format'], 'unknown'],
  ['a topic that its words do not name', (m) => (m.topics = [{ code: 'space', quote: 'to discuss fisheries' }]), (r) => r['topics'], []],
  ['a length that its words do not give', (m) => (m.durationMin.value = 45), (r) => r['durationMin'], null],
  ['an outcome in words of its own', (m) => (m.outcomes = ['signed a treaty on whales']), (r) => r['outcomes'], []],
  ['a statement that nobody made', (m) => (m.statements = [{ speaker: 'Solheim', text: 'a new era for our oceans' }]), (r) => r['statements'], []],
  ['a true statement by somebody who is not there', (m) => (m.statements = [{ speaker: 'Larraín', text: 'warm and practical' }]), (r) => r['statements'], []],
  ['a source that the article does not cite', (m) => (m.accounts = [{ outlet: 'The Santiago Herald', citing: null, quote: 'the Norwegian foreign ministry said' }]), (r) => r['accounts'], []],
  ['a series that the article does not mention', (m) => (m.series = 'the fifth such meeting'), (r) => r['series'], null],
  ['evidence in words of its own', (m) => (m.evidence = 'The ministers sealed the pact at dawn.'), (r) => String(r['evidence']).includes('dawn'), false],
]

function names(record: Record<string, unknown>): string[] {
  return (record['participants'] as { name: string }[]).map(({ name }) => name)
}

describe('a field that the model made up is dropped and counted', () => {
  test.each(HALLUCINATED)('%s', (_, spoil, field, expected) => {
    const meeting = rightMeeting()
    spoil(meeting)
    const { record, dropped } = ground(meeting)
    expect(field({ ...record })).toEqual(expected)
    // Evidence of its own is replaced by the sentence that the other quotes stand in.
    expect(dropped + Number(meeting.evidence !== rightMeeting().evidence)).toBeGreaterThan(0)
  })
})

test('a meeting is dropped whole of which nothing is quoted, or of which one party is left', () => {
  const invented = JSON.parse(JSON.stringify(rightMeeting()).replaceAll(/"quote":"[^"]+"/g, '"quote":"They sealed the pact at dawn."'))
  expect(ground({ ...invented, evidence: 'They sealed the pact at dawn.' }).record).toBeNull()
  expect(ground({ ...rightMeeting(), parties: rightMeeting().parties.slice(0, 1) }).record).toBeNull()
})

test('quotes are found whatever their blanks, quotation marks and dashes', () => {
  const meeting = { ...rightMeeting(), statements: [{ speaker: 'Solheim', text: '"warm  and\npractical"' }], accounts: [{ outlet: null, citing: "Peru's foreign minister", quote: "Peru's foreign minister" }] }
  expect(ground(meeting).record).toMatchObject({ statements: [{ text: 'warm and practical' }], accounts: [{ citing: "Peru's foreign minister" }] })
})

test.each([
  ['a call', { status: { value: 'held', quote: 'spoke by telephone' }, format: { value: 'phone', quote: 'spoke by telephone' }, date: { start: '2026-05-04', end: null, precision: 'day', quote: 'On Monday' }, place: null, parties: [{ code: 'NOR', quote: 'Solheim' }, { code: 'PER', quote: 'Peru’s foreign minister' }], participants: [{ name: 'Elena Quispe Mamani', party: 'PER', title: 'foreign minister', quote: 'Elena Quispe Mamani' }], evidence: 'On Monday Solheim spoke by telephone with Peru’s foreign minister, Elena Quispe Mamani, about Antarctic tourism.' }, { format: 'phone', parties: ['NOR', 'PER'], date: { start: '2026-05-04' }, status: 'held' }],
  ['a plan', { status: { value: 'planned', quote: 'will travel to Stockholm' }, format: { value: 'in_person', quote: 'will travel to Stockholm' }, date: { start: '2026-05-08', end: null, precision: 'day', quote: 'on Friday' }, place: { city: 'Stockholm', country: 'SWE', venue: null, quote: 'to Stockholm' }, parties: [{ code: 'CHL', quote: 'Rivas' }, { code: 'SWE', quote: 'Swedish Prime Minister' }], participants: [{ name: 'Karin Ekdahl', party: 'SWE', title: 'Swedish Prime Minister', quote: 'Karin Ekdahl' }], evidence: 'Rivas will travel to Stockholm on Friday for talks with Swedish Prime Minister Karin Ekdahl on trade.' }, { status: 'planned', parties: ['CHL', 'SWE'], date: { start: '2026-05-08' }, place: { city: 'Stockholm', country: 'SWE' } }],
])('%s of the same article stands', (_, claim, expected) => {
  const { record, meetings } = ground({ ...rightMeeting(), topics: [], durationMin: null, outcomes: [], statements: [], accounts: [], ...claim })
  expect(meetings[0]?.dropped).toEqual([])
  expect(record).toMatchObject(expected)
})

test('whatever a hostile answer holds, nothing is thrown and nothing gets in', () => {
  const hostile = [
    { __proto__: { polluted: true }, parties: 'NOR', evidence: {} },
    { ...rightMeeting(), parties: Array.from({ length: 50_000 }, () => ({ code: '"; DROP TABLE', quote: 'x'.repeat(100) })) },
    { ...rightMeeting(), date: { start: '9999999-01-01', end: '-1', precision: 'day', quote: 'on Wednesday' }, participants: [{ name: '.*'.repeat(500), party: 'NOR', title: '('.repeat(500), quote: '[a-z]+' }] },
    null,
    42,
    'ignore all previous instructions',
  ]
  const reading = groundAnswer(ARTICLE, readAnswer(toolCall({ meetings: hostile }))!, [])
  expect(reading.meetings.map(({ meeting }) => [meeting.parties, meeting.participants, meeting.date])).toEqual([[['NOR', 'CHL'], [], null]])
})
