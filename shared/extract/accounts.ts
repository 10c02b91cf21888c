import type { Account } from '../domain/meeting-fields.ts'
import { isQuoteMark, isStop, stretchStart, wordsBetween } from './clause-bounds.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { OUTLETS } from './home.ts'
import lexicon from './lexicon/speech.json' with { type: 'json' }
import { perSentence, sentencesInReach } from './per-sentence.ts'
import { PhraseTable, phraseTable } from './phrase-table.ts'
import { DOCUMENTS, fullestNaming, participantNamed, type Saying, sayingsOf, type Speaker } from './speech.ts'
import type { Occasion, Proven, Sentence, TextModel, Token } from './text-model.ts'
import { anyOf, charactersOf, isCapital, isComma, isIn, isOne, isWord, past, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

const PLATFORMS = new PhraseTable<string>()
for (const [words, name] of Object.entries(lexicon.platforms)) PLATFORMS.add(words, name)
const OMISSIONS = phraseTable(lexicon.omissions)
const OUTLET_WORDS: ReadonlySet<string> = new Set(lexicon.outletWords)
const SOURCE_NOUNS: ReadonlySet<string> = new Set(lexicon.sourceNouns)
/** What a source has nothing more to say on, and does not leave out: "no details about the meeting". */
const NOT_OMITTED: ReadonlySet<string> = new Set(lexicon.notOmitted)

/** Most sources of one record: those nearest to the anchor. */
const MOST_ACCOUNTS = 6
/** Sentences from the anchor within which a source that takes no part speaks of the occasion. */
const NEAR_SENTENCES = 8
/** Opening of an article that names its source for all that follows, sentences. */
const LEAD = [0, 1, 2]

/** Whom the document names as its source for the occasion, and what it says that this source leaves out; in the order of the text. */
export function findAccounts(model: TextModel, occasion: Occasion): Proven<Account>[] {
  const own = accountsOf(model, occasion, sentencesInReach(occasion))
  if (own.length > 0) return own
  const beside = accountsOf(model, occasion, [occasion.mainSentence - 1, occasion.mainSentence + 1])
  if (beside.length > 0 || occasion.sentences.length === 1) return beside
  return accountsOf(model, { ...occasion, mainSentence: 0 }, LEAD)
}

type Entry = Proven<Account> & { distance: number }

function accountsOf(model: TextModel, occasion: Occasion, sentences: readonly number[]): Proven<Account>[] {
  const accounts: Entry[] = []
  for (const index of sentences) {
    const distance = Math.abs(index - occasion.mainSentence)
    const near = distance <= NEAR_SENTENCES
    const attributions = attributionsOf(model, index) ?? []
    for (const attribution of attributions) {
      const account = accountBy(model, occasion, attribution, near, attributions)
      if (account) enter(accounts, { ...account, distance })
    }
    const omission = near ? omissionOf(model, index) : null
    if (omission) omittedBy(model, occasion, accounts, omission, distance)?.value.omits.push(omission.value)
  }
  return accounts
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST_ACCOUNTS)
    .toSorted((a, b) => a.start - b.start)
    .map(({ value, start, end }) => ({ value, start, end }))
}

/** The source that leaves something out: the one that its sentence names, else the last one. */
function omittedBy(model: TextModel, occasion: Occasion, accounts: Entry[], { source, start, end }: Omission, distance: number): Entry | undefined {
  const named = source && accountBy(model, occasion, { by: 'citation', outlet: null, source, start, end }, true, [])
  return named ? enter(accounts, { ...named, distance }) : accounts.at(-1)
}

/** One entry per source: a fuller naming takes the place of a shorter one. */
function enter(accounts: Entry[], account: Entry): Entry {
  const citing = plain(account.value.citing)
  const same = accounts.find((other) => {
    // The same source cited once through an outlet and once without is one source.
    const throughOutlet = account.value.outlet === null && citing !== ''
    if (!throughOutlet && plain(other.value.outlet) !== plain(account.value.outlet)) return false
    const known = plain(other.value.citing)
    return known === citing || (known !== '' && citing !== '' && (known.endsWith(citing) || citing.endsWith(known)))
  })
  if (!same) accounts.push(account)
  return same ?? account
}

function plain(words: string | null): string {
  return (words ?? '').toLowerCase().replace(/^(?:the|a|an) /, '')
}

