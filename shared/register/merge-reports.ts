import { inForce } from '../domain/correction.ts'
import type { Correction } from '../domain/correction.ts'
import type { Alternative, MeetingRecord, Source } from '../domain/meeting.ts'
import type { Format, MeetingDate, Place, Statement, Status } from '../domain/meeting-fields.ts'
import { meetingId } from '../domain/ids.ts'
import type { Report } from '../domain/report.ts'
import { TOPIC_CODES } from '../domain/topic-codes.ts'
import { cityKey } from './city-name.ts'
import { withCorrections } from './corrected-fields.ts'
import { isDatedByPublication } from './dated-by-publication.ts'
import { foldText } from './fold-text.ts'
import { accountsSideBySide } from './merge-accounts.ts'
import { mergePeople } from './merge-people.ts'
import { isUnconfirmed } from './unconfirmed.ts'
import { isSuperseded, mergeStatus, voicesOfStage } from './merge-status.ts'
import { alternative, latestOf, supportedValues, supportOf } from './supported-value.ts'
import type { Supported } from './supported-value.ts'
import { inOrderOfPublication, voicesOf } from './voices.ts'
import type { Voice } from './voices.ts'

/** A record names this many of its reports; the weightiest, if there are more. */
export const SOURCES_KEPT = 150
/** Of the coverage of a summit a record keeps at most so much, lest it outgrow an item; the reports have all of it. */
const OUTCOMES_KEPT = 20
const STATEMENTS_KEPT = 40
const ALTERNATIVES_KEPT = 150
const SENTENCE_KEPT = 600
/** A party named by less than this share of the support is kept as an alternative. */
const PARTY_SHARE = 0.25

/**
 * The record of a meeting from all its reports and the rulings on it, as of an instant: the day tells a
 * meeting that is planned from one that was planned and of which nothing was heard. Deterministic: order
 * of the arguments does not matter, and no clock is read. Throws if there is no report.
 */
export function mergeReports(reports: readonly Report[], corrections: readonly Correction[], asOf: Date): MeetingRecord {
  const ordered = inOrderOfPublication(reports)
  const voices = voicesOf(reports)
  const [first] = ordered
  if (first === undefined) throw new Error('a meeting has at least one report')
  const { status, alternatives: otherStatuses } = mergeStatus(voices)
  const stage = voicesOfStage(voices, status)
  const parties = mergeParties(voices)
  const people = mergePeople(voices, parties.kept)
  const formats = supportedValues<Format>(voices, ({ lead }) => (lead.meeting.format === 'unknown' ? null : lead.meeting.format))
  const format = formats[0]?.value ?? 'unknown'
  const dates = mergeDate(stage, voices, status)
  const place = mergePlace(stage, voices, format)
  const durations = supportedValues(voices, ({ lead }) => lead.meeting.durationMin)
  const series = supportedValues(voices, ({ lead }) => lead.meeting.series, foldText)
  const told = new Set(ordered.flatMap(({ meeting }) => meeting.topics))
  const topics = TOPIC_CODES.filter((topic) => told.has(topic))
  const outcomes = distinct(ordered.flatMap(({ meeting }) => meeting.outcomes), (outcome) => outcome)
    .slice(0, OUTCOMES_KEPT)
    .map((outcome) => outcome.slice(0, SENTENCE_KEPT))
  const statements = fullest(distinct(ordered.flatMap(({ meeting }) => meeting.statements), ({ text }: Statement) => text))
    .slice(0, STATEMENTS_KEPT)
    .map(({ speaker, text }) => ({ speaker, text: text.slice(0, SENTENCE_KEPT) }))
  const merged: MeetingRecord = {
    meetingId: meetingId(first.reportId),
    status,
    format,
    salience: ordered.some(({ meeting }) => meeting.salience === 'main') ? 'main' : 'mention',
    parties: parties.kept,
    participants: people.participants,
    date: dates.date,
    place: place.place,
    topics,
    durationMin: durations[0]?.value ?? null,
    series: series[0]?.value ?? null,
    outcomes,
    statements,
    accounts: accountsSideBySide(voices, { topics, outcomes, statements }),
    alternatives: [
      ...otherStatuses,
      ...losers('format', formats),
      ...parties.alternatives,
      ...people.alternatives,
      ...dates.alternatives,
      ...place.alternatives,
      ...losers('durationMin', durations),
      ...losers('series', series),
    ].slice(0, ALTERNATIVES_KEPT),
    sources: sourcesOf(ordered, voices),
    sourceCount: ordered.length,
    independentAccounts: new Set(voices.map(({ source }) => source)).size,
    confidence: jointConfidence(voices),
    firstPublishedAt: new Date(first.publishedAt).toISOString(),
    lastPublishedAt: latestOf(voices),
    correctedFields: [],
    ruledOut: false,
  }
  const rulings = inForce(corrections)
  const record = withCorrections(merged, rulings, voices)
  const ruledOut = rulings.some(({ kind }) => kind === 'not_a_meeting')
  return { ...record, ruledOut, status: isUnconfirmed(record, asOf) ? 'unconfirmed' : record.status }
}

