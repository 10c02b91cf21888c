import type { Account } from '../domain/meeting-fields.ts'
import { isQuoteMark, isStop, wordsBetween } from './clause-bounds.ts'
import outlets from './lexicon/outlets.json' with { type: 'json' }
import lexicon from './lexicon/speech.json' with { type: 'json' }
import { PhraseTable } from './phrase-table.ts'
import { findSayings, fullestNaming, participantNamed, type Speaker } from './speech.ts'
import type { Occasion, Proven, Sentence, TextModel, Token } from './text-model.ts'

const OUTLETS = new PhraseTable<string>()
for (const outlet of outlets.outlets) {
  OUTLETS.add(outlet.name, outlet.name)
  if ('aliases' in outlet) for (const alias of outlet.aliases ?? []) OUTLETS.add(alias, alias)
}
const PLATFORMS = new PhraseTable<string>()
for (const [words, name] of Object.entries(lexicon.platforms)) PLATFORMS.add(words, name)
const OMISSIONS = new PhraseTable<true>()
for (const phrase of lexicon.omissions) OMISSIONS.add(phrase, true)
const DOCUMENTS: ReadonlySet<string> = new Set(lexicon.documents)
const OUTLET_WORDS: ReadonlySet<string> = new Set(lexicon.outletWords)
const SOURCE_NOUNS: ReadonlySet<string> = new Set(lexicon.sourceNouns)

/** Most sources of one record: those nearest to the anchor. */
const MOST_ACCOUNTS = 6
/** Sentences from the anchor within which a source that takes no part speaks of the occasion. */
const NEAR_SENTENCES = 8
/** Opening of an article that names its source for all that follows, sentences. */
const LEAD_SENTENCES = 3

/** Whom the document names as its source for the occasion, and what it says that this source leaves out; in the order of the text. */
export function findAccounts(model: TextModel, occasion: Occasion): Proven<Account>[] {
  const own = accountsOf(model, occasion, occasion.sentences)
  if (own.length > 0) return own
  const beside = [occasion.anchor - 1, occasion.anchor + 1].filter((index) => model.sentences[index])
  const near = accountsOf(model, occasion, beside)
  if (near.length > 0 || occasion.sentences.length === 1) return near
  return accountsOf(model, { ...occasion, anchor: 0 }, [0, 1, 2].slice(0, Math.min(LEAD_SENTENCES, model.sentences.length)))
}

function accountsOf(model: TextModel, occasion: Occasion, sentences: readonly number[]): Proven<Account>[] {
  const accounts: (Proven<Account> & { distance: number })[] = []
  for (const index of sentences) {
    const sentence = model.sentences[index]
    const distance = Math.abs(index - occasion.anchor)
    if (!sentence || accounts.length > 4 * MOST_ACCOUNTS) continue
    for (const account of accountsIn(model, sentence, occasion, distance <= NEAR_SENTENCES)) enter(accounts, { ...account, distance })
    const omitted = distance <= NEAR_SENTENCES ? omissionIn(model, sentence) : null
    if (omitted) accounts.at(-1)?.value.omits.push(omitted)
  }
  return accounts
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST_ACCOUNTS)
    .toSorted((a, b) => a.start - b.start)
    .map(({ value, start, end }) => ({ value, start, end }))
}

/** One entry per source: a fuller naming takes the place of a shorter one. */
function enter<Entry extends Proven<Account>>(accounts: Entry[], account: Entry): void {
  const key = ({ outlet, citing }: Account) => [outlet, citing].map((words) => plain(words)).join('|')
  const same = accounts.find((other) => {
    if (key(other.value) === key(account.value)) return true
    const [a, b] = [plain(other.value.citing), plain(account.value.citing)]
    return other.value.outlet === account.value.outlet && a !== '' && b !== '' && (a.endsWith(b) || b.endsWith(a))
  })
  if (!same) accounts.push(account)
  else if (plain(account.value.citing).length > plain(same.value.citing).length) same.value.citing = account.value.citing
}

function plain(words: string | null): string {
  return (words ?? '').toLowerCase().replace(/^(?:the|a|an) /, '')
}

function accountsIn(model: TextModel, sentence: Sentence, occasion: Occasion, near: boolean): Proven<Account>[] {
  const { tokens } = model
  const accounts: Proven<Account>[] = []
  const add = (outlet: string | null, source: { value: string; start: number; end: number } | null, span: { start: number; end: number }) => {
    if (outlet !== null || source !== null) accounts.push({ value: { outlet, citing: source?.value ?? null, omits: [] }, start: span.start, end: span.end })
  }
  for (let at = sentence.from; at < sentence.to; at++) {
    const { lower } = tokens[at]!
    const cited = lower === 'citing' && near
    if (cited || ((lower === 'according' || lower === 'attributable') && tokens[at + 1]?.lower === 'to')) {
      const source = sourceAt(model, sentence, cited ? at + 1 : at + 2)
      if (!source) continue
      const before = cited ? outletEndingAt(model, sentence, at) : null
      const outlet = before?.value ?? outletIn(tokens, source.from, source.to)
      const full = fullestNaming(model, { ...source, pronoun: false })
      const citing = before || !outlet ? wordsBetween(model.text, tokens, full.from, full.to) : null
      add(outlet, citing, spanOf(tokens, before?.from ?? source.from, source.to))
      at = source.to - 1
    }
  }
  const named = accounts.length
  for (const { verb, speaker, lemma } of findSayings(model, sentence)) {
    if (speaker.pronoun) continue
    const participant = participantNamed(model, occasion, speaker)
    if (!participant && !near) continue
    const outlet = outletIn(tokens, speaker.from, speaker.to)
    if (outlet) {
      if (named === 0) add(outlet, null, spanOf(tokens, speaker.from, speaker.to))
      continue
    }
    const platform = platformAfter(tokens, sentence, verb)
    const told = lemma === 'tell' ? outletIn(tokens, verb + 1, Math.min(verb + 6, sentence.to)) : null
    const full = fullestNaming(model, speaker)
    if (!participant && (!isSource(tokens, full) || isBareDocument(tokens, full))) continue
    const words = participant ? { value: participant.name } : wordsBetween(model.text, tokens, full.from, full.to)
    const span = spanOf(tokens, speaker.from, speaker.to)
    add(platform ?? told, words ? { ...span, value: words.value } : null, span)
  }
  return accounts
}

