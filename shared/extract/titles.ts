import { isPlace, type Named, regionAt } from './gazetteer.ts'
import { behindIncluding, describedFrom, RULERS } from './group-words.ts'
import { isGivenName, isParticleJoined } from './name-lexicon.ts'
import type { Person } from './people.ts'
import { FUNCTION_WORDS, isCalendarWord, mayName } from './function-words.ts'
import { PhraseTable } from './phrase-table.ts'
import type { Sentence, Token } from './text-model.ts'
import { BODIES, BODY_WORDS, DEPUTY_WORDS, HEAD_RANK, HONORIFICS, OFFICE_HEADS, OFFICE_MODIFIERS, OFFICES_OF_STATE, PORTFOLIO_WORDS, type OfficeKind } from './title-lexicon.ts'
import { MEETING_VERBS, TRIGGER_NOUNS } from './trigger-lexicon.ts'
import { anyOf, isAmong, isCapital, isComma, isIn, isOne, isPossessive, isWord, overArticle, past, wordAt } from './word-at.ts'
import { isStateCode } from './known-codes.ts'
import { wordList } from './word-lists.ts'

const OF_GOVERNMENT = wordList('ofGovernment')

const NAME_OR_OFFICE = wordList('nameOrOffice')

/** An office as the text names it: "South Korea's first vice foreign minister", tokens `[from, to)`. */
export type TitlePhrase = {
  from: number
  to: number
  /** Tokens of the office itself, without nationality: "first vice foreign minister". */
  officeFrom: number
  /** First token of its head: "minister". */
  headFrom: number
  /** The parties that the phrase names ("the foreign ministers of France and Germany" names two). */
  parties: string[]
  /** 1 head of state … 7 other official. */
  rank: number
  kind: OfficeKind
  plural: boolean
  /** "his", "her", "their" before it: the office is told relative to someone. */
  possessive: boolean
  /** Where a rank or style begins that leads on to the holder's name and is no word of the office: "Gen." of "army chief Gen. X". */
  styleFrom?: number
  /** Written with a capital: "President", as before a name. */
  upper: boolean
  /** The office's head words, singular: "minister", "secretary of state". */
  head: string
  /** The state that the office's name alone tells, for sure or most likely, or null; for sure it is among the parties. */
  usual: string | null
  /** Former, ex-, late: no longer in office. */
  former: boolean
  /** Deputy, vice, assistant: not the holder of the office itself. */
  deputy: boolean
  /** "the", "'s", "two", "both" before it: told as known, or counted. */
  definite: boolean
  /** Whom the article calls so without his name beside it, where that is known. */
  holder: Person | null
}

type HeadMatch = { head: string; rank: number; kind: OfficeKind; plural: boolean }

const HEADS = new PhraseTable<HeadMatch>()
for (const { words: head, plurals, rank, kind } of OFFICE_HEADS) {
  HEADS.add(head, { head, rank, kind, plural: false })
  for (const words of plurals) HEADS.add(words, { head, rank, kind, plural: true })
}

const POSSESSIVES = wordList('possessives')
const FORMER = wordList('formerly')
const LINKS = new Set(['and', '&', ',', '/'])
/** Offices that are held toward a country or body: what follows "to" or "for" is where they are posted. */
const POSTED = new Set<OfficeKind>(['envoy', 'ambassador'])
/** Most words of portfolio on one side of an office's head: ministries' own names run long. */
const PORTFOLIO_LENGTH = 14

/** Finds every office named in the text, in order. `namedAt[i]` is the known name that covers token `i`. */
export function findTitles(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], sentences: readonly Sentence[]): TitlePhrase[] {
  return sentences.flatMap((sentence) => (HEADS.mayBeIn(sentence) ? titlesOfSentence(tokens, namedAt, sentence) : []))
}

