import { z } from 'zod'

/**
 * A meeting as an annotator or an extractor writes it down. Every field may be absent: an absent
 * field counts as empty, so that rough predictions can be scored too.
 */
export const annotatedMeetingSchema = z.object({
  salience: z.string().nullish(),
  status: z.string().nullish(),
  format: z.string().nullish(),
  parties: z.array(z.string()).nullish(),
  participants: z
    .array(z.object({ name: z.string(), party: z.string().nullish(), title: z.string().nullish() }))
    .nullish(),
  date: z.object({ start: z.string(), precision: z.string().nullish() }).nullish(),
  place: z.object({ city: z.string().nullish(), country: z.string().nullish() }).nullish(),
  topics: z.array(z.string()).nullish(),
  durationMin: z.number().nullish(),
  accounts: z.array(z.object({ outlet: z.string().nullish(), citing: z.string().nullish() })).nullish(),
  evidence: z.string().nullish(),
})
export type AnnotatedMeeting = z.infer<typeof annotatedMeetingSchema>
type Person = NonNullable<AnnotatedMeeting['participants']>[number]

/** Precision, recall and their harmonic mean; null where nothing was there to count. */
export type Rates = { precision: number | null; recall: number | null; f1: number | null }

/** The measures, over all documents; those under `matched` only over predictions that found their gold meeting. */
export type Scores = {
  documents: number
  goldMeetings: number
  predictedMeetings: number
  detection: Rates
  mainRecall: number | null
  mentionRecall: number | null
  /** Share of the documents without a meeting for which one is predicted. */
  falseAlarmDocs: number | null
  /** Share of main gold meetings with right parties, status, date and people: could be filed unedited. */
  fileableMain: number | null
  people: Rates
  parties: Rates
  matched: {
    status: number | null
    format: number | null
    date: number | null
    placeCountry: number | null
    placeCity: number | null
    duration: number | null
    personParty: number | null
    titleTokenF1: number | null
    topicsF1: number | null
    account: number | null
  }
}

export type ScoreErrorKind = 'false alarm' | 'missed main' | 'missed mention' | 'spurious' | 'date' | 'status' | 'parties'

/** One thing that a prediction has wrong, with words to find it by. */
export type ScoreError = { id: string; kind: ScoreErrorKind; detail: string }

/** A gold meeting and the prediction taken for it, by their places in their document's lists. */
export type Match = { gold: number; predicted: number }

export type ScoreReport = {
  scores: Scores
  errors: ScoreError[]
  /** By document id. */
  matches: Map<string, Match[]>
}

/** Below this similarity a prediction is about something else. */
const MATCH_SIMILARITY = 0.45
/** Share of parties that two records must have in common to be compared at all. */
const PARTY_OVERLAP = 0.5
/** Share of people that must be right for a record to be filed unedited. */
const FILEABLE_PEOPLE = 0.8
/** Overlap in words at which two cited sources are taken for the same. */
const ACCOUNT_OVERLAP = 0.4
const NEAR_DAYS_MS = 2 * 24 * 60 * 60 * 1000

/**
 * Compares predicted meetings with gold ones, document by document. A gold document without a
 * prediction counts as predicted empty; a predicted document without gold is left out.
 */
export function scoreMeetings(
  gold: ReadonlyMap<string, readonly AnnotatedMeeting[]>,
  predicted: ReadonlyMap<string, readonly AnnotatedMeeting[]>,
): ScoreReport {
  const tally = newTally()
  const errors: ScoreError[] = []
  const matches = new Map<string, Match[]>()
  for (const [id, goldMeetings] of gold) {
    const predictions = predicted.get(id) ?? []
    const pairs = matchMeetings(goldMeetings, predictions)
    matches.set(id, pairs)
    const report = (kind: ScoreErrorKind, detail: string) => errors.push({ id, kind, detail })
    countDocument(tally, goldMeetings, predictions, pairs, report)
    for (const pair of pairs) countMatch(tally, goldMeetings[pair.gold]!, predictions[pair.predicted]!, report)
  }
  return { scores: summarise(tally), errors, matches }
}

