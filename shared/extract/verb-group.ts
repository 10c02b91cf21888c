import { DAY_WORDS, MONTHS, WEEKDAYS } from './date-lexicon.ts'
import { STATUS_CUES, type StatusCue } from './trigger-lexicon.ts'
import type { VerbForm } from './word-forms.ts'
import type { Token } from './text-model.ts'
import { haveInCommon } from './lists.ts'
import { anyOf, isAmong, isCapital, isIn, isOne, isWord, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

const TO_COME = wordList('aheadVerbs')
const PAST = wordList('pastVerbs')

/** How a verb stands in its clause: what its auxiliaries and governing verbs say of the time and truth of it. */
export type VerbGroup = {
  /** First token of the group. */
  from: number
  tense: 'past' | 'present' | 'future'
  /** What the words before the verb say of the occasion, or null: "agreed to", "refused to", "may". */
  cue: StatusCue | 'hypothetical' | null
  passive: boolean
  /** "had been due to": a plan of a time that is over. */
  wasPlanned: boolean
  /** Preceded by after, before, while, by …: a clause without a subject of its own. */
  gerundOf: string | null
}

const AUXILIARIES = wordList('auxiliaries')

const GERUND_LEADS = wordList('gerundLeads')

/** Most words that a verb's auxiliaries and governing verbs take. */
const GROUP_LENGTH = 8

/** Reads the words that govern the verb at `at`, back to `floor` at most; of one of several verbs ("will hold talks with A and meet B") those of the first. */
export function readVerbGroup(tokens: readonly Token[], at: number, form: VerbForm, floor: number): VerbGroup {
  const own = readOwnGroup(tokens, at, form, floor)
  if (own.from < at || own.gerundOf === 'after' || (form !== 'base' && form !== 'ing') || !isCoordinate(tokens, at, form)) return own
  const first = verbBefore(tokens, at, form, floor)
  if (first < 0) return own
  const { tense, cue } = readOwnGroup(tokens, first, form, floor)
  return { ...own, tense, cue }
}

/** "and meet", ", meet", "as well as meeting", "before meeting". */
function isCoordinate(tokens: readonly Token[], at: number, form: VerbForm): boolean {
  return isOne(tokens, at - 1, 'and', ',', 'or', 'then') || (form === 'ing' && isOne(tokens, at - 1, 'as', 'before'))
}

/** How far back the first of several verbs may stand, tokens. */
const COORDINATE_REACH = 30
const ADVERB = /ly$/

/** The first verb behind a modal, or "to" with a plan before it, that verbs like the one at `at` are coordinate with; -1 if there is none in the clause. */
function verbBefore(tokens: readonly Token[], at: number, form: VerbForm, floor: number): number {
  for (let index = at - 2; index > floor && at - index < COORDINATE_REACH; index--) {
    const { lower } = tokens[index]!
    if (CLAUSE_OPENERS.has(lower)) return -1
    if (!MODALS.has(lower) && lower !== 'to') continue
    let verb = index + 1
    while (verb < at - 1 && (isIn(tokens, verb, AUXILIARIES) || ADVERB.test(wordAt(tokens, verb)))) verb++
    const fits = form === 'ing' || !wordAt(tokens, verb).endsWith('ing')
    // "to Cairo" names a place.
    if (fits && !isCapital(tokens, verb)) return verb
  }
  return -1
}

const MODALS = wordList('modals')

const CLAUSE_OPENERS = wordList('clauseOpeners')

/** Feelings about what is done at the moment of speaking: "delighted to receive you". */
const FEELINGS = wordList('feelings')

/** How far before "to attend" it may stand that somebody became the first to, tokens. */
const BECAME_REACH = 8

const WITHIN_DATE = wordList('withinDate')
const BEFORE_DATE = wordList('beforeInnerDate')
/** Longest date that stands within a verb's group, tokens. */
const DATE_LENGTH = 4

/** Where the next word of the group stands before `from`, over a date or adverb between them ("will on Friday meet"); -1 if none does. */
function auxiliaryBefore(tokens: readonly Token[], from: number, floor: number): number {
  // "May will meet": somebody's name.
  if (isIn(tokens, from - 1, AUXILIARIES) && tokens[from - 1]!.text !== 'May') return from - 1
  let at = from - 1
  while (at > floor && from - at <= DATE_LENGTH && isOfDate(tokens[at]!)) at--
  return at < from - 1 && isIn(tokens, at, BEFORE_DATE) ? at : -1
}

function isOfDate({ lower, kind, text }: Token): boolean {
  // "would “immediately” start talks"
  return kind === 'number' || /^["“”]$/.test(text) || ADVERB.test(lower) || DAY_WORDS.has(lower) || WEEKDAYS.has(lower) || MONTHS.has(lower) || WITHIN_DATE.has(lower)
}

const NEGATIONS = wordList('negations')
const PLANS = wordList('plans')
const WISHES = wordList('wishes')
const OFFERS = wordList('offers')
const AHEAD = new Set([...MODALS, 'to', 'is', 'are', 'plans'])

function readOwnGroup(tokens: readonly Token[], at: number, form: VerbForm, floor: number): VerbGroup {
  let from = at
  const lead: string[] = []
  while (from > floor && at - from < GROUP_LENGTH) {
    const before = auxiliaryBefore(tokens, from, floor)
    if (before < 0) break
    from = before
    lead.unshift(wordAt(tokens, from))
  }
  const has = (...words: string[]) => lead.length > 0 && haveInCommon(words, lead)
  const hasOf = (words: ReadonlySet<string>) => lead.some((word) => words.has(word))
  const group: VerbGroup = { from, tense: 'present', cue: null, passive: false, wasPlanned: false, gerundOf: null }
  group.passive = form === 'past' && (has('been') || (has('be', 'being', 'is', 'are', 'was', 'were') && !has('have')))
  if (has('longer') && has('no')) group.cue = 'cancelled'
  else if (hasOf(NEGATIONS)) group.cue = 'negated'
  // "would have taken him to Rome": what did not come about.
  else if (has('would', 'could', 'might') && has('have') && form === 'past') group.cue = 'hypothetical'
  // "may meet in December, an official said"; "might" but imagines it.
  else if (has('may', 'could') && !has('have') && !hasOf(WISHES)) group.cue = 'proposed'
  else if (has('may', 'might', 'could', 'can', 'should') || (has('to') && hasOf(WISHES))) group.cue = 'hypothetical'
  else if (hasOf(OFFERS)) group.cue = has('to') ? 'proposed' : null
  // "was to have met": he has not.
  else if (has('to') && has('was', 'were') && lead.at(-1) === 'have' && form === 'past') group.cue = 'cancelled'
  else if (has('to') && (hasOf(PLANS) || has('is', 'are', 'was', 'were', 'be'))) group.cue = 'planned'
  if (hasOf(TO_COME) || ['planned', 'proposed', 'hypothetical'].includes(group.cue ?? '')) group.tense = 'future'
  else if (form === 'past' || hasOf(PAST)) group.tense = 'past'
  else if (lead.at(-1) === 'to') group.tense = 'future'
  // "came to welcome the minister"
  const isPurpose = lead[0] === 'to' && !group.cue
  if (isPurpose && isOne(tokens, from - 1, 'came', 'went', 'drove', 'gathered')) group.tense = 'past'
  // "became the first president to attend"
  if (isPurpose && isAmong(tokens, Math.max(floor, from - BECAME_REACH), from, 'became')) group.tense = 'past'
  const feeling = tokens[from - 1]?.kind === 'mark' ? from - 2 : from - 1
  if (isPurpose && isIn(tokens, feeling, FEELINGS)) group.tense = 'present'
  // "would be happy to meet"
  if (group.tense === 'present' && isWord(tokens, feeling - 1, 'be')) group.cue = 'hypothetical'
  group.wasPlanned = group.cue === 'planned' && has('had', 'was', 'were')
  if (form === 'ing' && !has('is', 'are', 'was', 'were', 'be', 'been', 'am')) {
    const before = wordAt(tokens, from - 1)
    if (from > floor && GERUND_LEADS.has(before)) group.gerundOf = before
    // "told reporters after meeting her that trade would grow"
    if (before === 'after' && from - 1 > floor && !anyOf(AHEAD, tokens, floor, from)) group.tense = 'past'
  }
  return group
}

/** The cue among tokens `[from, to)` that weighs most: called off, then moved, negated, suggested, planned. */
export function strongestCue(tokens: readonly Token[], from: number, to: number): StatusCue | null {
  let best: StatusCue | null = null
  for (let index = Math.max(0, from); index < to && index < tokens.length; index++) {
    const match = STATUS_CUES.longestAt(tokens, index)
    if (match && index + match.length <= to && (!best || CUE_WEIGHT[match.value] > CUE_WEIGHT[best])) best = match.value
  }
  return best
}

const CUE_WEIGHT: Record<StatusCue, number> = { planned: 1, proposed: 2, negated: 3, postponed: 4, cancelled: 5 }