function titlesOfSentence(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], sentence: Sentence): TitlePhrase[] {
  const found: TitlePhrase[] = []
  for (let index = sentence.from; index < sentence.to; index++) {
    const token = tokens[index]!
    if (!HEADS.mayBeIn(token)) continue
    const covered = namedAt[index]
    if (covered && covered.kind !== 'body') continue
    const match = HEADS.longestAt(tokens, index, roomAt(namedAt, index))
    if (!match) continue
    const { length, value } = match
    if (covered && covered.from < index && covered.to > index + length) continue
    const last = found.at(-1)
    if (length === 1 && isNoOffice(tokens, namedAt, index, last?.to)) continue
    // "Executive Vice-President", "Principal Deputy Foreign Minister": an adjective of the office that follows.
    if (value.kind === 'private' && isHead(tokens, behindPortfolio(tokens, index + length))) continue
    const title = growTitle(tokens, namedAt, index, length, value, last?.to ?? sentence.from)
    // "Hamas said its leader, X": of whoever the sentence is about.
    const owner = isWord(tokens, title.from - 1, 'its') && title.parties.length === 0 && title.kind !== 'counterpart' ? namedAt.slice(sentence.from, title.from).find((named) => named && isSubject(tokens, named)) : undefined
    if (owner) title.parties.push(owner.partyCode!)
    // "Foreign Minister Shah Mahmood", "Minister Sultan Al Jaber": a name.
    if (last && last.to === index && token.upper && /^(?:shah|sultan|raja|khan|emir|amir|king)$/.test(token.lower)) continue
    if (last && joins(tokens, namedAt, last, title)) {
      extend(last, title)
      index = last.to - 1
      continue
    }
    found.push(title)
    index = title.to - 1
  }
  return found
}

const OBLIQUE = wordList('oblique')

/** A party that no preposition governs. */
function isSubject(tokens: readonly Token[], { from, partyCode, kind, weak }: Named): boolean {
  return partyCode !== null && !weak && ['country', 'capital', 'metonym', 'organisation', 'nonState'].includes(kind) && !isIn(tokens, overArticle(tokens, from), OBLIQUE)
}

/** Whether the single word at `at`, though it is what an office is called, is none here. `lastEnd`: where the office before it ends. */
function isNoOffice(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], at: number, lastEnd: number | undefined): boolean {
  const { lower, text, upper } = tokens[at]!
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  // "the Ministry of Justice"
  if (PORTFOLIO_WORDS.has(lower) && before?.lower === 'of') return true
  // "Mr Ilir Dodaj MP": letters behind a name, not an office before one.
  if (/^M(?:P|EP|LA)$/.test(text) && before?.upper && !namedAt[at] && !namedAt[at - 1] && !next?.upper) return true
  // "Chief Foreign Policy Advisor", "the Assistant Foreign Minister"
  if ((lower === 'chief' || lower === 'assistant') && next?.upper && (PORTFOLIO_WORDS.has(next.lower) || (lower === 'assistant' && isHead(tokens, at + 1)))) return true
  // "the chief U.S. negotiator"
  const behind = behindNation(tokens, namedAt, at + 1)
  if (lower === 'chief' && behind > at + 1 && isHead(tokens, behind)) return true
  if (!upper) return isAdjective(lower, next)
  // "Hun Sen" is no senator: an abbreviation without its stop needs a name behind it.
  if (/^(?:sen|gen|rep|gov|adm|col|dep|capt|maj)$/.test(lower)) return !next?.upper
  // "Shah Mahmood Qureshi", "Min Aung Hlaing"
  if (lower === 'shah' ? next?.upper : lower === 'min') return true
  // "Steve King", "Justice Minister Tomasi King", "Amir Khan Muttaqi": offices that are names.
  if (NAME_OR_OFFICE.has(lower)) return before?.upper === true && (isGivenName(before.lower) || (!namedAt[at - 1] && (at - 2 === lastEnd || at - 1 === lastEnd || isWord(tokens, at - 2, "'s"))))
  return lower === 'amir' && next?.upper === true && !HONORIFICS.has(next.lower) && (!before || before.kind === 'mark')
}

/** Words up to the next known name that goes on beyond the head: "President of the [Republic of Korea]". */
function roomAt(namedAt: readonly (Named | undefined)[], at: number): number {
  for (let next = at + 1; next < at + 6; next++) {
    const named = namedAt[next]
    if (named && named.from === next && named.kind !== 'body' && named.kind !== 'region') return next - at
  }
  return 6
}

/** Words that are an office before a name or a preposition, and an adjective or verb before another noun. */
const AMBIGUOUS_HEADS = wordList('ambiguousOffices')

