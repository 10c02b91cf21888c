import type { Actor } from './actors.ts'
import type { CandidateSource } from './candidate.ts'
import { isCalendarWord } from './function-words.ts'
import type { Token } from './text-model.ts'
import { isCapital, isComma, isIn, isOne, isWord, overArticle, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

const OF_PLACE = wordList('ofPlace')

/** Prepositions that keep the phrase behind them from being a subject. */
const OBLIQUE = wordList('oblique')
const DETERMINERS = wordList('determiners')

/** What may stand between two members of a list. */
const LIST_LINKS = wordList('listLinks')

/** Verbs after a phrase that make it the subject of something else, not one more partner. */
const FINITE = wordList('finite')

/** Whether a verb follows that makes a phrase its subject. */
export function isFinite(token: Token | undefined): boolean {
  return token !== undefined && FINITE.has(token.lower)
}

/** What may stand between a verb and its object. */
const BEFORE_OBJECT = wordList('beforeObject')

/** How far behind what he is without a name, at most, somebody's name is set off, tokens. */
const APPOSED = 4

/** Longest way from a verb to its object, tokens. */
const OBJECT_REACH = 14

/**
 * The subject of the word at `at`: the nearest actors to its left, not before `floor`, that no preposition governs,
 * with whoever is listed with them.
 */
export function subjectsBefore(actors: readonly Actor[], tokens: readonly Token[], end: number, floor: number): Actor[] {
  const at = beforeAside(actors, tokens, end, floor)
  const left = actors.filter((actor, index) => actor.from >= floor && actor.to <= at && !isPlaceAt(tokens, actors, index))
  if (left.length === 0) return []
  const sharesSubject = isWord(tokens, at - 1, 'and')
  const candidates = left.filter((actor) => !isOblique(tokens, actor, floor) || (actor.to === at && isConjunction(tokens, actor, floor)))
  // "with the ambassador, who came from a meeting …": the relative clause is about the phrase before it.
  const relative = at < end ? undefined : left.findLast((actor) => isOne(tokens, actor.to, 'who', 'which') || (isComma(tokens, actor.to) && isWord(tokens, actor.to + 1, 'who')))
  if (relative && (candidates.length === 0 || candidates.at(-1)!.from <= relative.from)) return [relative]
  if (candidates.length === 0) return []
  if (sharesSubject) return listFrom(left, tokens, left.indexOf(candidates[0]!))
  // "trips to Germany and Angola": the second is governed as the first is; "the officials of Germany and Angola" are who acts.
  for (const actor of candidates.toReversed()) {
    const list = listEndingAt(left, tokens, left.indexOf(actor))
    const first = list[0]!
    if (first.kind !== 'state' || candidates.includes(first) || wordBefore(tokens, first, floor) === 'of') return list
  }
  return []
}

/** Whether the actor at `index` is but a place; in "Turkey, Iran and Russia met" Iran is as its neighbour in the list, not where that lies. */
function isPlaceAt(tokens: readonly Token[], actors: readonly Actor[], index: number): boolean {
  const actor = actors[index]!
  if (!actor.placeName || !isPlacePhrase(tokens, actor)) return false
  const before = actors[index - 1]
  const isListed = before?.kind === 'state' && before.to === overArticle(tokens, actor.from) && before.parties[0] !== actor.parties[0]
  return !isListed || isPlaceAt(tokens, actors, index - 1)
}

/** What a phrase set off by commas begins with. */
const ASIDE_OPENERS = wordList('asideOpeners')

/** Longest phrase set off behind a subject, tokens. */
const ASIDE_LENGTH = 30

/** Where a phrase set off behind an actor begins that ends at `at`: "Wang Lei, a member of the Bureau of the Party, met", "the leaders of A and B – the Quad – met"; `at` itself if none does. */
function beforeAside(actors: readonly Actor[], tokens: readonly Token[], at: number, floor: number): number {
  const mark = tokens[at - 1]?.text
  if (![',', '–', '—'].includes(mark ?? '')) return at
  for (let open = at - 2; open >= Math.max(floor, at - ASIDE_LENGTH); open--) {
    if (tokens[open]!.text !== mark || (mark === ',' && !isIn(tokens, open + 1, ASIDE_OPENERS))) continue
    // "At the invitation of the president, the premier, Ivo Bilic, paid": two people.
    if (actors.some((actor) => actor.to === open && !(mark === ',' && isOblique(tokens, actor, floor)) && (mark !== ',' || ['person', 'office', 'collective'].includes(actor.kind) || isOne(tokens, open + 1, 'whose', 'among', 'including')))) return open
  }
  return at
}

/** Governed by a preposition, itself or as a later member of a list. */
export function isOblique(tokens: readonly Token[], actor: Actor, floor: number): boolean {
  const word = wordBefore(tokens, actor, floor)
  // "a delegation led by the minister met": he himself.
  return OBLIQUE.has(word) && !(word === 'by' && isLed(tokens, actor))
}

const DELEGATIONS = wordList('delegationNouns')

function isLed(tokens: readonly Token[], actor: Actor): boolean {
  const by = isWord(tokens, actor.from - 1, 'by') ? actor.from - 1 : actor.from - 2
  return isOne(tokens, by - 1, 'led', 'headed') && tokens.slice(Math.max(0, by - 8), by - 1).some(({ lower }) => DELEGATIONS.has(lower))
}

/** "as Mr Holt hosted": not what somebody is, but what happened meanwhile. */
function isConjunction(tokens: readonly Token[], actor: Actor, floor: number): boolean {
  return wordBefore(tokens, actor, floor) === 'as'
}

/** The word that leads up to an actor, over articles and forms of address; or "". */
function wordBefore(tokens: readonly Token[], actor: Actor, floor: number): string {
  let before = actor.from - 1
  while (before >= floor && DETERMINERS.has(wordAt(tokens, before)) && !isWord(tokens, before, 'with')) before--
  return before >= floor ? wordAt(tokens, before) : ''
}

/** The actors listed with the one at `index`, to its left. */
export function listEndingAt(actors: readonly Actor[], tokens: readonly Token[], index: number): Actor[] {
  const list = [actors[index]!]
  for (let at = index; at > 0; at--) {
    if (!linked(tokens, actors[at - 1]!, actors[at]!)) break
    // "At the invitation of A, B and C, X will visit": the list has been closed.
    if (isComma(tokens, actors[at]!.from - 1) && isWord(tokens, actors[at - 1]!.from - 1, 'and') && actors.slice(Math.max(0, at - 3), at - 1).some((other) => other.sentence === actors[at]!.sentence && isOblique(tokens, other, 0))) break
    // "During her visit to Malabo, the minister met"
    if (isOblique(tokens, actors[at - 1]!, 0) && !isWord(tokens, actors[at - 1]!.from - 1, 'including') && isComma(tokens, actors[at - 1]!.to) && !isOblique(tokens, actors[at]!, 0) && !tokens.slice(actors[at - 1]!.to, actors[at]!.from).some((token) => token.lower === 'and')) break
    list.unshift(actors[at - 1]!)
  }
  return list
}

/** What may stand between whoever a relative clause is about and its "whom". */
const BEFORE_WHOM = /^(?:both|all|of|with|to|and)$/

/** How far before a verb "whom" may stand, tokens. */
const WHOM_REACH = 9

/** "A and B, both of whom he spoke with", "X, whom Y met", "X, with whom Y held talks": whom the verb from `from` on is about. */
export function whomBefore(actors: readonly Actor[], tokens: readonly Token[], from: number, floor: number): Actor[] {
  for (let whom = from - 1; whom >= Math.max(floor, from - WHOM_REACH); whom--) {
    if (!isWord(tokens, whom, 'whom')) continue
    const met = actors.findLastIndex(({ to }) => to <= whom)
    // "two citizens, whom he had received": not whoever was told of before them.
    return met < 0 || tokens.slice(actors[met]!.to, whom).some(({ kind, lower }) => kind === 'word' && !BEFORE_WHOM.test(lower)) ? [] : listEndingAt(actors, tokens, met)
  }
  return []
}

/** The actors listed with the one at `index`, to its right. */
export function listFrom(actors: readonly Actor[], tokens: readonly Token[], index: number): Actor[] {
  const list = [actors[index]!]
  for (let at = index; at + 1 < actors.length; at++) {
    if (!linked(tokens, actors[at]!, actors[at + 1]!)) break
    list.push(actors[at + 1]!)
  }
  return list
}

function linked(tokens: readonly Token[], a: Actor, b: Actor, isSkippable?: (token: number) => boolean): boolean {
  if (b.from - a.to > 6) return false
  let joined = false
  for (let at = a.to; at < b.from; at++) {
    const lower = wordAt(tokens, at)
    // "meets A on Monday and B on Tuesday"; not "met A, hours after B left"
    if (isSkippable?.(at) && !isOne(tokens, at, 'after', 'before')) continue
    // "the Fijian side, headed by X, and the Norwegian side"
    if (isOne(tokens, at, 'headed', 'led', 'represented') && isWord(tokens, at + 1, 'by')) {
      joined = true
      at++
      continue
    }
    // "with Kenyan officials on Sudan", not "A on one side and B on the other"
    if (lower === 'on' && !isSkippable?.(at + 1) && !isWord(tokens, at + 1, 'one') && !isWord(tokens, at + 2, 'other')) return false
    // "rebuilding Iraq as they held talks"
    if (!LIST_LINKS.has(lower) || (lower === 'as' && !isWord(tokens, at + 1, 'well') && !isWord(tokens, at - 1, 'well'))) return false
    if (isOne(tokens, at, 'and', ',', '&', ';', 'with', '/', 'or', 'as')) joined = true
  }
  return joined
}

/**
 * The object list right of token `at` (exclusive), within the sentence; `needs` names a word that must stand before it, or null.
 * A verb behind the second of a pair has the meeting for its subject: "talks between A and B were held".
 */
export function objectsAfter(actors: readonly Actor[], tokens: readonly Token[], at: number, ceiling: number, needs: readonly string[] | null, isSkippable: (token: number) => boolean, isPair = false): Actor[] {
  const index = actors.findIndex((actor) => actor.from >= at && actor.to <= ceiling)
  if (index < 0) return []
  let first = index
  // "met in Geneva on Tuesday with X": a place on the way is no partner.
  for (; first < actors.length; first++) {
    const actor = actors[first]!
    if (actor.to > ceiling) return []
    if (actor.kind === 'state' && isPlacePhrase(tokens, actor)) continue
    // "met with the author of the plan, President X"
    const next = actors[first + 1]
    if (actor.kind === 'office' && actor.parties.length === 0 && next?.kind === 'person' && next.from - actor.to <= APPOSED && isComma(tokens, next.from - 1)) continue
    // "met Holt's national security adviser": not Holt.
    if (isWord(tokens, actor.to, "'s") && next?.from === actor.to + 1 && next.kind !== 'state') continue
    break
  }
  const head = actors[first]
  if (!head) return []
  // "met with the conference host, President X"
  let described = head.from
  if (head.kind === 'person' && isComma(tokens, head.from - 1)) while (--described > at && head.from - described < DESCRIBED && isDescription(tokens[described - 1]!));
  let met = needs === null
  let steps = 0
  for (let token = at; token < head.from; token++) {
    const lower = wordAt(tokens, token)
    if (needs?.includes(lower)) met = true
    // "met on the tarmac with"
    if (isWord(tokens, token - 1, 'the') && isOne(tokens, token - 2, 'on', 'at') && isOne(tokens, token + 1, 'with', 'on', ',')) continue
    // "met with, among others, the premier"
    if (token >= described || isSkippable(token) || (lower === ',' && (isWord(tokens, token + 1, 'among') || isWord(tokens, token - 1, 'others')))) continue
    if (!BEFORE_OBJECT.has(lower) && !lower.endsWith('ly') && !(token === head.from - 1 && /^[A-Z]{2,5}$/.test(tokens[token]!.text)) && !actors.slice(index, first).some((actor) => token >= actor.from && token < actor.to) && !(first > index && token >= actors[first - 1]!.to && actors[first - 1]!.kind === 'office')) return []
    steps++
    if (steps > OBJECT_REACH) return []
  }
  // "The two met in Oslo, with X joining them"
  if (isWord(tokens, head.from - 1, 'with') && isComma(tokens, head.from - 2) && isWord(tokens, head.to, 'joining')) return []
  if (!met || ((steps > 0 || described < head.from) && isFinite(tokens[head.to]) && tokens.slice(at, head.from).some(({ text }) => text === ','))) return []
  const list = [head]
  // "met A in Lima on Monday and B in Santiago": where each is met.
  const places: Actor[] = []
  const isWhere = (token: number) => isSkippable(token) || places.some(({ from, to }) => token >= from - 1 && token < to)
  for (let next = first + 1; next < actors.length; next++) {
    const after = actors[next]!
    if (after.to > ceiling) break
    if (after.kind === 'state' && isOne(tokens, after.from - 1, 'in', 'at') && isPlacePhrase(tokens, after)) {
      places.push(after)
      continue
    }
    if (!linked(tokens, list.at(-1)!, after, isWhere) || (places.length > 0 && after.kind === 'state')) break
    if (!(isPair && (list.length < 2 || isWord(tokens, after.from - 1, 'and'))) && isIn(tokens, after.to, FINITE) && !isComma(tokens, after.to - 1)) break
    if (after.kind === 'pronoun') break
    list.push(after)
  }
  return list
}

/** Longest description of somebody before his name, tokens. */
const DESCRIBED = 8

function isDescription({ kind, upper, lower }: Token): boolean {
  return kind === 'word' && !upper && (lower === 'of' || !OBLIQUE.has(lower)) && !FINITE.has(lower)
}

/** How long something lasts: "almost six hours". */
export const LASTING = wordList('lasting')

/** Longest name of a place that no list holds, tokens. */
const LONGEST_VENUE = 8

/** "met in Geneva on Friday with": a word of a date, of a city, or of a town that no list holds. */
export function isCircumstance({ model: { tokens }, namedAt, inDate }: CandidateSource, token: number): boolean {
  const named = namedAt[token]
  // "received, in the Qatari capital, Doha, the minister"
  if (named?.kind === 'demonym' && isOne(tokens, named.to, 'capital', 'city')) return true
  // "met for almost six hours with"
  if (tokens[token]!.kind === 'number' || LASTING.has(tokens[token]!.lower)) return true
  // "on Monday (Jan. 23)"
  if (isOne(tokens, token, '(', ')') && (inDate[token - 1] || tokens[token - 1]?.kind === 'number')) return true
  if (inDate[token] === 1 || named?.kind === 'city' || named?.kind === 'venue') return true
  if (named || !(isCapital(tokens, token) || isWord(tokens, token, 'de'))) return false
  // "received at the Palacio de Hacienda the mission"
  let first = token
  while (token - first < LONGEST_VENUE && (isCapital(tokens, first - 1) || isOne(tokens, first - 1, 'de', 'the'))) first--
  return isOne(tokens, first - 1, 'in', 'at')
}

/** "in Geneva", "at the White House": behind a preposition of place. */
export function isPlacePhrase(tokens: readonly Token[], actor: Actor): boolean {
  let before = actor.from - 1
  // "in the Laotian capital of Vientiane"
  if (isWord(tokens, before, 'of') && isOne(tokens, before - 1, 'capital', 'city')) before--
  if (isOne(tokens, before, 'capital', 'city')) while (before > actor.from - 6 && !isOne(tokens, before, 'in', 'at', 'from', 'near')) before--
  if (isOne(tokens, before, 'the', 'a', 'an')) before--
  const lower = wordAt(tokens, before)
  // "in the Laotian capital, Vientiane"
  if (lower === ',' && isOne(tokens, before - 1, 'capital', 'city')) return true
  if (lower === ',') return actor.placeName !== null && isCapital(tokens, before - 1) && !isCalendarWord(wordAt(tokens, before - 1))
  return OF_PLACE.has(lower)
}
