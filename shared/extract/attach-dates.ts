import type { Candidate } from './candidate.ts'
import type { DateMention } from './find-dates.ts'
import { haveInCommon } from './lists.ts'
import { inSentence } from './ordered-search.ts'
import { isCalledOff } from './trigger-lexicon.ts'
import { isOfSpeech, SPEECH } from './speech-dates.ts'
import { isAhead, takesAllDays, type DateReading } from './telling-dates.ts'
import type { TextModel, Token } from './text-model.ts'
import { anyOf, isAmong, isCapital, isComma, isIn, isOne, isWord, past, wordAt } from './word-at.ts'
import { wordList } from './word-lists.ts'

/** Words that begin another clause, so that a date beyond them dates something else. */
const BOUNDARIES = wordList('clauseWords')

/** Words that lead from one occasion to another, which has the date that stands behind both. */
const SUBORDINATE = wordList('subordinate')
/** How far off a date beyond such a word counts, characters. */
const BOUNDARY_DISTANCE = 45
/** A date further off than this, characters, dates something else. */
const REACH = 260

/**
 * Gives each telling the date in its sentence that is its own by the words between: the nearest of both first, and
 * none to two of which one is over and the other to come.
 */
export function attachDates({ model, candidates, dates: mentions }: DateReading): Map<Candidate, DateMention> {
  const attached = new Map<Candidate, DateMention>()
  for (let at = 0; at < candidates.length; ) {
    const { sentence } = candidates[at]!
    const here = inSentence(candidates, sentence)
    const dates = inSentence(mentions, sentence)
    // What does not take place has no day, nor what "recently" did.
    const dated = here.filter(({ cue, from, to }) => cue !== 'negated' && cue !== 'hypothetical' && !dates.some(({ value, ...words }) => value.kind === 'vague' && (words.to === from || words.from === to)))
    if (dates.length > 0) attachWithin(model, dated, dates, attached)
    at += here.length
  }
  return attached
}

function attachWithin(model: TextModel, candidates: readonly Candidate[], dates: readonly DateMention[], attached: Map<Candidate, DateMention>): void {
  const pairs: { candidate: Candidate; mention: DateMention; distance: number }[] = []
  for (const candidate of candidates) {
    for (const mention of dates) {
      const distance = distanceOf(model, candidates, dates, candidate, mention)
      if (distance < REACH) pairs.push({ candidate, mention, distance })
    }
  }
  attachEachToItsOwn(candidates, dates, attached)
  pairs.sort((a, b) => a.distance - b.distance)
  const takenBy = new Map<DateMention, Candidate>()
  for (const { candidate, mention } of pairs) {
    const other = takenBy.get(mention)
    if (attached.has(candidate) || (other && isAhead(other) !== isAhead(candidate))) continue
    attached.set(candidate, mention)
    if (!other) takenBy.set(mention, candidate)
  }
}

/** "will meet A on Monday and B on Tuesday": each has the date that stands behind its own name. */
function attachEachToItsOwn(candidates: readonly Candidate[], dates: readonly DateMention[], attached: Map<Candidate, DateMention>): void {
  for (const candidate of candidates) {
    const siblings = candidates.filter(({ from }) => from === candidate.from)
    if (siblings.length < 2 || siblings.length !== candidate.objects.length) continue
    const ends = candidate.objects.map(({ to }) => to)
    const own = candidate.objects.findIndex((actor) => haveInCommon(actor.people, candidate.people))
    const [end, next] = [ends[own], ends[own + 1] ?? Infinity]
    const date = end === undefined ? undefined : dates.find(({ from }) => from >= end && from < next)
    if (date && dates.some((other) => other !== date && other.from >= ends[0]!)) attached.set(candidate, date)
  }
}