/** "the lead negotiator", "will head talks": what is no office before the word `next`. */
function isAdjective(lower: string, next: Token | undefined): boolean {
  if (!AMBIGUOUS_HEADS.has(lower) || next?.kind !== 'word' || next.upper) return false
  return !BEHIND_OFFICE.has(next.lower) || (/^head(?:s|ed|ing)?$/.test(lower) && (next.lower === 'to' || next.lower === 'for'))
}

function growTitle(
  tokens: readonly Token[],
  namedAt: readonly (Named | undefined)[],
  at: number,
  length: number,
  head: HeadMatch,
  floor: number,
): TitlePhrase {
  const upper = isCapital(tokens, at)
  const { from: officeFrom, former } = growLeft(tokens, namedAt, at, upper, floor)
  const parties: string[] = []
  let from = officeFrom
  // Nationalities before the office: "Greek, Cypriot and French counterparts".
  let before = officeFrom - 1
  if (isPossessive(tokens, before)) before--
  // "the Fijian government's chief negotiator"
  if (before < officeFrom - 1 && before > floor && isIn(tokens, before, RULERS)) before--
  let named = before >= floor ? namedAt[before] : undefined
  // "Iran's IAEA representative": accredited there.
  if (named && named.kind === 'organisation' && named.to === officeFrom && (POSTED.has(head.kind) || head.head === 'representative') && isWord(tokens, named.from - 1, "'s") && namedAt[named.from - 2]?.kind === 'country' && named.from - 2 >= floor) {
    before = named.from - 2
    named = namedAt[before]
  }
  // "the UN Syria envoy", "the EU's Iran coordinator": where he is posted, behind whom he speaks for.
  const last = named && isWord(tokens, named.from - 1, "'s") ? named.from - 2 : (named?.from ?? 0) - 1
  const sender = named && isPlace(named) && named.to === officeFrom ? namedAt[last] : undefined
  // "Hamas's Gaza chief"
  const sends = POSTED.has(head.kind) ? named?.kind === 'country' : sender?.kind === 'organisation' || sender?.kind === 'nonState'
  if (sender && sends && sender.to === last + 1 && last >= floor && givesNationality(sender, tokens, last, officeFrom)) {
    before = last
    named = sender
  }
  const firstNamed = named
  // "Russian Security Council Secretary": the nation within the name of the body.
  if (named?.partyCode && named.from < officeFrom && named.to > officeFrom) {
    parties.push(named.partyCode)
    from = named.from
  }
  while (named && named.to === before + 1 && givesNationality(named, tokens, before, officeFrom)) {
    parties.unshift(named.partyCode!)
    from = named.from
    if (!head.plural || !isIn(tokens, from - 1, LINKS)) break
    before = from - 2
    // "Sweden's and Finland's foreign ministers"
    if (isOne(tokens, before, ',', "'s")) before--
    named = before >= floor ? namedAt[before] : undefined
  }
  // "US CIA Director": the nation before its own body.
  const nation = firstNamed?.kind === 'body' && from > floor ? namedAt[from - 1] : undefined
  if (nation && nation.partyCode === parties[0] && nation.from >= floor && nation.kind !== 'body') from = nation.from
  if (firstNamed && parties.length === 0) from = officeFrom
  if (head.head === 'commissioner' && isWord(tokens, from - 1, 'european')) {
    parties.push('EU')
    from--
  }
  // "Baltic foreign ministers"
  const region = head.plural && parties.length === 0 && from > floor ? regionAt(tokens, namedAt, isWord(tokens, from - 1, "'s") ? from - 2 : from - 1) : null
  if (region) {
    parties.push(...region.states)
    from = region.from
  }
  // "Deputy U.S. Trade Representative", "the chief U.S. negotiator"; not "Visiting Fijian President"
  while (parties.length > 0 && from > floor && (isWord(tokens, from - 1, 'chief') || (isCapital(tokens, from - 1) && isIn(tokens, from - 1, OFFICE_MODIFIERS) && !isWord(tokens, from - 1, 'visiting')))) from--
  // "the bloc's foreign policy chief", "the alliance's secretary-general"
  if (parties.length === 0 && isPossessive(tokens, from - 1) && isOne(tokens, from - 2, 'bloc', 'alliance')) {
    from -= 2
    if (isWord(tokens, from, 'alliance')) parties.push('NATO')
  }
  const determiner = wordAt(tokens, from - 1)
  const title: TitlePhrase = {
    ...head,
    from,
    to: at + length,
    officeFrom,
    headFrom: at,
    parties,
    possessive: POSSESSIVES.has(determiner),
    upper,
    usual: null,
    holder: null,
    deputy: anyOf(DEPUTY_WORDS, tokens, officeFrom, at),
    // "then a senator"
    former: former || FORMER.has(determiner) || (['a', 'an', 'the'].includes(determiner) && isOne(tokens, from - 2, 'then', 'once')),
    definite: ['the', "'s", 'two', 'three', 'four', 'five', 'both'].includes(determiner),
  }
  growRight(tokens, namedAt, title)
  const told = title.parties.length === 0 && !title.plural ? stateOfOffice(tokens, title) : null
  if (told && !title.possessive) title.usual = told.party
  if (told?.sole) title.parties.push(told.party)
  return title
}

