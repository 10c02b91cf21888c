import type { OccasionGroup } from './occasions.ts'

/** The chance that the record is right, by how plainly it is told; measured in docs/measurements.md. */
export function confidenceOf(group: OccasionGroup, main: boolean, dated: boolean): number {
  let score = 0.2
  score += 0.25 * Math.max(...group.tellings.map((telling) => telling.strength))
  if (main) score += 0.15
  if (dated) score += 0.1
  if (group.people.length >= 2) score += 0.15
  if (group.tellings.length >= 2) score += 0.1
  return Math.round(Math.min(0.95, score) * 100) / 100
}