/** How far the date is from the trigger, in characters and with so many more for each word that sets them apart; `REACH` or more if it dates something else. */
function distanceOf(model: TextModel, beside: readonly Candidate[], dates: readonly DateMention[], candidate: Candidate, mention: DateMention): number {
  const { tokens } = model
  const { from, to, value, relation } = mention
  if (value.kind === 'vague' || value.kind === 'span') return REACH
  // "in June 2019, when the two met": whatever the date bounds, it is that of what follows.
  if (isTakenUp(tokens, mention, candidate)) return 0
  if (relation === 'since' || (relation === 'until' && candidate.cue !== 'postponed')) return REACH
  if ((isOfSpeech(tokens, mention) && !isSaidAfter(tokens, mention, candidate)) || (isBeginning(tokens, mention) && !((takesAllDays(candidate) || isAmong(tokens, candidate.to, from, 'visit', 'tour')) && from > candidate.from)) || isOfAnotherNoun(tokens, mention, candidate)) return REACH
  if (isNewDate(tokens, mention)) return candidate.cue === 'postponed' || candidate.cue === 'planned' ? 1 : REACH
  if (isOfDecision(tokens, mention, candidate)) return REACH
  // "met to discuss the G20, where both preside this year"
  if (!['absolute', 'weekday'].includes(value.kind) && isAmong(tokens, candidate.to, from, 'where')) return REACH
  const behind = from > candidate.from
  if (!behind && isWithinRelative(tokens, mention, candidate.from)) return REACH
  // "met A on Monday before heading to B": of what stands before it.
  if (!behind && isOne(tokens, to, 'before', 'after') && beside.some((other) => other.to <= from)) return REACH
  // "will visit Peru this week, meeting the president on Friday": of what the main verb tells.
  // "met A last month and hosted B on Friday": each by its own.
  const isOfNext = isWord(tokens, candidate.from - 1, 'and') || (isComma(tokens, candidate.from - 1) && wordAt(tokens, candidate.from).endsWith('ing'))
  if (!behind && isOfNext && dates.some((other) => other.from > candidate.to && !beside.some((next) => next.from > candidate.to && next.from < other.from))) return REACH
  let distance = behind ? mention.start - tokens[candidate.to - 1]!.end : (tokens[candidate.from]!.start - mention.end) * 1.3
  // A date that opens the sentence dates its main clause, however long the words between.
  const opens = !behind && from - model.sentences[candidate.sentence]!.from <= 2
  if (opens) distance = Math.min(distance, OPENING_DISTANCE)
  if (distance >= REACH) return REACH
  const [low, high] = behind ? [candidate.to, from] : [to, candidate.from]
  // "met A last week and will hold talks with B": the date closes what went before it.
  const closes = !behind && !opens && ((beside.some((other) => other.to <= from) && !isComma(tokens, from - 1)) || dates.some((other) => other.from > candidate.to && other.relation === 'on'))
  let subordinate = -1
  let ofSomebody = false
  for (let at = low; at < high && distance < REACH; at++) {
    const lower = wordAt(tokens, at)
    if (behind) {
      // "will meet X, the spokesman said in Paris on Friday": the day of his words.
      if (ANNOUNCING.has(lower) && !isIn(tokens, at - 1, AUXILIARY)) return REACH
      if (SUBORDINATE.has(lower)) subordinate = at
      // "discussed the row following the vote in October"
      if (lower === 'following' && at > low && !isIn(tokens, at + 1, SUBORDINATE) && candidate.kind !== 'visit') return REACH
      // "will hold talks with X before returning on Saturday", "before addressing parliament on Friday"
      if (lower === 'before' && wordAt(tokens, at + 1).endsWith('ing')) return REACH
      // "After a visit to Lima, he will travel to Quito on Friday": the day of what follows.
      if (lower === ',' && candidate.kind === 'visit' && isIn(tokens, model.sentences[candidate.sentence]!.from, SUBORDINATE)) return REACH
      // "met X over the accord, which Y left in May": of what is told of it.
      if (WHO.test(lower) || (lower === 'which' && isComma(tokens, at - 1) && at - 1 > Math.max(candidate.to, ...candidate.objects.map((actor) => actor.to)) && (isCapital(tokens, at + 1) || isOne(tokens, at + 1, 'he', 'she', 'they', 'the')))) ofSomebody = true
      else if (lower === ',') ofSomebody = false
    }
    // "arrived on Monday ahead of talks": they are still to come.
    else if (lower === 'ahead' && isWord(tokens, at + 1, 'of')) return REACH
    if (closes && isOne(tokens, at, 'and', 'but', ',', 'before', 'after')) distance += BOUNDARY_DISTANCE
    // "On Tuesday, the spokesman said that the two would meet": the day of his words.
    if ((lower === 'since' && !isWord(tokens, at - 1, 'first')) || (opens && SPEECH.has(lower) && isAhead(candidate))) distance += REACH
    else if (BOUNDARIES.has(lower) && !(!behind && at > candidate.clauseFrom)) distance += BOUNDARY_DISTANCE
  }
  // "met Dellas, who had visited Oslo in May"
  if (ofSomebody) return REACH
  for (const other of beside) {
    if (other.from < low || other.to > high || other.from === candidate.from) continue
    // "his planned meeting with Kim … after speaking with Moon on Saturday", "will visit Lima ahead of a summit on Friday": the nearer one's own.
    // "on Monday decided to resume talks after a meeting in Lima"
    distance += (isAhead(other) === isAhead(candidate) || isOfDecision(tokens, mention, other)) && !(subordinate >= 0 && other.from > subordinate) ? BOUNDARY_DISTANCE : REACH
  }
  return distance
}