/** How far before an office in apposition its holder's style may stand, tokens. */
const NAME_LENGTH = 5

/** Whose an office is by its name alone: the words up to its end name it. */
function stateOfOffice(tokens: readonly Token[], { officeFrom, headFrom, to }: TitlePhrase): { party: string; sole: boolean } | null {
  // "Secretary of State Cardinal X", "Cardinal X, secretary of state"
  if (isAmong(tokens, isComma(tokens, officeFrom - 1) ? officeFrom - NAME_LENGTH : to, past(tokens, to, ',') + 1, 'cardinal', 'monsignor')) return { party: 'VAT', sole: true }
  // "Northern Ireland Secretary"
  const whole = OFFICES_OF_STATE.longestAt(tokens, officeFrom - 2)
  if (whole && officeFrom - 2 + whole.length === to) return whole.value
  for (let at = officeFrom; at <= headFrom && (at === officeFrom || isIn(tokens, at - 1, OFFICE_MODIFIERS)); at++) {
    const match = OFFICES_OF_STATE.longestAt(tokens, at)
    // "Assistant Secretary of State for East Asia"
    if (match && (at + match.length === to || (match.value.sole && isWord(tokens, at, 'assistant')))) return match.value
  }
  return null
}

function givesNationality(named: Named, tokens: readonly Token[], last: number, officeFrom: number): boolean {
  // "Within his visit to China President X met": where he was.
  if (named.kind === 'country' && isWord(tokens, named.from - 1, 'to') && isOne(tokens, named.from - 2, 'visit', 'trip', 'tour')) return false
  // "received at the Kremlin Foreign Minister X"
  if (named.kind === 'metonym' && isOne(tokens, overArticle(tokens, named.from), 'at', 'in')) return false
  return tellsParty(named) && (named.kind !== 'capital' || isWord(tokens, last + 1, "'s") || last + 1 === officeFrom)
}

/** Whether whoever holds an office of what is named so is of a party known. */
function tellsParty({ partyCode, kind, weak }: Named): boolean {
  return partyCode !== null && kind !== 'venue' && kind !== 'city' && !(kind === 'body' && weak)
}

/** Walks back over modifiers and portfolio words: "first vice foreign", "trade, defence and health". */
function growLeft(
  tokens: readonly Token[],
  namedAt: readonly (Named | undefined)[],
  at: number,
  upper: boolean,
  floor: number,
): { from: number; former: boolean } {
  let from = at
  let former = false
  for (let steps = 0; from - 1 >= floor && steps < PORTFOLIO_LENGTH; steps++) {
    const before = tokens[from - 1]!
    const { lower } = before
    const named = namedAt[from - 1]
    // "European Affairs Minister", "Middle East envoy"
    if (named?.kind === 'region' && isOne(tokens, from, 'affairs', 'minister', 'envoy')) {
      from = named.from
      continue
    }
    // "Treasury Secretary X": the field, not the ministry.
    if (named && !(named.kind === 'body' && named.from === from - 1 && named.to === from && PORTFOLIO_WORDS.has(lower))) break
    const isBehindField = isIn(tokens, from - 2, PORTFOLIO_WORDS)
    if ((OFFICE_MODIFIERS.has(lower) && (lower !== 'under' || /^(?:secretar|general)/.test(wordAt(tokens, from)))) || /^(?:ex|vice|co|then)-/.test(lower)) {
      former ||= FORMER.has(lower) || /^(?:ex|then)-/.test(lower)
      from--
    } else if (PORTFOLIO_WORDS.has(lower) || (upper && isBehindField && mayName(before) && !HONORIFICS.has(lower))) from--
    else if (LINKS.has(lower) && from - 2 >= floor && !namedAt[from - 2] && isBehindField && isIn(tokens, from, PORTFOLIO_WORDS)) from -= 2
    else break
  }
  return { from, former }
}