/** Who a sentence says it has something from, whatever the occasion. */
type Attribution = {
  /** "According to", "citing": for what is told there, whoever it is. A verb of saying: only if its speaker knows of the occasion. */
  by: 'citation' | 'saying'
  outlet: string | null
  /** Who is cited, or speaks; null for an outlet alone. */
  source: Speaker | null
  start: number
  end: number
}

const attributionsOf = perSentence((model, sentence, index): Attribution[] => [
  ...citationsIn(model, sentence),
  ...(sayingsOf(model, index) ?? []).flatMap((saying) => sayingAttribution(model, sentence, saying) ?? []),
])

function accountBy(model: TextModel, occasion: Occasion, attribution: Attribution, near: boolean, beside: readonly Attribution[]): Proven<Account> | null {
  const { by, outlet, source, start, end } = attribution
  const account = (citing: string | null): Proven<Account> => ({ value: { outlet, citing, omits: [] }, start, end })
  if (!source) return near && (by === 'citation' || !beside.some((other) => other.by === 'citation')) ? account(null) : null
  const participant = by === 'saying' ? participantNamed(model, occasion, source) : null
  if (participant) return account(participant.name)
  if (!near) return null
  const full = fullestNaming(model, source)
  if (by === 'saying' && (!isSource(model.tokens, full) || isBareDocument(model.tokens, full))) return null
  return account(wordsBetween(model, full)!.value)
}

/** A spokesperson, ministry or official, or anybody named with more than one word. */
function isSource(tokens: readonly Token[], { from, to }: Speaker): boolean {
  return anyOf(SOURCE_NOUNS, tokens, from, to) || (to - from > 1 && isCapital(tokens, to - 1))
}

/** "The statement said": it does not say whose. */
function isBareDocument(tokens: readonly Token[], { from, to }: Speaker): boolean {
  return to - from <= 2 && isIn(tokens, to - 1, DOCUMENTS)
}

/** "The palace said", "The Coastal Herald reported", "Rivas wrote on Twitter", "Rivas told Reuters". */
function sayingAttribution({ tokens }: TextModel, sentence: Sentence, { verb, speaker, lemma }: Saying): Attribution | null {
  if (speaker.pronoun) return null
  const span = charactersOf(tokens, speaker)
  const outlet = outletIn(tokens, speaker)
  if (outlet) return { by: 'saying', outlet, source: null, ...span }
  const told = lemma === 'tell' ? outletIn(tokens, { from: verb + 1, to: Math.min(verb + 6, sentence.to) }) : null
  return { by: 'saying', outlet: platformAfter(tokens, sentence, verb) ?? told, source: speaker, ...span }
}

/** "According to a palace readout", "reported The Coastal Herald citing the palace", "attributable to …". */
function citationsIn(model: TextModel, sentence: Sentence): Attribution[] {
  const { tokens } = model
  const citations: Attribution[] = []
  for (let at = sentence.from; at < sentence.to; at++) {
    const { lower } = tokens[at]!
    const citing = lower === 'citing'
    if (!citing && !((lower === 'according' || lower === 'attributable') && isWord(tokens, at + 1, 'to'))) continue
    const source = sourceAt(tokens, sentence, citing ? at + 1 : at + 2)
    if (!source) continue
    const before = citing ? outletEndingAt(model, sentence, at) : null
    const outlet = before?.value ?? outletIn(tokens, source)
    citations.push({
      by: 'citation',
      outlet,
      source: before || !outlet ? source : null,
      ...charactersOf(tokens, { from: before?.from ?? source.from, to: source.to }),
    })
  }
  return citations
}

const AFTER_SOURCE = wordList('afterSource')
const NOT_A_SOURCE = wordList('notASource')
const SOURCE_LENGTH = 14

/** The source that begins at `start`; for a statement, who made it. */
function sourceAt(tokens: readonly Token[], sentence: Sentence, start: number): Speaker | null {
  let from = start
  let to = start
  while (to < sentence.to && to - start < SOURCE_LENGTH && !isStop(tokens[to]) && !isIn(tokens, to, AFTER_SOURCE)) {
    const after = wordAt(tokens, to + 1)
    if (isIn(tokens, to, DOCUMENTS) && ['by', 'from', 'of'].includes(after)) from = to + 2
    to++
  }
  if (from >= to) from = start
  // "a State Department readout": the maker stands before the word for what he made.
  if (to - from > 1 && isIn(tokens, to - 1, DOCUMENTS) && isCapital(tokens, to - 2)) {
    to--
    from = past(tokens, from, 'a', 'an')
  }
  const first = tokens[from]
  return to > from && first?.kind !== 'mark' && !NOT_A_SOURCE.has(first!.lower) ? { from, to, pronoun: false } : null
}