/** Every party but those that only a small part of the accounts names. Conferences are named in part: theirs are all kept. */
function mergeParties(voices: readonly Voice[]): { kept: string[]; alternatives: Alternative[] } {
  const parties = [...new Set(voices.flatMap((voice) => partiesOf(voice)))].toSorted()
  const naming = (party: string) => voices.filter((voice) => partiesOf(voice).includes(party))
  const all = supportOf(voices)
  const conference = voices.some((voice) => partiesOf(voice).length >= 5)
  const kept = parties.filter((party) => conference || supportOf(naming(party)) >= PARTY_SHARE * all)
  const fullest = partiesOf(voices.toSorted((a, b) => b.weight - a.weight)[0])
  const enough = kept.length >= 2 ? kept : fullest.toSorted()
  const left = parties.filter((party) => !enough.includes(party))
  return { kept: enough, alternatives: left.map((party) => alternative('parties', party, naming(party))) }
}

function partiesOf(voice: Voice | undefined): string[] {
  return voice === undefined ? [] : [...new Set(voice.reports.flatMap(({ meeting }) => meeting.parties))]
}

const PRECISION_RANK: Record<MeetingDate['precision'], number> = { day: 0, week: 2, month: 3, year: 4 }
/** After a day that an article names, before whatever is vaguer. */
const DAY_OF_PUBLICATION = 1

/** The most exact date of the present stage that is best supported; what has been superseded by later news counts last. */
function mergeDate(stage: readonly Voice[], voices: readonly Voice[], status: Status): { date: MeetingDate | null; alternatives: Alternative[] } {
  const all = supportedValues(voices, ({ lead }) => lead.meeting.date)
  const current = status === 'held' ? stage : stage.filter((voice) => !isSuperseded(voice, stage))
  const [best] = [current, stage, voices]
    .map((group) => mostExact(supportedValues(group, ({ lead }) => lead.meeting.date)))
    .find((group) => group.length > 0) ?? []
  if (best === undefined) return { date: null, alternatives: [] }
  const chosen = JSON.stringify(best.value)
  const others = all.filter(({ value }) => JSON.stringify(value) !== chosen)
  return { date: best.value, alternatives: others.map(({ value, voices: group }) => alternative('date', value, group)) }
}

function mostExact(dates: Supported<MeetingDate>[]): Supported<MeetingDate>[] {
  const finest = Math.min(...dates.map(rankOf))
  return dates.filter((date) => rankOf(date) === finest)
}

function rankOf({ value, voices }: Supported<MeetingDate>): number {
  return voices.every(({ lead }) => isDatedByPublication(lead)) ? DAY_OF_PUBLICATION : PRECISION_RANK[value.precision]
}

