import lists from './lexicon/words.json' with { type: 'json' }

/** A list of words that the rules ask for, from lexicon/words.json. */
export function wordList(name: keyof typeof lists): ReadonlySet<string> {
  return new Set(lists[name].words.split(' '))
}
