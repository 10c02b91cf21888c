import type { MeetingDate, Place, Status } from '../domain/meeting-fields.ts'
import { daysBetween, formatDay, parseDay } from './calendar.ts'
import type { Candidate } from './candidate.ts'
import type { DateMention } from './find-dates.ts'
import type { Named } from './gazetteer.ts'
import { isTown } from './gazetteer.ts'
import { isStateCode } from './known-codes.ts'
import { isOfDays } from './meeting-days.ts'
import { inSentence } from './ordered-search.ts'
import { patternOf } from './patterns.ts'
import type { Person } from './people.ts'
import { perSentence } from './per-sentence.ts'
import { referenceDay, resolveDate } from './resolve-date.ts'
import { isOfSpeech } from './speech-dates.ts'
import type { Proven, Sentence, TextModel, Token } from './text-model.ts'
import { lastDay } from './telling-status.ts'
import { tenseAround } from './timeline.ts'
import { anyOf, isIn, isWord, phraseAt, proseOf } from './word-at.ts'
import { wordList } from './word-lists.ts'
import { kindTable } from './word-tables.ts'

/** Days that the article tells of a visit or a gathering, within which the meetings fall that it dates no further. */
export type Frame = {
  kind: 'visit' | 'gathering'
  /** Index of the sentence that tells it. */
  sentence: number
  /** `week` where the days are those within which something falls. */
  date: Proven<MeetingDate>
  /** First and last day are told, and no mere week or month. */
  isRange: boolean
  /** Only its first day is told. */
  isArrival: boolean
  /** The day named is that on which it begins or ends. */
  isEdge: boolean
  /** The city that the days are given for ("Canberra (2 March)"), lower case; or null. */
  city: string | null
  people: ReadonlySet<Person>
  /** Countries that are told with the days: those of the stop, where each has its own, else of the sentence; no traveller's own. */
  countries: ReadonlySet<string>
  /** A journey whose stops may be told anywhere. */
  isTour: boolean
}

export type FrameSource = {
  model: TextModel
  dates: readonly DateMention[]
  namedAt: readonly (Named | undefined)[]
  /** The officials whom each sentence names. */
  officialsIn: ReadonlyMap<number, readonly Person[]>
  candidates: readonly Candidate[]
}

const VISITING = wordList('visiting')

/** Verbs of coming and going, by whether what follows is on the day that they name or after it. */
const COMING = wordList('coming')
const BEGINNING = wordList('beginning')
const ENDING = wordList('ending')

/** Finds the days of visits and gatherings, in the order of the text. */
export function findFrames(source: FrameSource): Frame[] {
  const { model } = source
  const frames: Frame[] = []
  let at = 0
  while (at < source.dates.length && frames.length < MOST_FRAMES) {
    const { sentence } = source.dates[at]!
    const dates = inSentence(source.dates, sentence)
    const words = model.sentences[sentence]!
    const own = peopleIn(source, sentence)
    // "The visit is to begin on Friday"
    const people = own.size > 0 ? own : peopleIn(source, sentence - 1)
    const home = source.officialsIn.get(own.size > 0 ? sentence : sentence - 1)?.[0]?.party
    for (const frame of framesIn(source, dates, words, home)) frames.push({ ...frame, sentence, people })
    at += dates.length
  }
  return lengthened(source, frames.slice(0, MOST_FRAMES))
}

/** "He arrived on Monday … during his four-day visit": what begins is given its end by the length told elsewhere. */
function lengthened({ model, dates }: FrameSource, frames: Frame[]): Frame[] {
  const open = frames.find(({ date }) => date.value.precision === 'week' && !date.value.end)
  if (!open) return frames
  const span = dates.find(({ value, sentence }) => value.kind === 'span' && value.single && value.days > 1 && !frames.some((frame) => frame.sentence === sentence && frame !== open))
  if (!span) return frames
  const value = resolveDate(span, { published: referenceDay(model), tense: 'unknown', anchorDate: { ...open.date.value, precision: 'day' } })
  return value ? frames.map((frame) => (frame === open ? { ...frame, date: { ...frame.date, value } } : frame)) : frames
}

/** No article tells of more visits, but for lists, whose entries stand alone. */
const MOST_FRAMES = 100

type Kind = Frame['kind'] | 'coming'
type Edge = 'begin' | 'end' | null

/** What a word tells of that lasts for days or begins on one. */
const KINDS = kindTable({ coming: COMING, gathering: wordList('gathering'), visit: VISITING })

/** How far from its date a word of visiting may stand, tokens. */
const WORD_REACH = 16
/** Words that begin another clause: a date beyond them dates something else. */
const BOUNDARIES = wordList('framesEnd')

