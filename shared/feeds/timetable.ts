/**
 * The timetable by which feeds are looked for. A feed stands in the slot of its period and offset ("every six
 * hours, at the 17th tick of them"), and each tick opens the slots whose turn it is. A feed whose interval
 * stays the same thus keeps its slot from poll to poll, so that its place in the index need not be written anew.
 */

const TICK_MS = 5 * 60_000
export const TICK_MINUTES = 5

/** The periods that there are, minutes; all are whole ticks. The last is the longest that a feed may ask for. */
export const PERIODS: readonly number[] = [5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10_080]

/** The longest period that is no longer than `minutes`; the shortest there is if none is. */
export function periodWithin(minutes: number): number {
  return PERIODS.findLast((period) => period <= minutes) ?? TICK_MINUTES
}

/** The shortest period that is no shorter than `minutes`; the longest there is if none is. */
export function periodOfAtLeast(minutes: number): number {
  return PERIODS.find((period) => period >= minutes) ?? PERIODS.at(-1) ?? TICK_MINUTES
}

/** The first tick at or after `at`. */
export function tickFrom(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / TICK_MS) * TICK_MS)
}

/** The slot of a feed that is looked for at the tick of `at` and every `period` minutes before and after. */
export function slotOf(at: Date, period: number): string {
  return slotName(tickNumber(at), period)
}

/** The slots that open after the tick of `after` and until `until`, each with the last moment at which it does. */
export function slotsBetween(after: Date, until: Date): Map<string, Date> {
  const slots = new Map<string, Date>()
  for (let tick = tickNumber(after) + 1; tick <= tickNumber(until); tick++) {
    for (const period of PERIODS) slots.set(slotName(tick, period), new Date(tick * TICK_MS))
  }
  return slots
}

function tickNumber(at: Date): number {
  return Math.floor(at.getTime() / TICK_MS)
}

function slotName(tick: number, period: number): string {
  return `${period}+${tick % (period / TICK_MINUTES)}`
}