/** "of the paramilitary Forces" */
const BEFORE_NATION = wordList('beforeNation')
const ADVISING = /(?:advis[eo]r|counsell?or|aide|assistant|staff)$/

/** Walks on over what an office is for, and over words that only lead up to its holder's name: "for Middle East peace Lars Lind". */
function growRight(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], title: TitlePhrase): void {
  growOverFields(tokens, namedAt, title)
  if (!title.plural && title.kind !== 'counterpart') title.to = nameAhead(tokens, namedAt, title.to)
}

const FIELD_ENDS = wordList('fieldEnds')

/** How far behind an office its holder's name may stand, tokens. */
const NAME_REACH = 8

/** Where the full name begins that words without a verb lead up to from `at`, itself or its comma; `at` if they lead up to none. */
function nameAhead(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], at: number): number {
  for (let next = at; next < at + NAME_REACH; next++) {
    const token = tokens[next]
    // "at the Prime Minister's Office and Minister of Finance": one more office.
    if (!token || (isOne(tokens, next - 1, 'and', '&', ',') && isHead(tokens, behindPortfolio(tokens, behindNation(tokens, namedAt, next)))) || opensOffice(tokens, namedAt, next)) return at
    const { lower, upper } = token
    const isSmall = isSmallWord(token)
    // "for North Korea policy": what the words so far are for.
    if (next === at && !isSmall && !FIELD_ENDS.has(lower)) return at
    const isBehindSmall = next === at || isSmallWord(tokens[next - 1]!)
    const name = token.text === ',' ? behindRank(tokens, next + 1) : next
    if (next > at && (name > next || !isBehindSmall) && isFullName(tokens, namedAt, name)) return isBehindSmall && name > next ? at : next
    if (isSmall || namedAt[next] || PORTFOLIO_WORDS.has(lower) || (upper && (isBehindSmall || BODY_WORDS.has(lower) || isCapital(tokens, next - 1)))) continue
    if (token.kind !== 'word' || upper || FUNCTION_WORDS.has(lower) || isCalendarWord(lower) || /(?:ed|ing)$/.test(lower) || MEETING_VERBS.get(token) || TRIGGER_NOUNS.longestAt(tokens, next)) return at
  }
  return at
}

/** "Fijian President X", "Fiji's President X"; not "the Fiji President", which leads up to his adviser's name. */
function opensOffice(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], at: number): boolean {
  const office = behindNation(tokens, namedAt, at)
  return namedAt[at] !== undefined && !isWord(tokens, at - 1, 'the') && isCapital(tokens, office) && isHead(tokens, office)
}

/** Behind "Fijian" or "Fiji's", if either stands at `at`. */
function behindNation(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], at: number): number {
  return past(tokens, namedAt[at]?.to ?? at, "'s")
}

function isSmallWord({ lower }: Token): boolean {
  return SMALL.has(lower) || ['to', 'at', '-'].includes(lower)
}

/** Behind the body that bears several capitals from `at` on: "Presidential Leadership Council"; `at` if none does. */
function bodyEnd(tokens: readonly Token[], at: number): number {
  let end = at
  for (let next = at; isCapital(tokens, next) && !isHead(tokens, next); next++) if (isIn(tokens, next, BODY_WORDS) && next > at) end = next + 1
  return end
}

/** Behind the rank, if one stands at `at`: "General Farouk". */
function behindRank(tokens: readonly Token[], at: number): number {
  const head = HEADS.longestAt(tokens, at)
  return head?.value.kind === 'military' ? at + head.length : at
}

/** Two capitals or more that are no place, body or office: "Jens Holm", "Nabil al-Masri". */
function isFullName(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], at: number): boolean {
  const isName = (index: number) => {
    const token = tokens[index]
    return token !== undefined && (mayName(token) || (index > at && isParticleJoined(token))) && !namedAt[index] && !PORTFOLIO_WORDS.has(token.lower) && !BODY_WORDS.has(token.lower) && !isHead(tokens, index)
  }
  return isName(at) && isName(at + 1)
}

