import type { Alternative } from '../domain/meeting.ts'
import type { Voice } from './voices.ts'
import { textOrder } from '../domain/text-order.ts'

/** One value that voices give for a field, with who gives it. */
export type Supported<Value> = { value: Value; voices: Voice[]; support: number; latest: string }

/** As many reports as an alternative names; it also says how many there are. */
const REPORTS_NAMED = 20
/** How much more an official's own readout counts. */
const OFFICIAL_FACTOR = 2

/**
 * The values that voices give for a field, the best supported first: by the weight of the independent
 * sources that give it (each counts once, with its best voice), then by the latest publication, then by
 * the value's text, so that the order never depends on the order of the voices. `read` gives a voice's
 * value or null.
 */
export function supportedValues<Value>(
  voices: readonly Voice[],
  read: (voice: Voice) => Value | null,
  keyOf: (value: Value) => string = (value) => JSON.stringify(value),
): Supported<Value>[] {
  const groups = new Map<string, { value: Value; voices: Voice[] }>()
  for (const voice of voices) {
    const value = read(voice)
    if (value === null) continue
    const key = keyOf(value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { value, voices: [voice] })
    else group.voices.push(voice)
  }
  return [...groups.entries()]
    .map(([key, group]) => ({ key, ...group, support: supportOf(group.voices), latest: latestOf(group.voices) }))
    .toSorted((a, b) => b.support - a.support || textOrder(b.latest, a.latest) || textOrder(a.key, b.key))
    .map(({ value, voices: group, support, latest }) => ({ value, voices: group, support, latest }))
}

/** The summed weight of the independent sources among voices. */
export function supportOf(voices: readonly Voice[]): number {
  const bySource = new Map<string, number>()
  for (const { source, weight, official } of voices) {
    bySource.set(source, Math.max(bySource.get(source) ?? 0, weight * (official ? OFFICIAL_FACTOR : 1)))
  }
  return [...bySource.values()].reduce((sum, weight) => sum + weight, 0)
}

/** Publication of the latest report behind voices. */
export function latestOf(voices: readonly Voice[]): string {
  return voices
    .flatMap(({ reports }) => reports.map(({ publishedAt }) => new Date(publishedAt).toISOString()))
    .reduce((latest, instant) => (instant > latest ? instant : latest), '')
}

/** A value not shown, with who says so. */
export function alternative(field: string, value: Alternative['value'], voices: readonly Voice[]): Alternative {
  const reportIds = voices.flatMap(({ reports }) => reports.map(({ reportId }) => reportId))
  return { field, value, reportIds: reportIds.slice(0, REPORTS_NAMED), reports: reportIds.length }
}