/** Pairs gold and predicted meetings of one document, the most similar first; each is used once. */
export function matchMeetings(gold: readonly AnnotatedMeeting[], predicted: readonly AnnotatedMeeting[]): Match[] {
  const candidates: (Match & { similarity: number })[] = []
  for (const [i, meeting] of gold.entries()) {
    for (const [j, prediction] of predicted.entries()) {
      const similarity = meetingSimilarity(meeting, prediction)
      if (similarity >= MATCH_SIMILARITY) candidates.push({ gold: i, predicted: j, similarity })
    }
  }
  candidates.sort((a, b) => b.similarity - a.similarity || a.gold - b.gold || a.predicted - b.predicted)
  const takenGold = new Set<number>()
  const takenPredicted = new Set<number>()
  const matches: Match[] = []
  for (const { gold, predicted } of candidates) {
    if (takenGold.has(gold) || takenPredicted.has(predicted)) continue
    takenGold.add(gold)
    takenPredicted.add(predicted)
    matches.push({ gold, predicted })
  }
  return matches
}

/** How likely two records tell of the same occasion, 0 to 1: mostly by parties, then people, date and city. */
function meetingSimilarity(gold: AnnotatedMeeting, predicted: AnnotatedMeeting): number {
  const parties = setF1(gold.parties ?? [], predicted.parties ?? [])
  if (parties < PARTY_OVERLAP) return 0
  const goldPeople = gold.participants ?? []
  const predictedPeople = predicted.participants ?? []
  const people =
    goldPeople.length + predictedPeople.length > 0
      ? overlapF1(samePeople(goldPeople, predictedPeople).length, predictedPeople.length, goldPeople.length)
      : parties
  const city = cityKey(gold.place?.city) === cityKey(predicted.place?.city) ? 1 : 0
  return 0.45 * parties + 0.25 * people + 0.2 * dateSimilarity(gold.date, predicted.date) + 0.1 * city
}

function dateSimilarity(gold: AnnotatedMeeting['date'], predicted: AnnotatedMeeting['date']): number {
  if (!gold && !predicted) return 1
  if (!gold || !predicted) return 0.3
  if (gold.start === predicted.start) return 1
  return Math.abs(Date.parse(gold.start) - Date.parse(predicted.start)) <= NEAR_DAYS_MS ? 0.5 : 0
}

type Tally = ReturnType<typeof newTally>

function newTally() {
  return {
    documents: 0,
    documentsWithout: 0,
    documentsAlarmed: 0,
    gold: 0,
    goldMain: 0,
    goldMention: 0,
    predicted: 0,
    matched: 0,
    matchedMain: 0,
    matchedMention: 0,
    fileable: 0,
    people: { gold: 0, predicted: 0, right: 0 },
    parties: { gold: 0, predicted: 0, right: 0 },
    topics: { gold: 0, predicted: 0, right: 0 },
    status: share(),
    format: share(),
    date: share(),
    country: share(),
    city: share(),
    duration: share(),
    personParty: share(),
    title: share(),
    account: share(),
  }
}

type Share = { right: number; of: number }

function share(): Share {
  return { right: 0, of: 0 }
}

function count(share: Share, right: boolean): void {
  share.of++
  if (right) share.right++
}

type Report = (kind: ScoreErrorKind, detail: string) => void