/** Walks on over "of Finance and Economy", "of the Republic of Korea", "for Political Affairs", "to the UN". */
function growOverFields(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], title: TitlePhrase): void {
  const { parties, kind, plural, upper } = title
  const isPosted = POSTED.has(kind)
  // "Ambassador Extraordinary and Plenipotentiary"
  if (isPosted) while (isOne(tokens, past(tokens, title.to, 'and'), 'extraordinary', 'plenipotentiary')) title.to = past(tokens, title.to, 'and') + 1
  for (let groups = 0; groups < 4; groups++) {
    const preposition = wordAt(tokens, title.to)
    // "a visit by the prime minister to Fiji": nobody is posted as one.
    if (preposition === 'to' && title.rank < 4) return
    const first = plural ? behindIncluding(tokens, title.to + 1) : title.to + 1
    if (preposition === 'from' && (!(plural || kind === 'counterpart') || !isNationOf(namedAt[first] ?? namedAt[first + 1]))) return
    if (!['of', 'for', 'to', 'on', 'at', 'in', 'from'].includes(preposition)) {
      if (preposition !== '(' || !isWord(tokens, title.to + 2, ')') || !(upper || /^[A-Z]{2,6}$/.test(tokens[title.to + 1]!.text))) return
      title.to += 3
      continue
    }
    let at = first
    // "Chief Advisor to the President", "the Envoy of the Secretary-General"
    const servesHead = preposition === 'to' ? ADVISING.test(title.head) : isPosted
    const office = (preposition !== 'to' && headsOfficeEnd(tokens, at)) || (servesHead ? headEnd(tokens, at) : 0)
    // "negotiator in the six-party talks", "delegate to the talks"
    const within = office || (isPosted ? talksEnd(tokens, at) : 0)
    if (within > 0) {
      title.to = within
      // "the Envoy of the Secretary-General", if of no other body
      const body = isWord(tokens, within, 'of') ? namedAt[past(tokens, within + 1, 'the')] : undefined
      if (office > 0 && parties.length === 0 && wordAt(tokens, at + 1).startsWith('secretary')) parties.push(body?.kind === 'organisation' ? body.partyCode! : 'UN')
      continue
    }
    while (isIn(tokens, at, BEFORE_NATION)) at++
    at = describedFrom(tokens, namedAt, at)
    const named = namedAt[at]
    // "the leaders of the Nordic countries": theirs each.
    if (plural && !named?.partyCode && regionAt(tokens, namedAt, at)) return
    if (named && named.from === at && named.kind !== 'region') {
      // "the U.N. commander in former Yugoslavia": where he is posted.
      if (preposition === 'in' && parties.length > 0 && (kind === 'military' || isPosted) && !plural) title.to = named.to
      // "Kenyan officials on Sudan": what they speak of.
      if (preposition === 'in' || preposition === 'at' || (preposition === 'on' && !isPosted)) return
      // "an aide to Fijian President X": another man.
      if (preposition === 'to' && opensOffice(tokens, namedAt, at)) return
      if (named.kind === 'demonym') {
        const ofHead = headsOfficeEnd(tokens, named.to) || (servesHead && headEnd(tokens, named.to))
        const end = ofHead || Math.max(bodyEnd(tokens, named.to), portfolioEnd(tokens, namedAt, named.to, upper))
        if (end === named.to) return
        title.to = end
        // "director-general of the Israeli Foreign Ministry"
        if (parties.length === 0 && named.partyCode && (ofHead || isIn(tokens, end - 1, BODY_WORDS) || isIn(tokens, end - 1, RULERS))) parties.push(named.partyCode)
        continue
      }
      const posting = preposition === 'to' || ((preposition === 'for' || preposition === 'on') && isPosted)
      if (!posting && tellsParty(named) && (parties.length === 0 || plural)) parties.push(named.partyCode!)
      title.to = named.to
      // "of Yemen's Presidential Leadership Council", "of US Central Command"
      const its = past(tokens, title.to, "'s")
      const whole = (servesHead && headEnd(tokens, its)) || bodyEnd(tokens, its)
      if (!posting && whole > its) {
        title.to = whole
        continue
      }
      // "the head of Egypt's military"
      if (!posting && isWord(tokens, title.to, "'s")) {
        const body = portfolioEnd(tokens, namedAt, title.to + 1, isCapital(tokens, title.to + 1))
        if (body > title.to + 1) title.to = body
      }
      // "the China Council for the Promotion of …", "the People's Congress Standing Committee": a body that bears the name.
      const body = isCapital(tokens, title.to) ? portfolioEnd(tokens, namedAt, title.to, true) : title.to
      if (body > title.to && (isIn(tokens, body - 1, BODIES) || (upper && isIn(tokens, title.to, BODY_WORDS)))) {
        title.to = body
        continue
      }
      if (!plural || posting) continue
      for (;;) {
        let next = title.to
        while (isOne(tokens, next, ',', 'and', 'the') || wordAt(tokens, next).endsWith('-nation')) next++
        next = describedFrom(tokens, namedAt, next)
        const other = namedAt[next]
        if (next === title.to || !other || other.from !== next || !other.partyCode || other.kind === 'demonym' || other.kind === 'venue' || isWord(tokens, other.to, "'s") || isHead(tokens, other.to)) break
        parties.push(other.partyCode)
        title.to = other.to
      }
      continue
    }
    // "envoy for the Horn of Africa"
    if (named?.from === at && isPosted) {
      title.to = named.to
      continue
    }
    // "the Commission president on Sunday"
    if (preposition === 'to' || preposition === 'in' || isCalendarWord(wordAt(tokens, at))) return
    const end = portfolioEnd(tokens, namedAt, at, upper)
    if (end === at) return
    title.to = end
  }
}

