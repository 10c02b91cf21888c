import type { Status } from '../domain/meeting-fields.ts'
import type { Alternative } from '../domain/meeting.ts'
import { dayNumber } from './calendar-days.ts'
import { alternative, latestOf, supportedValues, supportOf } from './supported-value.ts'
import type { Supported } from './supported-value.ts'
import type { Voice } from './voices.ts'

/** Voices weaker than this share of the strongest are not believed about a meeting's end or revival. */
const BELIEVED_SHARE = 0.25

/**
 * Where a meeting stands in its life, from all its accounts. Once held it stays held, unless it is called
 * off later by weightier voices: then "held" was an announcement misread. Before that the latest word
 * counts among planned, postponed and cancelled; a mere proposal counts only where there is nothing more.
 */
export function mergeStatus(voices: readonly Voice[]): { status: Status; alternatives: Alternative[] } {
  const values = supportedValues(voices, ({ lead }) => lead.meeting.status)
  const status = currentStatus(values)
  const others = values.filter(({ value }) => value !== status)
  return { status, alternatives: others.map(({ value, voices: group }) => alternative('status', value, group)) }
}

function currentStatus(values: readonly Supported<Status>[]): Status {
  const strongest = Math.max(...values.map(({ support }) => support))
  const believed = values.filter(({ support }) => support >= BELIEVED_SHARE * strongest)
  const held = believed.find(({ value }) => value === 'held')
  const ahead = believed.filter(({ value }) => value === 'planned' || value === 'postponed' || value === 'cancelled')
  if (held !== undefined) {
    const calledOff = ahead.find(({ value, latest, support }) => value !== 'planned' && latest > held.latest && support > held.support)
    return calledOff?.value ?? 'held'
  }
  const [latest] = ahead.toSorted((a, b) => lastWord(b) - lastWord(a) || b.support - a.support || (a.value < b.value ? -1 : 1))
  return latest?.value ?? believed[0]?.value ?? 'proposed'
}

function lastWord({ latest }: Supported<Status>): number {
  return Date.parse(latest)
}

/**
 * The voices that tell of the stage the meeting is in: whom to ask for its date and place. Of a meeting to
 * come, those published last come first, because a date that was moved replaces the old one.
 */
export function voicesOfStage(voices: readonly Voice[], status: Status): Voice[] {
  const agreeing = voices.filter(({ lead }) => lead.meeting.status === status)
  return agreeing.length > 0 ? agreeing : [...voices]
}

/** Whether the voice was published so long before the latest that its date may have been superseded. */
export function isSuperseded(voice: Voice, voices: readonly Voice[]): boolean {
  const latest = dayNumber(latestOf(voices))
  const own = dayNumber(latestOf([voice]))
  const newer = voices.filter((other) => dayNumber(latestOf([other])) > own)
  return latest > own && supportOf(newer) >= supportOf([voice]) / 2
}