function countDocument(
  tally: Tally,
  gold: readonly AnnotatedMeeting[],
  predicted: readonly AnnotatedMeeting[],
  pairs: readonly Match[],
  report: Report,
): void {
  tally.documents++
  tally.gold += gold.length
  tally.predicted += predicted.length
  if (gold.length === 0) {
    tally.documentsWithout++
    if (predicted.length > 0) {
      tally.documentsAlarmed++
      report('false alarm', JSON.stringify(predicted.map(wordsOf)))
    }
  }
  const matchedGold = new Set(pairs.map((pair) => pair.gold))
  for (const [index, meeting] of gold.entries()) {
    const main = isMain(meeting)
    const found = matchedGold.has(index)
    if (main) tally.goldMain++
    else tally.goldMention++
    if (found && main) tally.matchedMain++
    if (found && !main) tally.matchedMention++
    if (!found) report(main ? 'missed main' : 'missed mention', meeting.evidence ?? '')
    tally.people.gold += meeting.participants?.length ?? 0
    tally.parties.gold += meeting.parties?.length ?? 0
  }
  const matchedPredicted = new Set(pairs.map((pair) => pair.predicted))
  for (const [index, prediction] of predicted.entries()) {
    tally.people.predicted += prediction.participants?.length ?? 0
    tally.parties.predicted += prediction.parties?.length ?? 0
    if (!matchedPredicted.has(index) && gold.length > 0) report('spurious', wordsOf(prediction))
  }
}

function countMatch(tally: Tally, gold: AnnotatedMeeting, predicted: AnnotatedMeeting, report: Report): void {
  tally.matched++
  const goldPeople = gold.participants ?? []
  const predictedPeople = predicted.participants ?? []
  const people = samePeople(goldPeople, predictedPeople)
  tally.people.right += people.length
  for (const [annotated, found] of people) {
    if (annotated.party) count(tally.personParty, annotated.party === found.party)
    if (annotated.title) {
      tally.title.of++
      tally.title.right += setF1(wordsIn(annotated.title), wordsIn(found.title))
    }
  }
  const goldParties = gold.parties ?? []
  const predictedParties = predicted.parties ?? []
  tally.parties.right += inBoth(goldParties, predictedParties)
  const partiesRight = setF1(goldParties, predictedParties) === 1
  const statusRight = gold.status === predicted.status
  const dateRight = sameDate(gold.date, predicted.date)
  count(tally.status, statusRight)
  count(tally.date, dateRight)
  if (gold.format !== 'unknown') count(tally.format, gold.format === predicted.format)
  if (gold.place?.country) count(tally.country, gold.place.country === predicted.place?.country)
  if (gold.place?.city) count(tally.city, cityKey(gold.place.city) === cityKey(predicted.place?.city))
  if (gold.durationMin) count(tally.duration, gold.durationMin === predicted.durationMin)
  tally.topics.gold += new Set(gold.topics).size
  tally.topics.predicted += new Set(predicted.topics).size
  tally.topics.right += inBoth(gold.topics ?? [], predicted.topics ?? [])
  const goldSources = citedSources(gold)
  if (goldSources.length > 0) count(tally.account, sharesSource(goldSources, citedSources(predicted)))
  const peopleF1 = overlapF1(people.length, predictedPeople.length, goldPeople.length)
  if (isMain(gold) && partiesRight && statusRight && dateRight && peopleF1 >= FILEABLE_PEOPLE) tally.fileable++
  if (!dateRight) report('date', `${dateWords(gold.date)} vs ${dateWords(predicted.date)} · ${gold.evidence}`)
  if (!statusRight) report('status', `${gold.status} vs ${predicted.status} · ${gold.evidence}`)
  if (!partiesRight) report('parties', `${goldParties.join()} vs ${predictedParties.join()} · ${gold.evidence}`)
}

function summarise(tally: Tally): Scores {
  const { matched, people, parties, topics } = tally
  return {
    documents: tally.documents,
    goldMeetings: tally.gold,
    predictedMeetings: tally.predicted,
    detection: rates(matched, tally.predicted, tally.gold),
    mainRecall: ratio(tally.matchedMain, tally.goldMain),
    mentionRecall: ratio(tally.matchedMention, tally.goldMention),
    falseAlarmDocs: ratio(tally.documentsAlarmed, tally.documentsWithout),
    fileableMain: ratio(tally.fileable, tally.goldMain),
    people: rates(people.right, people.predicted, people.gold),
    parties: rates(parties.right, parties.predicted, parties.gold),
    matched: {
      status: ratio(tally.status.right, matched),
      format: shareOf(tally.format),
      date: shareOf(tally.date),
      placeCountry: shareOf(tally.country),
      placeCity: shareOf(tally.city),
      duration: shareOf(tally.duration),
      personParty: shareOf(tally.personParty),
      titleTokenF1: shareOf(tally.title),
      topicsF1: rates(topics.right, topics.predicted, topics.gold).f1,
      account: shareOf(tally.account),
    },
  }
}

