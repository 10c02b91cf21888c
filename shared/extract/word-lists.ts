import lists from './lexicon/words.json' with { type: 'json' }

/** What a lexicon says of each of its words. */
export function byWord<Value>(entries: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(entries))
}

/** A list of words that the rules ask for, from lexicon/words.json. */
export function wordList(name: keyof typeof lists): ReadonlySet<string> {
  return new Set(lists[name].words.split(' '))
}