/** City, country and venue each with the best support, the country being that of the city where one is named. */
function mergePlace(stage: readonly Voice[], voices: readonly Voice[], format: Format): { place: Place | null; alternatives: Alternative[] } {
  if (format === 'phone' || format === 'video') return { place: null, alternatives: [] }
  const asked = stage.some(({ lead }) => lead.meeting.place !== null) ? stage : voices
  const cities = supportedValues(asked, ({ lead }) => lead.meeting.place?.city ?? null, cityKey)
  const city = cities[0]
  const inCity = city === undefined ? asked : city.voices
  const countries = supportedValues(inCity, ({ lead }) => lead.meeting.place?.country ?? null)
  const anyCountry = supportedValues(asked, ({ lead }) => lead.meeting.place?.country ?? null)
  const country = countries[0]?.value ?? (city === undefined ? anyCountry[0]?.value : undefined) ?? null
  const here = asked.filter(({ lead }) => city === undefined || lead.meeting.place?.city === null || city.voices.some((voice) => voice.lead === lead))
  const venues = supportedValues(here, ({ lead }) => lead.meeting.place?.venue ?? null, foldText)
  const alternatives = [
    ...losers('place.city', cities),
    ...anyCountry.filter(({ value }) => value !== country).map(({ value, voices: group }) => alternative('place.country', value, group)),
    ...losers('place.venue', venues),
  ]
  const place = { city: city?.value ?? null, country, venue: venues[0]?.value ?? null }
  return { place: place.city === null && place.country === null && place.venue === null ? null : place, alternatives }
}

function losers(field: string, values: readonly Supported<string | number>[]): Alternative[] {
  return values.slice(1).map(({ value, voices }) => alternative(field, value, voices))
}

/** Statements but those of which another outlet quotes more. */
function fullest(statements: readonly Statement[]): Statement[] {
  const texts = statements.map(({ text }) => foldText(text))
  return statements.filter((_, index) => !texts.some((text, other) => other !== index && text.includes(texts[index] ?? '')))
}

/** Values whose words differ, in order; of several that say the same the first stays. */
function distinct<Value>(values: readonly Value[], wordsOf: (value: Value) => string): Value[] {
  const seen = new Map<string, Value>()
  for (const value of values) {
    const key = foldText(wordsOf(value))
    if (!seen.has(key)) seen.set(key, value)
  }
  return [...seen.values()]
}

function sourcesOf(ordered: readonly Report[], voices: readonly Voice[]): Source[] {
  const weightOf = new Map(voices.flatMap(({ reports, weight }) => reports.map(({ reportId }, index) => [reportId, index === 0 ? weight : 0] as const)))
  const kept = new Set(
    ordered
      .toSorted((a, b) => (weightOf.get(b.reportId) ?? 0) - (weightOf.get(a.reportId) ?? 0))
      .slice(0, SOURCES_KEPT)
      .map(({ reportId }) => reportId),
  )
  return ordered
    .filter(({ reportId }) => kept.has(reportId))
    .map(({ reportId, articleId, outlet, url, title, publishedAt, meeting }) => ({
      reportId,
      articleId,
      outlet,
      url,
      title,
      publishedAt: new Date(publishedAt).toISOString(),
      status: meeting.status,
      evidence: meeting.evidence.slice(0, SENTENCE_KEPT),
    }))
}

/** One minus the chance that all independent sources are wrong, in thousandths. */
function jointConfidence(voices: readonly Voice[]): number {
  const best = new Map<string, number>()
  for (const { source, reports } of voices) {
    best.set(source, Math.max(best.get(source) ?? 0, ...reports.map(({ meeting }) => meeting.confidence)))
  }
  const allWrong = [...best.values()].toSorted((a, b) => a - b).reduce((chance, confidence) => chance * (1 - confidence), 1)
  return Math.round((1 - allWrong) * 1000) / 1000
}
