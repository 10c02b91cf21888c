/** Adds to what is counted under the key. */
export function tally<Key>(counts: Map<Key, number>, key: Key, worth = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + worth)
}