/** "The statement said": it does not say whose. */
function isBareDocument(tokens: readonly Token[], { from, to }: Speaker): boolean {
  return to - from <= 2 && DOCUMENTS.has(tokens[to - 1]!.lower)
}

function spanOf(tokens: readonly Token[], from: number, to: number): { start: number; end: number } {
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end }
}

/** A spokesperson, ministry or official, or anybody named with more than one word. */
function isSource(tokens: readonly Token[], { from, to }: Speaker): boolean {
  for (let at = from; at < to; at++) if (SOURCE_NOUNS.has(tokens[at]!.lower)) return true
  return to - from > 1 && tokens[to - 1]!.capital
}

const AFTER_SOURCE = new Set('that which who as when while after before during released issued published on seen said has had was were will'.split(' '))
const SOURCE_LENGTH = 14

/** The source that follows "according to" or "citing"; for a statement, who made it. */
function sourceAt(model: TextModel, sentence: Sentence, from: number): { from: number; to: number } | null {
  const { tokens } = model
  let to = from
  let maker = from
  while (to < sentence.to && to - from < SOURCE_LENGTH && !isStop(tokens[to]) && !AFTER_SOURCE.has(tokens[to]!.lower)) {
    const after = tokens[to + 1]?.lower
    if (DOCUMENTS.has(tokens[to]!.lower) && (after === 'by' || after === 'from' || after === 'of')) maker = to + 2
    to++
  }
  if (maker < to && maker > from) from = maker
  // "a State Department readout": the maker stands before the word for what he made.
  if (to - from > 1 && DOCUMENTS.has(tokens[to - 1]!.lower) && tokens[to - 2]!.capital) {
    to--
    if (tokens[from]!.lower === 'a' || tokens[from]!.lower === 'an') from++
  }
  while (to > from && tokens[to - 1]!.kind === 'mark') to--
  return to > from && /\p{L}/u.test(tokens[from]!.text) && !['him', 'her', 'them', 'it', 'me', 'us'].includes(tokens[from]!.lower) ? { from, to } : null
}

/** The outlet or platform named within tokens, by the lexicon or by its looks ("The Coastal Herald"). */
function outletIn(tokens: readonly Token[], from: number, to: number): string | null {
  for (let at = from; at < to; at++) {
    const known = OUTLETS.longestAt(tokens, at)
    if (known) return `${tokens[at - 1]?.text === 'The' ? 'The ' : ''}${known.value}`
  }
  let first = from
  while (first < to && !tokens[first]!.capital) first++
  let last = first
  while (last < to && tokens[last]!.capital) last++
  const word = tokens[last - 1]
  if (!word || last - first < 2 || !OUTLET_WORDS.has(word.lower)) return null
  return tokens.slice(first, last).map((token) => token.text).join(' ')
}

/** The outlet whose name ends before `at`: "reported The Korea Herald citing …". */
function outletEndingAt(model: TextModel, sentence: Sentence, at: number): { value: string; from: number } | null {
  const { tokens } = model
  let to = at
  if (tokens[to - 1]?.text === ',') to--
  if (tokens[to - 1]?.lower === 'reported' || tokens[to - 1]?.lower === 'said') to--
  let from = to
  while (from > sentence.from && to - from < 6 && (tokens[from - 1]!.capital || tokens[from - 1]!.lower === 'of')) from--
  const words = to > from ? wordsBetween(model.text, tokens, from, to) : null
  return words ? { value: words.value, from } : null
}

/** "wrote on Twitter", "said in a Telegram post". */
function platformAfter(tokens: readonly Token[], sentence: Sentence, verb: number): string | null {
  for (let at = verb; at < Math.min(verb + 8, sentence.to); at++) {
    if (tokens[at]!.lower === 'tweeted') return 'Twitter'
    if (isQuoteMark(tokens[at])) return null
    const platform = tokens[at]!.capital ? PLATFORMS.longestAt(tokens, at) : null
    if (platform && ['on', 'to', 'a', 'via', 'his', 'her', 'its'].includes(tokens[at - 1]?.lower ?? '')) return platform.value
  }
  return null
}

/** What a source leaves out, by "made no mention of …". */
function omissionIn(model: TextModel, sentence: Sentence): string | null {
  const { tokens } = model
  for (let at = sentence.from; at < sentence.to; at++) {
    const cue = OMISSIONS.longestAt(tokens, at)
    if (!cue) continue
    let to = at + cue.length
    while (to < sentence.to && !isStop(tokens[to]) && !['but', 'although', 'despite', 'though', 'which', 'while'].includes(tokens[to]!.lower)) to++
    return wordsBetween(model.text, tokens, at + cue.length, to)?.value ?? null
  }
  return null
}