const ANNOUNCING = wordList('announcing')
const WHO = /^who(?:m|se)?$/
const AUXILIARY = wordList('auxiliaryOrArticle')

/** How far off a date that opens the sentence counts at most, characters. */
const OPENING_DISTANCE = 120

/** Most words from "when" to what happened then. */
const TAKEN_UP_WORDS = 16

/** "since March 2021, when Varga spoke to Nowak", "the March 20 call in which …". */
function isTakenUp(tokens: readonly Token[], mention: DateMention, candidate: Candidate): boolean {
  if (candidate.from < mention.to || candidate.from - mention.to > TAKEN_UP_WORDS) return false
  if (mention.attributive && candidate.from <= mention.to + 2) return !isOfAnotherNoun(tokens, mention, candidate)
  return isWord(tokens, past(tokens, mention.to, ','), 'when')
}

/** "told reporters on Sunday after meeting X": on the day of the words; not "said on Monday after talks". */
function isSaidAfter(tokens: readonly Token[], { to }: DateMention, { from, cue }: Candidate): boolean {
  return !cue && isWord(tokens, to, 'after') && from === to + 1 && wordAt(tokens, from).endsWith('ing')
}

/** Words between a date and the noun that it stands before: "Tuesday's three-hour trilateral talks". */
const NOUN_PHRASE = 5

/** "The meeting follows last week's vote", "praised the May 3 accord after talks": the day of the vote, of the accord. */
function isOfAnotherNoun(tokens: readonly Token[], mention: DateMention, candidate: Candidate): boolean {
  return mention.attributive && (candidate.from < mention.to || candidate.from > mention.to + NOUN_PHRASE || anyOf(BOUNDARIES, tokens, mention.to, candidate.from))
}

/** The place before a date, over its "on". */
function beforeDate(tokens: readonly Token[], { from }: DateMention): number {
  return isWord(tokens, from - 1, 'on') ? from - 2 : from - 1
}

const MOVING = wordList('moving')

/** "moved to 11 June", "postponed until Friday": the day that replaces another (ruling 4). */
export function isNewDate(tokens: readonly Token[], mention: DateMention): boolean {
  const at = beforeDate(tokens, mention)
  return isOne(tokens, at, 'to', 'until', 'till', 'for') && isIn(tokens, at - 1, MOVING)
}

const DECISIONS = wordList('decisions')

/** "on Thursday called off a meeting that had been set for Friday", "agreed on Thursday to meet": the day of calling off, of agreeing. */
function isOfDecision(tokens: readonly Token[], mention: DateMention, candidate: Candidate): boolean {
  // "The talks were called off on Thursday"; those called off last year had been for then.
  if (isCalledOff(candidate.cue) && !('unit' in mention.value && mention.value.unit === 'year') && !['year', 'month'].includes(mention.value.kind) && isOne(tokens, beforeDate(tokens, mention), 'cancelled', 'canceled', 'postponed', 'off', 'indefinitely')) return true
  if (!isAhead(candidate) || candidate.from < mention.to) return false
  return isIn(tokens, mention.to, DECISIONS) || (isWord(tokens, mention.to, 'to') && isIn(tokens, beforeDate(tokens, mention), DECISIONS))
}

/** How far behind a date its clause may end, tokens. */
const RELATIVE_REST = 8
/** How far before a date the relative pronoun of its clause may stand, tokens. */
const RELATIVE_REACH = 40

/** "Aksoy, who arrived on Sunday for a visit, said that he spoke …": the day of a clause that is over. */
export function isWithinRelative(tokens: readonly Token[], mention: DateMention, candidate: number): boolean {
  if (!tokens.slice(mention.to, Math.min(candidate, mention.to + RELATIVE_REST)).some(({ text }) => text === ',')) return false
  for (let at = mention.from - 1; at >= 0 && mention.from - at <= RELATIVE_REACH; at--) {
    const { lower, text } = tokens[at]!
    if (lower === 'who' || lower === 'whose') return true
    if ([',', '.', ';'].includes(text)) return false
  }
  return false
}

/** "lower fees from July": when something else begins, not when they met. */
function isBeginning(tokens: readonly Token[], mention: DateMention): boolean {
  const { value } = mention
  return isOne(tokens, mention.from - 1, 'from', 'starting', 'beginning') && (value.kind === 'month' || ((value.kind === 'absolute' || value.kind === 'weekday') && value.last === null))
}