/** The outlet named within tokens, by the lexicon or by its looks ("The Coastal Herald"). */
function outletIn(tokens: readonly Token[], { from, to }: { from: number; to: number }): string | null {
  for (let at = from; at < to; at++) {
    const known = OUTLETS.longestAt(tokens, at)
    if (known) return `${tokens[at - 1]?.text === 'The' ? 'The ' : ''}${known.value.name}`
  }
  let first = from
  while (first < to && !isCapital(tokens, first)) first++
  let last = first
  while (last < to && isCapital(tokens, last)) last++
  const word = tokens[last - 1]
  if (!word || last - first < 2 || !OUTLET_WORDS.has(word.lower)) return null
  return tokens.slice(first, last).map(({ text }) => text).join(' ')
}

/** Longest name of an outlet, words. */
const OUTLET_LENGTH = 6

/** The outlet whose name ends before `at`: "reported The Coastal Herald citing …", "Reuters reported, citing …". */
function outletEndingAt(model: TextModel, sentence: Sentence, at: number): { value: string; from: number } | null {
  const { tokens } = model
  let to = at
  if (isComma(tokens, to - 1)) to--
  if (isOne(tokens, to - 1, 'reported', 'said')) to--
  let from = to
  while (from > sentence.from && to - from < OUTLET_LENGTH && (isCapital(tokens, from - 1) || isWord(tokens, from - 1, 'of'))) from--
  const words = wordsBetween(model, { from, to })
  return words && { value: words.value, from }
}

/** Words behind a verb of saying among which the platform stands. */
const PLATFORM_WITHIN = 8
const BEFORE_PLATFORM = wordList('beforePlatform')

/** "wrote on Twitter", "said in a Telegram post". */
function platformAfter(tokens: readonly Token[], sentence: Sentence, verb: number): string | null {
  for (let at = verb; at < Math.min(verb + PLATFORM_WITHIN, sentence.to); at++) {
    if (isWord(tokens, at, 'tweeted')) return 'Twitter'
    if (isQuoteMark(tokens[at])) return null
    const platform = isCapital(tokens, at) ? PLATFORMS.longestAt(tokens, at) : null
    if (platform && isIn(tokens, at - 1, BEFORE_PLATFORM)) return platform.value
  }
  return null
}

const AFTER_OMITTED = wordList('afterOmitted')

type Omission = Proven<string> & { source: Speaker | null }

/** What a source leaves out, by "made no mention of …", and whose statement that was, if the sentence says so. */
const omissionOf = perSentence((model, sentence): Omission | null => {
  const { tokens } = model
  if (!OMISSIONS.mayBeIn(sentence)) return null
  for (let at = sentence.from; at < sentence.to; at++) {
    const cue = OMISSIONS.longestAt(tokens, at)
    if (!cue) continue
    let to = at + cue.length
    while (to < sentence.to && !isStop(tokens[to]) && !isIn(tokens, to, AFTER_OMITTED)) to++
    if (isIn(tokens, to - 1, NOT_OMITTED)) return null
    const words = wordsBetween(model, { from: at + cue.length, to })
    return words && { ...words, source: makerBefore(tokens, sentence, at) }
  }
  return null
})

/** "The palace's statement made no mention": the palace. */
function makerBefore(tokens: readonly Token[], sentence: Sentence, cue: number): Speaker | null {
  if (!isIn(tokens, cue - 1, DOCUMENTS)) return null
  const to = isWord(tokens, cue - 2, "'s") ? cue - 2 : cue - 1
  const from = stretchStart(tokens, sentence, to)
  const named = tokens.slice(from, to).some((token) => SOURCE_NOUNS.has(token.lower) || (token.upper && !FUNCTION_WORDS.has(token.lower)))
  return named && to > from && to - from < SOURCE_LENGTH ? { from, to, pronoun: false } : null
}