/** Where "the nuclear talks", "the peace process" from `at` on ends; 0 if none stands there. */
function talksEnd(tokens: readonly Token[], at: number): number {
  if (!isWord(tokens, at, 'the')) return 0
  for (let next = at + 1; next < at + 5; next++) if (isOne(tokens, next, 'talks', 'negotiations', 'dialogue', 'process', 'crisis', 'region')) return next + 1
  return 0
}

/** Where "the Prime Minister's Office", "the Presidency" from `at` on ends; 0 if none stands there. */
function headsOfficeEnd(tokens: readonly Token[], at: number): number {
  let next = past(tokens, at, 'the')
  if (isWord(tokens, next, 'presidency') && isCapital(tokens, next)) return next + 1
  next = past(tokens, next, 'prime')
  if (!isIn(tokens, next, OF_GOVERNMENT)) return 0
  next = past(tokens, next + 1, "'s")
  return isWord(tokens, next, 'office') ? next + 1 : 0
}

/** Where "(the) President", "(the) Secretary-General" from `at` on ends, whom no name follows; 0 if none stands there. */
function headEnd(tokens: readonly Token[], at: number): number {
  const next = past(tokens, at, 'the')
  const head = HEADS.longestAt(tokens, next)
  const end = next + (head?.length ?? 0)
  return head && head.value.rank <= HEAD_RANK && !isCapital(tokens, end) ? end : 0
}

/** "ministers from Egypt, Ethiopia and Sudan" */
function isNationOf(named: Named | undefined): boolean {
  return named !== undefined && named.partyCode !== null && ['country', 'organisation', 'demonym', 'body'].includes(named.kind)
}

const SMALL = wordList('smallInOffices')

/** Where the portfolio that begins at `at` ends; `at` itself if none begins there. */
function portfolioEnd(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], at: number, upper: boolean): number {
  let afterField = at
  let afterName = at
  let next = at
  while (next < tokens.length && next - at < PORTFOLIO_LENGTH) {
    const token = tokens[next]!
    const { lower } = token
    if (token.text === ',' || SMALL.has(lower)) {
      // "of the Foreign Affairs Commission and Foreign Minister": the next office.
      if (next === at || (lower === 'and' && isHead(tokens, behindPortfolio(tokens, next + 1)))) break
      next++
      continue
    }
    // "head of European diplomacy and EU Special Representative": the next office.
    if (namedAt[next] && startsOffice(tokens, namedAt[next]!.to)) break
    if (PORTFOLIO_WORDS.has(lower) || (afterField === next && /^I{1,3}$/.test(token.text)) || (token.upper ? BODY_WORDS.has(lower) : next === afterField && BODIES.has(lower))) {
      next++
      afterField = next
      continue
    }
    const isName = upper && token.upper && token.kind === 'word' && !isComma(tokens, next - 1) && !FUNCTION_WORDS.has(lower) && !HONORIFICS.has(lower)
    if (!isName || (namedAt[next] !== undefined && namedAt[next]?.kind !== 'region') || startsOffice(tokens, next) || isGivenName(lower)) break
    next++
    afterName = next
  }
  // Capitals behind the last word of a field are the holder's name: "Minister of the Environment Grace Fu".
  return afterField > at ? lastField(tokens, namedAt, afterField, upper) : afterName
}

