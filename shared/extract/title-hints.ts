import { byToken, findNamed } from './gazetteer.ts'
import { findNames, type Person } from './people.ts'
import { splitSentences, tokenise } from './tokens.ts'
import { findTitles } from './titles.ts'

/**
 * Gives people whom the text leaves without a country the one that the article's title names beside them
 * ("State visit of King Hussein of Jordan").
 */
export function takeHints(people: readonly Person[], title: string): void {
  const lower = title.toLowerCase()
  const open = people.filter((person) => !person.party && person.title?.kind !== 'private' && person.nameWords.some((word) => lower.includes(word.toLowerCase())))
  if (open.length === 0) return
  const tokens = tokenise(title)
  const namedAt = byToken(tokens, findNamed(tokens))
  const sentences = splitSentences(title, tokens)
  const mentions = findNames(tokens, namedAt, findTitles(tokens, namedAt, sentences), new Set(sentences.map((sentence) => sentence.from)))
  for (const mention of mentions) {
    // "Sosa, Italian Premier, Aldo Ricci meet": the office of the next.
    if (!mention.party || (mention.nameWords.length === 1 && mention.title && mention.title.from >= mention.nameTo)) continue
    const last = mention.nameWords.at(-1)!.toLowerCase()
    const person = open.find((candidate) => candidate.nameWords.some((word) => word.toLowerCase() === last))
    if (person) {
      person.party = mention.party
      if (mention.strength === 'office') person.isOfficial = true
    }
  }
}
