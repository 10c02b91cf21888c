import { isTombstone } from './meeting-row.ts'
import { planChange, regroup } from './plan-change.ts'
import type { RegisterChange, Surroundings } from './plan-change.ts'
import { WriteConflict } from './register-tables.ts'
import type { RegisterMeans } from './retrying.ts'

/**
 * Computes a change from what was read, and writes it, provided that nothing of it was changed meanwhile:
 * else it throws `WriteConflict`. `unfinished` if index rows are left to be settled.
 */
export async function writeChange(change: RegisterChange, around: Surroundings, { tables, clock }: RegisterMeans): Promise<'finished' | 'unfinished'> {
  const { clusters, unread } = regroup(change, around)
  const tombstones = await tables.meetings(unread)
  if (tombstones.some((item) => !isTombstone(item))) throw new WriteConflict('a meeting came up meanwhile')
  const { actions, unfinished } = planChange(change, around, clusters, tombstones, clock())
  if (actions.length > 0) await tables.write(actions)
  return unfinished ? 'unfinished' : 'finished'
}
