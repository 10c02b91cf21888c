import type { MeetingDate, Place } from '../domain/meeting-fields.ts'
import { daysBetween } from './calendar.ts'
import { isWithinRelative } from './attach-dates.ts'
import type { Candidate } from './candidate.ts'
import type { DateMention } from './find-dates.ts'
import { isOfDays, isOneDay } from './meeting-days.ts'
import { firstFrom, inSentence } from './ordered-search.ts'
import { once } from './per-sentence.ts'
import { areTwo } from './places.ts'
import { referenceDay, resolveDate } from './resolve-date.ts'
import { isOfSpeech } from './speech-dates.ts'
import { isAhead, isLeftOpen, OPENING_SENTENCES, proven, type DateReading } from './telling-dates.ts'
import type { Proven, TextModel } from './text-model.ts'
import { tenseAround } from './timeline.ts'
import { anyOf, isIn } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** What the dates of earlier tellings lend to later ones. */
export type DateMemory = {
  /** The last telling that had a date of its own. */
  recent: { sentence: number; paragraph: number; ahead: boolean; place: Place | null; date: Proven<MeetingDate> } | null
}

/** Puts a telling's own date into memory; not that of "the summit in July" behind what was held on a day. */
export function rememberDate(memory: DateMemory, candidate: Candidate, date: Proven<MeetingDate> | null, paragraph: number, place: Place | null): void {
  const { recent } = memory
  if (!date || (recent?.sentence === candidate.sentence && isOfDays(recent.date.value) && !isOfDays(date.value))) return
  memory.recent = { sentence: candidate.sentence, paragraph, ahead: isAhead(candidate), place, date }
}

/** The day on which somebody said something in the sentence before, for "he also met …"; null if it names none. */
function daySpoken({ model, dates }: DateReading, sentence: number): Proven<MeetingDate> | null {
  for (const mention of inSentence(dates, sentence)) {
    const date = isOfSpeech(model.tokens, mention) ? resolveDate(mention, { published: referenceDay(model), tense: 'past' }) : null
    if (isOfDays(date)) return proven(date, mention)
  }
  return null
}

/** How far behind a dated telling the next one is still of its day, sentences. */
const LENDING_REACH = 3
const ONE_MORE = wordList('oneMore')

/** The date that the telling before lends to one without: in its paragraph, or where the words say that it is one more. */
export function lentDate(reading: DateReading, memory: DateMemory, candidate: Candidate, place: Place | null): Proven<MeetingDate> | null {
  const { recent } = memory
  const { model } = reading
  if (candidate.reference || isLeftOpen(reading, candidate)) return null
  const near = recent && candidate.sentence - recent.sentence <= LENDING_REACH && recent.ahead === isAhead(candidate) ? recent : null
  // "met Wang in Beijing today. Earlier, he met Zarif in Tehran": another stop, another day.
  if (near?.place && place && (areTwo(near.place.country, place.country) || areTwo(near.place.city, place.city))) return null
  if (isOneMore(model, candidate)) return near?.date ?? (isAhead(candidate) ? null : daySpoken(reading, candidate.sentence - 1))
  if (!near || candidate.kind === 'call' || candidate.format === 'video' || candidate.kind === 'visit') return null
  return near.paragraph === model.sentences[candidate.sentence]!.paragraph ? near.date : null
}

/** Fewest headings of a programme by days, and how far behind one still rules, sentences. */
const HEADINGS = 2
const HEADING_REACH = 12

/** In a programme by days ("Monday", "Tuesday – She will fly to …"), that of the last heading. */
export function dateOfHeading(reading: DateReading, candidate: Candidate): Proven<MeetingDate> | null {
  const headings = headingsOf(reading)
  if (headings.length < HEADINGS) return null
  const heading = headings.findLast(({ sentence }) => sentence <= candidate.sentence)
  if (!heading || candidate.sentence - heading.sentence > HEADING_REACH) return null
  return proven(resolveDate(heading, { published: referenceDay(reading.model), tense: isAhead(candidate) ? 'future' : 'past' }), heading)
}

/** The days that stand alone in a line or open one before a dash or colon. */
const headingsOf = once(({ model: { tokens, sentences }, dates }: DateReading): readonly DateMention[] =>
  dates.filter(({ sentence, from, to, value }) => {
    const line = sentences[sentence]!
    if (from !== line.from || (value.kind !== 'weekday' && value.kind !== 'absolute') || sentence === 0 || sentences[sentence - 1]!.paragraph === line.paragraph) return false
    return to === line.to || /^[-–—:]$/.test(tokens[to]!.text)
  }),
)

/** "He also met …", "Later, she called on …". */
function isOneMore({ tokens, sentences }: TextModel, candidate: Candidate): boolean {
  const floor = Math.max(sentences[candidate.sentence]!.from, candidate.from - 8)
  return anyOf(ONE_MORE, tokens, floor, candidate.from) || isIn(tokens, sentences[candidate.sentence]!.from, ONE_MORE)
}

/** Sentences of an article's opening that date its news. */
const OPENING = 4
/** Days before publication within which a date in the opening is that of the news. */
const FRESH_DAYS = 3

/** Tellings of an occasion that may say when its news was told. */
const MOST_TELLINGS = 12

/** The day on which the article's opening, or a sentence that tells of it, says that the news was told ("…, his office said on Monday"), for news that has no date of its own; null if none is fresh. */
export function dayOfNews({ model, dates }: Pick<DateReading, 'model' | 'dates'>, tellings: readonly Candidate[]): Proven<MeetingDate> | null {
  const published = referenceDay(model)
  const opening = dates.slice(0, firstFrom(dates, OPENING, (mention) => mention.sentence))
  for (const mention of [...opening, ...tellings.slice(0, MOST_TELLINGS).flatMap(({ sentence }) => inSentence(dates, sentence))]) {
    if (!isOfSpeech(model.tokens, mention) && !isOfNews(model, mention)) continue
    const value = resolveDate(mention, { published, tense: 'past', anchorDate: null })
    const age = value ? daysBetween(value.start, published) : -1
    if (isOneDay(value) && age >= 0 && age <= FRESH_DAYS) return proven(value, mention)
  }
  return null
}

/** "agreed on Saturday", "opened Wednesday": what the article opens with as over. */
function isOfNews({ tokens, sentences }: TextModel, mention: DateMention): boolean {
  return mention.sentence < OPENING_SENTENCES && mention.relation === 'on' && !mention.attributive && !isWithinRelative(tokens, mention, tokens.length) && tenseAround(tokens, sentences[mention.sentence]!, mention) !== 'future'
}