/** What the date is of, by the word of visiting or gathering that stands nearest to it in its clause. */
function kindAround(tokens: readonly Token[], { from, to }: Sentence, mention: DateMention, near: Edge): Kind | null {
  let best: Kind | null = null
  let least = WORD_REACH + 1
  for (let at = mention.from - 1; at >= from && mention.from - at <= WORD_REACH; at--) {
    const { lower } = tokens[at]!
    // "the summit, which will be held on Tuesday"
    if (BOUNDARIES.has(lower) && lower !== 'which') break
    const kind = KINDS.get(tokens[at]) ?? (lower === 'be' && isWord(tokens, at + 1, 'in') ? 'visit' : null)
    if (!kind) continue
    // The visit, not the leaving for it, names the days: "left on Monday for a visit".
    best = best === 'coming' || !best ? kind : best
    least = Math.min(least, mention.from - at)
  }
  for (let at = mention.to; at < to && at - mention.to < least; at++) {
    const { lower } = tokens[at]!
    // "returned on Friday after a two-day visit"
    if (BOUNDARIES.has(lower) && !(lower === 'after' && near === 'end')) break
    const kind = KINDS.get(tokens[at])
    if (kind && (!best || best === 'coming')) best = kind
  }
  return best
}

type Days = Omit<Frame, 'sentence' | 'people'>

const TOURING = wordList('touring')
const UNDATING: ReadonlySet<string> = new Set(['span', 'vague', 'anchored'])

function framesIn({ model, namedAt }: FrameSource, all: readonly DateMention[], sentence: Sentence, home: string | null | undefined): Days[] {
  const { tokens } = model
  const abroad = (from: number, to: number) => {
    const countries = new Set<string>()
    for (let at = from; at < to; at++) {
      const code = namedAt[at]?.partyCode
      if (code && code !== home && isStateCode(code)) countries.add(code)
    }
    return countries
  }
  const dates = all.filter((mention) => !UNDATING.has(mention.value.kind) && mention.relation === 'on' && !isOfSpeech(tokens, mention))
  const spans = all.filter(({ value }) => value.kind === 'span')
  // "to Quito, 3 May, and to Lima, 5 May"
  const listed = dates.length > 1 && abroad(sentence.from, dates[0]!.from).size > 0
  const found: Days[] = []
  for (const [index, mention] of dates.entries()) {
    const before = dates[index - 1]?.to ?? sentence.from
    const stop = listed ? abroad(before, mention.from) : null
    const goesOn = found.length > 0 && stop !== null
    const near = verbBefore(tokens, sentence, mention)
    const span = spans.find(({ from }) => dates.every((other) => Math.abs(other.from - from) >= Math.abs(mention.from - from)))
    const kind = kindAround(tokens, sentence, mention, near) ?? (goesOn ? 'visit' : null)
    const date = kind && resolveDate(mention, { published: referenceDay(model), tense: tenseAround(tokens, sentence, mention), opening: mention.sentence < 2 })
    if (!kind || !date) continue
    const framed = frameFrom(date, span, near, kind)
    if (!framed) continue
    const countries = stop && stop.size > 0 ? stop : abroad(sentence.from, sentence.to)
    found.push({
      kind: kind === 'coming' ? 'visit' : kind,
      date: { value: framed, start: mention.start, end: mention.end },
      isRange: isOfDays(date) && framed.end !== null,
      isArrival: isOfDays(date) && framed.precision === 'week' && !framed.end,
      isEdge: near !== null,
      city: cityBefore(tokens, namedAt, sentence, mention, home),
      countries,
      isTour: countries.size > 2 || ((countries.size !== 1 || near === 'begin') && anyOf(TOURING, tokens, sentence.from, sentence.to)),
    })
  }
  return found
}

/** How far before its days a city stands, tokens. */
const CITY_REACH = 3

function cityBefore(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], sentence: Sentence, mention: DateMention, home: string | null | undefined): string | null {
  for (let at = mention.from - 1; at >= sentence.from && mention.from - at <= CITY_REACH; at--) {
    const named = namedAt[at]
    if (named && isTown(named) && named.partyCode !== home) return phraseAt(tokens, named.from, named.to)
  }
  return null
}

function frameFrom(date: MeetingDate, span: DateMention | undefined, near: Edge, kind: Kind): MeetingDate | null {
  if (!isOfDays(date)) return date
  if (date.end !== null) return { ...date, precision: 'week' }
  const days = span?.value.kind === 'span' ? span.value.days : 0
  if (days > 1) {
    const day = parseDay(date.start)!
    const [start, end] = near === 'end' ? [formatDay(day - days + 1), date.start] : [date.start, formatDay(day + days - 1)]
    return { start, end, precision: 'week' }
  }
  if (near === 'begin' || (kind === 'coming' && near !== 'end')) return { ...date, precision: 'week' }
  return near === 'end' ? null : date
}

