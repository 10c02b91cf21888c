import { setTimeout as sleep } from 'node:timers/promises'

/** An entry that a service turned down though it took the request. */
export type Refusal = { index: number; reason: string }

/** Tries for entries that were turned down. */
const MOST_TRIES = 5

/** Sends entries in batches of `size`, and those turned down again after a growing pause. Rejects with the reason if one stays turned down. */
export async function acceptedInBatches<Entry>(
  entries: readonly Entry[],
  size: number,
  target: string,
  send: (batch: readonly Entry[]) => Promise<Refusal[]>,
): Promise<void> {
  for (let start = 0; start < entries.length; start += size) {
    let batch = entries.slice(start, start + size)
    for (let tries = 1; ; tries += 1) {
      const refusals = await send(batch)
      if (refusals.length === 0) break
      if (tries === MOST_TRIES) throw new Error(`${target} turned down ${refusals.length} of ${batch.length} entries: ${refusals[0]?.reason}`)
      const refused = new Set(refusals.map(({ index }) => index))
      batch = batch.filter((_entry, index) => refused.has(index))
      await sleep(50 * 2 ** tries * (0.5 + Math.random()))
    }
  }
}
