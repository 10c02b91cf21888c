/** The key of which most is counted, the first of several; null if none is or may be taken. */
export function mostCounted<Key>(counts: ReadonlyMap<Key, number>, mayBeTaken: (key: Key) => boolean = () => true): Key | null {
  let best: Key | null = null
  let most = 0
  for (const [key, count] of counts) {
    if (count > most && mayBeTaken(key)) {
      best = key
      most = count
    }
  }
  return best
}

/** Adds to the set that is kept under the key. */
export function addUnder<Key, Member>(sets: Map<Key, Set<Member>>, key: Key, member: Member): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(member))
}

/** Adds to the list that is kept under the key. */
export function listUnder<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** Adds to what is counted under the key. */
export function tally<Key>(counts: Map<Key, number>, key: Key, worth = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + worth)
}
