import type { Participant } from '../domain/meeting-fields.ts'
import { isStateCode } from '../domain/party-codes.ts'
import { findNamed } from '../extract/gazetteer.ts'
import { tokenise } from '../extract/tokens.ts'
import { foldText } from '../register/fold-text.ts'
import { locate, sentencesAround, type ArticleProof } from './article-proof.ts'
import { partyCode } from './ground-party.ts'
import { NOT_QUOTED, type Grounded } from './grounded.ts'
import { findQuote, type Span } from './quotes.ts'
import type { Claim } from './read-answer.ts'

/**
 * A person stands if the article has the name, the quoted words hold its last word, and neither the
 * words beside the name nor the rules' reading of the article give the person to another party. Without an office that the article words, the title is null.
 */
export function groundParticipant(proof: ArticleProof, { value, quote }: Claim<Participant>, parties: readonly string[], evidence: Span): Grounded<Participant> & { titleDropped?: boolean } {
  const party = partyCode(value.party)
  if (party === null || !parties.includes(party)) return { why: 'speaks for no party of the meeting' }
  const quoted = locate(proof, quote, evidence)
  if (quoted === null) return NOT_QUOTED
  const name = nameIn(proof, value.name, quoted.start)
  if (name === null) return { why: 'the article has no such name' }
  const words = foldText(name.value).split(' ')
  const nearby = new Set(foldText(textOf(proof, sentencesAround(proof, quoted))).split(' '))
  if (!words.some((word) => word.length > 1 && nearby.has(word))) return { why: 'the quoted words do not name the person' }
  const given = partyBesideName(proof, words) ?? partyByRules(proof, words)
  // An office in an organisation does not keep a state's official from speaking for it.
  if (given !== null && given !== party && isStateCode(given) && isStateCode(party) && parties.includes(given)) return { why: 'the article gives the person to another party' }
  if (value.title !== null && isOfOther(value.title, party, parties)) return { why: 'the office is of another party' }
  const title = value.title === null ? null : titleIn(proof, value.title, words, quoted)
  return { value: { name: name.value, party, title }, start: name.start, end: name.end, titleDropped: value.title !== null && title === null }
}

function textOf({ model }: ArticleProof, { start, end }: Span): string {
  return model.text.slice(start, end)
}

/** The name as the article writes it; put together from two mentions ("King Abdullah II") as the model does. */
function nameIn(proof: ArticleProof, name: string, near: number): ({ value: string } & Span) | null {
  const exact = findQuote(proof.text, name, near)
  if (exact) return { value: textOf(proof, exact).replaceAll(/\s+/g, ' '), ...exact }
  const sought = foldText(name).split(' ')
  const { tokens } = proof.model
  let best: Span | null = null
  for (let at = 0; at < tokens.length; at++) {
    const end = nameFrom(proof, sought, at)
    if (end !== null && (best === null || Math.abs(tokens[at]!.start - near) < Math.abs(best.start - near))) best = { start: tokens[at]!.start, end }
  }
  return best === null ? null : { value: name.replaceAll(/\s+/g, ' ').trim(), ...best }
}

/** Words that may stand within a name that leaves them out: initials, middle and father's names. */
const WORDS_BETWEEN = 2

/** Where the name ends whose words stand from token `at` on, in order and nearly side by side; accents do not count. */
function nameFrom({ model: { tokens } }: ArticleProof, sought: readonly string[], at: number): number | null {
  let [next, between, token] = [0, 0, at]
  while (next < sought.length) {
    const found = tokens[token]
    if (found === undefined) return null
    const words = foldText(found.text).split(' ')
    if (words.every((word, index) => word === sought[next + index])) {
      next += words.length
      between = 0
    } else if (next === 0 || (found.kind === 'word' && !found.upper) || ++between > WORDS_BETWEEN) return null
    token++
  }
  return tokens[token - 1]!.end
}

/** The party that the words around the name give wherever they give one; null if they do not or do not agree. */
function partyBesideName(proof: ArticleProof, words: readonly string[]): string | null {
  const given = new Set<string>()
  for (const mention of proof.names) {
    if (mention.party === null) continue
    const own = mention.nameWords.flatMap((word) => foldText(word).split(' '))
    if (own.at(-1) === words.at(-1) && own.every((word) => words.includes(word))) given.add(mention.party)
  }
  return given.size === 1 ? [...given][0]! : null
}

/** The party for which the rules have the person take part in meetings; null if for none or for several. */
function partyByRules({ byRules }: ArticleProof, words: readonly string[]): string | null {
  const parties = new Set(byRules.flatMap(({ participants }) => participants.filter(({ name }) => foldText(name).split(' ').at(-1) === words.at(-1)).map(({ party }) => party)))
  return parties.size === 1 ? [...parties][0]! : null
}

/** Whether an office names another party of the meeting and not the person's: "French Prime Minister" for the USA. */
function isOfOther(title: string, party: string, parties: readonly string[]): boolean {
  const codes = findNamed(tokenise(title)).flatMap(({ partyCode, kind }) => (partyCode !== null && kind !== 'venue' ? [partyCode] : []))
  // An ambassador's title names where he is posted.
  return codes.length > 0 && !codes.includes(party) && codes.some((code) => isStateCode(code) && parties.includes(code)) && !/\b(?:to|for|in)\b/.test(title)
}

/**
 * The title as the article words it; or as the model does, where its words stand in that order and nearly side by
 * side in a sentence with the person ("the foreign ministers of France and Germany": foreign minister of Germany).
 */
function titleIn(proof: ArticleProof, title: string, name: readonly string[], quoted: Span): string | null {
  const exact = findQuote(proof.text, title, quoted.start)
  if (exact) return textOf(proof, exact).replaceAll(/\s+/g, ' ')
  const sought = foldText(title).split(' ').filter((word) => !SMALL.has(word))
  for (const { start, end } of [sentencesAround(proof, quoted), ...proof.model.sentences]) {
    const words = foldText(proof.model.text.slice(start, end)).split(' ')
    if (words.includes(name.at(-1)!) && standInOrder(sought, words)) return title
  }
  return ` ${foldText(proof.model.text)} `.includes(` ${foldText(title)} `) ? title : null
}

const SMALL = new Set(['the', 'and', 'for', 'of', 'his', 'her'])
/** Most words between two of a title's. */
const TITLE_GAP = 5

function standInOrder(sought: readonly string[], words: readonly string[]): boolean {
  const isForm = (word: string, sought: string) => word === sought || word === `${sought}s` || word === sought.replace(/y$/, 'ies')
  return words.some((_, from) => {
    let at = from
    for (const [index, word] of sought.entries()) {
      const limit = index === 0 ? from + 1 : at + TITLE_GAP
      while (at < limit && !isForm(words[at] ?? '', word)) at++
      if (at >= limit) return false
      at++
    }
    return true
  })
}