/** Anything that is not called a mention counts as main. */
function isMain(meeting: AnnotatedMeeting): boolean {
  return meeting.salience !== 'mention'
}

/** The day and its precision must both be right; a date where there is none is wrong. */
function sameDate(gold: AnnotatedMeeting['date'], predicted: AnnotatedMeeting['date']): boolean {
  if (!gold) return !predicted
  return predicted?.start === gold.start && (predicted.precision ?? 'day') === gold.precision
}

function dateWords(date: AnnotatedMeeting['date']): string {
  return `${date?.start ?? null}/${date?.precision ?? ''}`
}

function wordsOf(meeting: AnnotatedMeeting): string {
  return meeting.evidence ?? (meeting.parties ?? []).join()
}

/** Lower case, without accents, marks turned into single blanks. */
function fold(words: string | null | undefined): string {
  return (words ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function wordsIn(words: string | null | undefined): string[] {
  return fold(words).split(' ').filter(Boolean)
}

/** "Washington, D.C." and "Washington", "Mexico City" and "Mexico" are the same place within one article. */
function cityKey(city: string | null | undefined): string {
  return fold(city)
    .replace(/\b(?:d c|dc|city)\b/g, '')
    .trim()
}

/** Pairs people off in order, each once. */
function samePeople(gold: readonly Person[], predicted: readonly Person[]): [Person, Person][] {
  const free = [...predicted]
  const pairs: [Person, Person][] = []
  for (const person of gold) {
    const index = free.findIndex((other) => samePerson(person, other))
    if (index >= 0) pairs.push([person, free.splice(index, 1)[0]!])
  }
  return pairs
}

/** Within one meeting "Sherman" and "Wendy R. Sherman" are one person, and so are "Jong-kun" and "Jongkun". */
function samePerson(a: Person, b: Person): boolean {
  const first = wordsIn(a.name)
  const second = wordsIn(b.name)
  if (first.length === 0 || second.length === 0) return false
  if (first.join('') === second.join('')) return true
  const [short, long] = first.length <= second.length ? [first, second] : [second, first]
  return short.every((word) => long.includes(word))
}

function citedSources(meeting: AnnotatedMeeting): string[][] {
  return (meeting.accounts ?? []).map(({ outlet, citing }) => wordsIn(`${outlet ?? ''} ${citing ?? ''}`)).filter((words) => words.length > 0)
}

function sharesSource(gold: readonly string[][], predicted: readonly string[][]): boolean {
  return gold.some((source) => predicted.some((other) => setF1(source, other) >= ACCOUNT_OVERLAP))
}

/** How many different values stand in both lists. */
function inBoth(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b)
  return [...new Set(a)].filter((value) => other.has(value)).length
}

function setF1(a: readonly string[], b: readonly string[]): number {
  return overlapF1(inBoth(a, b), new Set(a).size, new Set(b).size)
}

/** Nothing found where nothing was to be found is right. */
function overlapF1(right: number, predicted: number, gold: number): number {
  return predicted + gold === 0 ? 1 : (2 * right) / (predicted + gold)
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function shareOf({ right, of }: Share): number | null {
  return ratio(right, of)
}

function rates(right: number, predicted: number, gold: number): Rates {
  return {
    precision: ratio(right, predicted),
    recall: ratio(right, gold),
    f1: predicted + gold === 0 ? null : (2 * right) / (predicted + gold),
  }
}
