/** Index of the first of the items, which are in the order of `place`, that is at `start` or later; their number if none is. */
export function firstFrom<Item>(items: readonly Item[], start: number, place: (item: Item) => number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (place(items[middle]!) < start) low = middle + 1
    else high = middle
  }
  return low
}

/** Those of the items, which are in the order of their sentences, that stand in one sentence. */
export function inSentence<Item extends { sentence: number }>(items: readonly Item[], sentence: number): readonly Item[] {
  return inSentences(items, sentence, sentence)
}

/** Those of them that stand in one of several sentences, the last of them included. */
export function inSentences<Item extends { sentence: number }>(items: readonly Item[], first: number, last: number): readonly Item[] {
  const startOf = (sentence: number) => firstFrom(items, sentence, (item) => item.sentence)
  return items.slice(startOf(first), startOf(last + 1))
}

/** The items by the sentence that they stand in. */
export function bySentence<Item extends { sentence: number }>(items: readonly Item[], sentences: readonly unknown[]): Item[][] {
  const found: Item[][] = sentences.map(() => [])
  for (const item of items) found[item.sentence]!.push(item)
  return found
}
