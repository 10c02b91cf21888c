import { isPlace, type Named } from './gazetteer.ts'
import { findNames, isGivenNameOfSomebody, isWhere, type NameMention } from './people.ts'
import type { TextModel } from './text-model.ts'
import type { TitlePhrase } from './titles.ts'
import { wordsAt } from './word-at.ts'

/** Tells the names of people from those of places that sound alike: takes the former out of `found` and `namedAt`. */
export function tellNamesApart(model: TextModel, found: Named[], namedAt: (Named | undefined)[], titles: readonly TitlePhrase[]): { named: Named[]; mentions: NameMention[] } {
  const { tokens } = model
  let named = found
  const takeOut = (isSomebodys: (name: Named) => boolean) => {
    named = named.filter((name) => {
      if (!isSomebodys(name)) return true
      namedAt[name.from] = undefined
      return false
    })
  }
  // "Foreign Minister Israel Lind … Israel Lind said"
  const surnames = new Set<string | undefined>()
  takeOut((name) => {
    const isGiven = isGivenNameOfSomebody(tokens, namedAt, titles, name)
    const next = tokens[name.to]
    if (isGiven && next?.upper) surnames.add(next.text)
    return isGiven
  })
  takeOut(({ to }) => surnames.has(tokens[to]?.text))
  // "Defence Minister Jone Austin … Austin will meet": he, but where a place is meant.
  const read = () => findNames(tokens, namedAt, titles, new Set(model.sentences.map(({ from }) => from)))
  const mentions = read()
  const officials = new Set(mentions.flatMap(({ title, nameWords }) => (title && nameWords.length > 1 ? nameWords.at(-1)! : [])))
  const { length } = named
  takeOut((name) => isPlace(name) && officials.has(wordsAt(model, name.from, name.to)) && !isWhere(tokens, name))
  return { named, mentions: named.length < length ? read() : mentions }
}
