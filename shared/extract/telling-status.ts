import type { MeetingDate, Status } from '../domain/meeting-fields.ts'
import { formatDay, monthStart, parseDay, partsOf } from './calendar.ts'
import type { Candidate } from './candidate.ts'
import { isOfDays } from './meeting-days.ts'
import { hasSetOut } from './telling-dates.ts'
import type { Proven, TextModel } from './text-model.ts'

/** Days after which who has set out has been received. */
const JOURNEY_DAYS = 3

const ACCEPTED = /\baccept(?:ed|s)\b/

/** What the telling's own verbs say of the occasion, set right by its date: a plan for a past day is a plan no longer. `isMoved`: the date replaces another. */
export function statusOfTelling(model: TextModel, candidate: Candidate, date: Proven<MeetingDate> | null, isMoved: boolean): Status {
  const status = statusByVerbs(candidate, date, model.publishedOn)
  // "postponed until 11 June": a new date makes it a plan again.
  if (status === 'postponed' && isMoved) return 'planned'
  if (!date) return status
  // "accepted the invitation to visit on 3 May"
  if (status === 'proposed' && isOfDays(date.value) && ACCEPTED.test(model.clean.slice(model.sentences[candidate.sentence]!.start, model.tokens[candidate.from]!.start))) return 'planned'
  const last = lastDay(date.value)
  if (status === 'planned' && last && last < daysFrom(model.publishedOn, hasSetOut(candidate) && date.value.precision === 'day' ? -JOURNEY_DAYS : -1)) return 'held'
  // A day of grace for what is told as over: the outlet's day may be another than the meeting's.
  if (status === 'held' && isOfDays(date.value) && date.value.start > daysFrom(model.publishedOn, candidate.tense === 'past' && !candidate.bare ? 1 : 0)) return 'planned'
  return status
}

function statusByVerbs({ cue, tense }: Candidate, date: Proven<MeetingDate> | null, published: string): Status {
  if (cue && cue !== 'negated' && cue !== 'hypothetical') return cue
  return tense === 'future' || (tense === 'present' && date && date.value.start > published) ? 'planned' : 'held'
}

/** The last day that the date may mean; null if it is no date of the calendar. */
export function lastDay({ start, end, precision }: MeetingDate): string | null {
  const from = parseDay(start)
  if (from === null || end !== null) return end
  const { year, month } = partsOf(from)
  const last = { day: from, week: from + 6, month: monthStart(year, month, 1)! - 1, year: monthStart(year, 1, 12)! - 1 }
  return formatDay(last[precision])
}

function daysFrom(day: string, days: number): string {
  const from = parseDay(day)
  return from === null ? day : formatDay(from + days)
}