/** Whether the words before the date say that something begins or ends on it. */
function verbBefore(tokens: readonly Token[], sentence: Sentence, mention: DateMention): Edge {
  // "arrived on Friday after concluding a tour"
  if (isWord(tokens, mention.to, 'after') && isIn(tokens, mention.to + 1, ENDING)) return 'end'
  for (let at = mention.from - 1; at >= sentence.from && mention.from - at < 14; at--) {
    const { lower } = tokens[at]!
    if (ENDING.has(lower)) return 'end'
    if (BEGINNING.has(lower) || COMING.has(lower)) return 'begin'
  }
  return null
}

/** Whom the sentence names, and whom its pronouns mean. */
function peopleIn(source: FrameSource, sentence: number): ReadonlySet<Person> {
  return new Set([...(source.officialsIn.get(sentence) ?? []), ...inSentence(source.candidates, sentence).flatMap((candidate) => candidate.people)])
}

// ---- which meeting falls within which

/** What is known of a meeting that has no date of its own. */
export type Undated = {
  status: Status
  parties: readonly string[]
  people: readonly Person[]
  place: Place | null
  /** Sentences that tell it, the first one first. */
  sentences: readonly number[]
  /** It is what the article is about. */
  main: boolean
  /** A visit or gathering itself, which takes all its days; or null. */
  kind: Frame['kind'] | null
}

/** The days within which the meeting falls by the article's words, or which it takes; null if they tell none. */
export function daysOf(model: TextModel, frames: readonly Frame[], meeting: Undated): Proven<MeetingDate> | null {
  const frame = frameOf(model, frames, meeting)
  if (!frame || frame.date.value.precision !== 'week' || frame.kind !== meeting.kind) return frame?.date ?? null
  // Of the days of a whole tour each stop has some (ruling 2).
  const country = meeting.place?.country ?? null
  if (meeting.kind === 'visit' && country && !frame.countries.has(country)) return frame.date
  return frame.isRange ? { ...frame.date, value: { ...frame.date.value, precision: 'day' } } : frame.date
}

function frameOf(model: TextModel, frames: readonly Frame[], meeting: Undated): Frame | null {
  if (meeting.status === 'proposed') return null
  const within = meeting.sentences.map((index) => withinWhat(model, index)).find((kind) => kind !== null) ?? null
  // Held and not said to be within anything: only what the article opens with as going on that week.
  const going = !within && meeting.status === 'held'
  if (!within && !meeting.main) return null
  let best: Frame | null = null
  let most = 0
  for (const frame of frames) {
    if (going && !(frame.sentence < 2 && frame.date.value.precision === 'week' && frame.date.value.end !== null && frame.date.value.end >= model.publishedOn) && !isJustOver(model, frame)) continue
    const fit = fitOf(model, frame, meeting, within)
    if (fit > most) {
      most = fit
      best = frame
    }
  }
  return best
}

/** Days after its end in which a journey is still the news. */
const NEWS_DAYS = 3

/** "ended a three-day visit on Friday", "returned from a tour": what was held on it was not held on the day of the news. */
function isJustOver({ publishedOn }: TextModel, { date: { value }, kind }: Frame): boolean {
  const age = value.end ? daysBetween(value.end, publishedOn) : -1
  return kind === 'visit' && value.precision === 'week' && age >= 0 && age <= NEWS_DAYS
}

function fitOf(model: TextModel, frame: Frame, meeting: Undated, within: Frame['kind'] | null): number {
  const { kind, countries, people } = frame
  const { start, end, precision } = frame.date.value
  if (meeting.kind === 'visit' && kind === 'gathering') return 0
  const ahead = meeting.status !== 'held'
  if (ahead && lastDay(frame.date.value)! < model.publishedOn) return 0
  // What is under way may have come before; what has only begun says nothing of the day.
  if (!ahead && (start > model.publishedOn || (precision === 'week' && end === null))) return 0
  const shared = meeting.people.some((person) => people.has(person))
  const abroad = meeting.place?.country ?? null
  const there = abroad ? countries.has(abroad) : meeting.parties.some((party) => countries.has(party))
  if (abroad && countries.size > 0 && !there && !(frame.isTour && shared)) return 0
  // Whoever meets on the sidelines of a gathering need not be named with its days.
  const anyone = within === 'gathering' && kind === 'gathering' && people.size === 0
  const said = within === kind && there
  if (!shared && !anyone && !said && (people.size > 0 || !there)) return 0
  const city = meeting.place?.city?.toLowerCase() ?? null
  let fit = 1
  if (city && city === frame.city) fit += 3
  if (within === kind) fit += 2
  if (shared) fit += 1
  if (there) fit += 1
  return fit
}

const WITHIN = patternOf('within')

const withinWhat = perSentence((model, sentence): Frame['kind'] | null => {
  const found = WITHIN.exec(proseOf(model, sentence).toLowerCase())
  if (!found) return null
  const noun = found[1] ?? found[2]
  return noun && VISITING.has(noun) ? 'visit' : 'gathering'
})
