import { dayNumber, dayText } from './calendar-days.ts'
import type { MatchView } from './match-view.ts'
import { slackOf } from './same-occasion.ts'

/** Up to this many parties, a report can be the same occasion as one of two parties, so each pair is a block. */
const PAIRED_PARTIES = 4
/** From this many parties on, a report may share no pair with its like that is cheap to list. */
const MANY_PARTIES = 3

/** How long a report's window is: reports of one length are listed together so that a query need not reach far. */
const LENGTHS = [
  { name: 'days', longest: 10 },
  { name: 'months', longest: 100 },
  { name: 'years', longest: 400 },
] as const

/** A listing of the meetings with a report whose window begins on a day; see `matchRows` and `candidateRanges`. */
export type CandidateRange = { facet: string; from: string; to: string }

/**
 * The scopes within which reports are compared: reports that can be the same occasion share at least one.
 * A bilateral: its pair of parties. Three parties or more: one scope for all of them.
 */
function scopes(view: MatchView): string[] {
  const { parties } = view
  const pairs = parties.flatMap((first, index) => parties.slice(index + 1).map((second) => `${first}#${second}`))
  return [...(parties.length <= PAIRED_PARTIES ? pairs : []), ...(parties.length >= MANY_PARTIES ? ['many'] : [])]
}

/**
 * The blocks whose version is checked and raised when a report comes, changes or goes: two reports that can
 * be the same occasion share at least one. The scope of many parties is cut into quarters of the year, lest
 * all conferences of all time wait for each other.
 */
export function matchBlocks(view: MatchView): string[] {
  return scopes(view).flatMap((scope) => (scope === 'many' ? quarters(view).map((quarter) => `many#${quarter}`) : [scope])).sort()
}

function quarters(view: MatchView): string[] {
  const found = new Set<string>()
  const { from, to } = { from: view.window.from - slackOf(view), to: view.window.to + slackOf(view) }
  for (let day = from; day <= to; day += 28) found.add(quarterOf(day))
  return [...found.add(quarterOf(to))]
}

function quarterOf(day: number): string {
  const text = dayText(day)
  return `${text.slice(0, 4)}-Q${Math.ceil(Number(text.slice(5, 7)) / 3)}`
}

/** Under which facets and days a report's meeting must be listed so that the report is found. */
export function matchListings(view: MatchView): { facet: string; day: string }[] {
  const length = view.window.to - view.window.from
  const { name } = LENGTHS.find(({ longest }) => length <= longest) ?? LENGTHS[2]
  return scopes(view).map((scope) => ({ facet: `match_${name}#${scope}`, day: dayText(view.window.from) }))
}

/** The ranges of listings that hold every meeting with a report that can be the same occasion as `view`. */
export function candidateRanges(view: MatchView): CandidateRange[] {
  return scopes(view).flatMap((scope) =>
    LENGTHS.map(({ name, longest }) => ({
      facet: `match_${name}#${scope}`,
      from: dayText(view.window.from - slackOf(view) - longest),
      to: dayText(view.window.to + slackOf(view)),
    })),
  )
}

/** Whether a listed day lies in the range, as the store compares them. */
export function inRange(day: string, { from, to }: CandidateRange): boolean {
  return dayNumber(from) <= dayNumber(day) && dayNumber(day) <= dayNumber(to)
}