/** "of Water and Sanitation", "of Foreign Affairs and Human Mobility of Ecuador": a last field that no list holds, by the nation behind it or where it is one word. */
function lastField(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], end: number, upper: boolean): number {
  if (!upper || !isOne(tokens, end, 'and', '&')) return end
  let at = end + 1
  while (at - end < 3 && tokens[at]?.kind === 'word' && isCapital(tokens, at) && !namedAt[at] && !FUNCTION_WORDS.has(tokens[at]!.lower) && !startsOffice(tokens, at) && !HONORIFICS.has(tokens[at]!.lower) && !isGivenName(tokens[at]!.lower)) at++
  const isOfNation = isWord(tokens, at, 'of') && namedAt[past(tokens, at + 1, 'the')] !== undefined
  return at > end + 1 && (isOfNation || (at === end + 2 && !isCapital(tokens, at))) ? at : end
}

/** First token from `at` on that neither is a word of a field nor colours an office. */
function behindPortfolio(tokens: readonly Token[], at: number): number {
  while (isIn(tokens, at, PORTFOLIO_WORDS) || isIn(tokens, at, OFFICE_MODIFIERS)) at++
  return at
}

function startsOffice(tokens: readonly Token[], at: number): boolean {
  return isHead(tokens, at) || isIn(tokens, at, OFFICE_MODIFIERS)
}

/** Whether what an office is called stands at `at`. */
function isHead(tokens: readonly Token[], at: number): boolean {
  return HEADS.longestAt(tokens, at) !== null
}

/** The word for the field of an office: "Foreign" of "Foreign Minister" and "Minister of Foreign Affairs"; empty for one without. */
export function fieldOf(tokens: readonly Token[], { officeFrom, headFrom }: TitlePhrase): string {
  const word = wordAt(tokens, officeFrom < headFrom ? headFrom - 1 : headFrom + 2)
  return PORTFOLIO_WORDS.has(word) ? word : ''
}

/** "Crown Prince and Prime Minister": one person's two offices, unless a name or an article stands between. */
function joins(tokens: readonly Token[], namedAt: readonly (Named | undefined)[], last: TitlePhrase, next: TitlePhrase): boolean {
  if (last.plural || next.plural || next.kind === 'counterpart' || last.kind === 'counterpart') return false
  // "the President of Fiji and Prime Minister of Peru"
  if (last.parties[0] !== next.parties[0] && isStateCode(last.parties[0] ?? '') && isStateCode(next.parties[0] ?? '')) return false
  // "the Prime Minister and President Peralta" are two people.
  const name = tokens[next.to]
  if (last.definite && last.parties.length === 0 && name?.upper && !FUNCTION_WORDS.has(name.lower)) return false
  const gap = tokens.slice(last.to, next.from).map(({ lower }) => lower)
  if (gap.length === 0) return next.parties.length === 0
  if (gap.length > 1 || next.from !== next.officeFrom) return false
  // "Deputy Prime Minister, Minister of Foreign Affairs Elira Hoxha"
  if (gap[0] === ',') return last.rank <= 3 && last.upper && next.upper && last.head !== next.head && isFullName(tokens, namedAt, past(tokens, next.to, ','))
  return LINKS.has(gap[0]!) && last.upper === next.upper
}

function extend(last: TitlePhrase, next: TitlePhrase): void {
  // "army chief Gen. X", "Foreign Minister Prince X"
  if (last.to === next.from && ['military', 'royal'].includes(next.kind)) last.styleFrom = next.from
  last.to = next.to
  if (next.rank < last.rank) Object.assign(last, { rank: next.rank, kind: next.kind })
  if (last.parties.length === 0) last.parties.push(...next.parties)
}

/** What follows an office that might be an adjective. */
const BEHIND_OFFICE = wordList('behindOffice')
