import { isStateCode } from '../domain/party-codes.ts'
import { opponentsOf, type Named } from './gazetteer.ts'
import type { NameMention, Person } from './people.ts'
import type { Sentence, TextModel, Token } from './text-model.ts'
import type { TitlePhrase } from './titles.ts'

/**
 * Whoever can deal with someone, as a phrase of the text at tokens `[from, to)`. `person`: named.
 * `office`: told by office only ("the Russian foreign minister"). `group`: officials of a party. `state`: a country,
 * capital, seat or organisation that acts. `pronoun`: he, she, I. `collective`: "the two leaders", "both sides", "they".
 */
export type Actor = {
  kind: 'person' | 'office' | 'group' | 'state' | 'pronoun' | 'collective'
  from: number
  to: number
  parties: string[]
  people: Person[]
  title: TitlePhrase | null
  plural: boolean
  sentence: number
  /** A collective of states ("both sides"), which stands for nobody in person. */
  ofStates?: true
  /** A state named by its capital or a city: may as well be the place. */
  placeName: Named | null
}

const GROUP_NOUNS = new Set(
  (
    'officials official diplomats leaders leader representatives representative delegation delegations negotiators envoys side sides government governments administration ' +
    'authorities team teams mediators interlocutors ministers presidents experts mission counterparts leadership military officers generals delegates parties ' +
    'ministry embassy parliament cabinet commission commissions committees commanders mediator negotiator diplomat troika taskforce commissioners emissaries emissary border technical peace negotiating foreign defence defense trade economic senior top military nuclear security finance high-level high-ranking'
  ).split(' '),
)
/** Words of the set above that only lead up to a group ("senior", "trade"). */
const GROUP_LEADS = new Set('border technical peace negotiating foreign defence defense trade economic senior top military nuclear security finance high-level high-ranking'.split(' '))
const GROUP_HEADS = new Set([...GROUP_NOUNS].filter((word) => !GROUP_LEADS.has(word)))

/** Those who face a government across the table, and what they are called in a code. */
const OPPONENTS = new Map([
  ...['rebel', 'rebels', 'insurgents', 'guerrillas', 'guerillas'].map((word) => [word, 'rebels'] as const),
  ...['separatist', 'separatists', 'secessionists'].map((word) => [word, 'separatists'] as const),
  ...['opposition'].map((word) => [word, 'opposition'] as const),
])

const COLLECTIVE_HEADS = new Set(
  'leaders sides presidents countries ministers men officials delegations diplomats parties nations premiers counterparts pair duo trio two governments states women three four heads neighbours neighbors allies envoys'.split(
    ' ',
  ),
)
const COLLECTIVE_LEADS = new Set(['two', 'both', 'three', 'four', 'all'])
const BETWEEN_LEAD_AND_HEAD = new Set('foreign defence defense prime the of vice top senior world economic finance trade countries'.split(' '))

const PRONOUNS = new Set(['he', 'she', 'him', 'her', 'i', 'they', 'we', 'them'])

export type ActorSource = {
  model: TextModel
  named: readonly Named[]
  namedAt: readonly (Named | undefined)[]
  titles: readonly TitlePhrase[]
  mentions: readonly NameMention[]
  personOf: readonly (Person | undefined)[]
  people: readonly Person[]
  sentenceOf: Int32Array
}

/** Finds every actor phrase, in order and without overlaps; references are not resolved yet. */
export function findActors(source: ActorSource): Actor[] {
  const { tokens } = source.model
  const covered = new Uint8Array(tokens.length)
  const actors: Actor[] = []
  const add = (actor: Omit<Actor, 'sentence'>) => {
    for (let index = actor.from; index < actor.to; index++) if (covered[index]) return
    covered.fill(1, actor.from, actor.to)
    actors.push({ ...actor, sentence: source.sentenceOf[actor.from]! })
  }
  source.mentions.forEach((mention, index) => {
    const person = source.personOf[index]
    if (!person) return
    const party = mention.party ?? person.party
    add({ kind: 'person', from: mention.from, to: mention.to, parties: party ? [party] : [], people: [person], title: mention.title, plural: false, placeName: null })
  })
  for (const title of source.titles) {
    add({ kind: title.plural && title.kind !== 'counterpart' ? (title.parties.length > 0 ? 'group' : 'collective') : 'office', from: title.from, to: title.to, parties: [...title.parties], people: [], title, plural: title.plural, placeName: null })
  }
  for (let index = 0; index < tokens.length; index++) {
    if (covered[index] || !GROUP_HEADS.has(tokens[index]!.lower)) continue
    const list = partiesAfter(source, index + 1)
    if (!list) continue
    // "a government delegation from Mexico"
    let from = index
    while (from > 0 && !covered[from - 1] && (GROUP_NOUNS.has(tokens[from - 1]!.lower) || /^(?:visiting|joint|parliamentary|official|large|small|ministerial)$/.test(tokens[from - 1]!.lower))) from--
    add({ kind: 'group', from, to: list.to, parties: list.parties, people: [], title: null, plural: true, placeName: null })
    index = list.to - 1
  }
  for (const named of source.named) addNamed(source, named, add)
  addOpponents(source, covered, add)
  for (let index = 0; index < tokens.length; index++) {
    if (covered[index]) continue
    const token = tokens[index]!
    if (token.kind !== 'word') continue
    if (COLLECTIVE_LEADS.has(token.lower) || (token.lower === 'the' && /^(?:pair|duo|trio|sides|leaders|parties|delegations)$/.test(tokens[index + 1]?.lower ?? ''))) {
      const end = collectiveEnd(tokens, index)
      if (end > index) {
        const ofStates = /^(?:sides|parties|countries|nations|states|governments|delegations|neighbours|neighbors|allies)$/.test(tokens[end - 1]!.lower)
        add({ kind: 'collective', from: index, to: end, parties: [], people: [], title: null, plural: true, ...(ofStates ? { ofStates } : {}), placeName: null })
        index = end - 1
        continue
      }
    }
    if (PRONOUNS.has(token.lower) && (token.lower !== 'i' || token.text === 'I')) {
      if (token.lower === 'her' && tokens[index + 1]?.kind === 'word' && !isBoundary(tokens[index + 1]!)) continue
      add({ kind: token.lower === 'they' || token.lower === 'them' ? 'collective' : 'pronoun', from: index, to: index + 1, parties: [], people: [], title: null, plural: false, placeName: null })
    }
  }
  return actors.sort((a, b) => a.from - b.from)
}

/** "South Sudan's government and the rebels": those whose state the words before them name. */
function addOpponents({ model: { tokens }, namedAt, sentenceOf }: ActorSource, covered: Uint8Array, add: (actor: Omit<Actor, 'sentence'>) => void): void {
  for (let at = 2; at < tokens.length; at++) {
    let link = at - 1
    const before = tokens[link]!.lower
    const who = (before === 'and' || before === 'the') && !covered[at] ? OPPONENTS.get(tokens[at]!.lower) : undefined
    if (!who) continue
    if (tokens[link]!.lower === 'the') link--
    if (tokens[link]?.lower !== 'and') continue
    let state = link - 1
    // "on one hand and"
    if (/^(?:hand|side)$/.test(tokens[state]?.lower ?? '') && tokens[state - 1]?.lower === 'one') state -= tokens[state - 2]?.lower === 'the' ? 4 : 3
    if (!/^(?:government|govt|army|regime|junta|authorities|military|officials)$/.test(tokens[state]?.lower ?? '')) continue
    for (let name = state; name >= Math.max(0, state - 3) && sentenceOf[name] === sentenceOf[at]; name--) {
      const code = namedAt[name]?.code
      if (!code || !isStateCode(code)) continue
      add({ kind: 'group', from: at, to: at + 1, parties: [opponentsOf(code, who)], people: [], title: null, plural: true, placeName: null })
      break
    }
  }
}

function isBoundary(token: Token): boolean {
  return ['in', 'on', 'at', 'and', 'to', 'for', 'about', 'during', 'before', 'after', 'with'].includes(token.lower)
}

function addNamed(source: ActorSource, named: Named, add: (actor: Omit<Actor, 'sentence'>) => void): void {
  const { tokens } = source.model
  if (named.code === null || named.kind === 'venue' || named.kind === 'city') return
  let to = named.to
  if (tokens[to]?.lower === "'s" || (tokens[to]?.text === '’' && tokens[to + 1]?.kind === 'word')) to++
  let head = to
  while (tokens[head] && GROUP_LEADS.has(tokens[head]!.lower) && head - to < 4) head++
  const against = OPPONENTS.get(tokens[to]?.lower ?? '')
  if (against && isStateCode(named.code)) {
    const after = tokens[to + 1]?.lower ?? ''
    const end = GROUP_HEADS.has(after) || after === 'groups' || after === 'leaders' || after === 'leader' ? to + 2 : to + 1
    add({ kind: 'group', from: named.from, to: end, parties: [opponentsOf(named.code, against)], people: [], title: null, plural: true, placeName: null })
    return
  }
  const parties = [named.code]
  if (tokens[head] && GROUP_HEADS.has(tokens[head]!.lower)) {
    // "Chinese and Russian officials"
    const before = tokens[named.from - 1]?.lower
    const other = before === 'and' || before === ',' ? source.namedAt[named.from - 2] : undefined
    const from = other && other.code !== null && other.kind === named.kind && other.to === named.from - 1 ? other.from : named.from
    if (other && from === other.from) parties.unshift(other.code!)
    add({ kind: 'group', from, to: head + 1, parties, people: [], title: null, plural: true, placeName: null })
    return
  }
  if (named.kind === 'demonym') {
    if (/s$|ese$|sh$|ch$/.test(tokens[named.to - 1]!.lower) && !tokens[named.to]?.capital && tokens[named.from - 1]?.lower === 'the' && isBareNoun(tokens, named.to)) {
      add({ kind: 'group', from: named.from, to: named.to, parties, people: [], title: null, plural: true, placeName: null })
    }
    return
  }
  if (named.kind === 'body' && named.weak) return
  add({ kind: 'state', from: named.from, to: named.to, parties, people: [], title: null, plural: false, placeName: named.kind === 'capital' || named.kind === 'country' ? named : null })
}

/** Whether the word at `at` begins something else than the noun that an adjective goes with. */
function isBareNoun(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return !token || token.kind === 'mark' || /^(?:and|in|on|at|to|for|about|have|had|has|will|would|are|were|said|say|met|meet|over|with|before|after)$/.test(token.lower)
}

function collectiveEnd(tokens: readonly Token[], from: number): number {
  if (tokens[from]!.lower === 'the') return from + 2
  for (let at = from + 1; at < from + 5; at++) {
    const token = tokens[at]
    if (!token) return from
    if (COLLECTIVE_HEADS.has(token.lower)) {
      let end = at + 1
      if (tokens[end]?.lower === "'" || tokens[end]?.text === '’') end++
      return end
    }
    if (!BETWEEN_LEAD_AND_HEAD.has(token.lower)) return from
  }
  return from
}

/** "of the United States and Japan", "from Iran". */
function partiesAfter(source: ActorSource, at: number): { parties: string[]; to: number } | null {
  const { tokens } = source.model
  if (!['of', 'from', 'for'].includes(tokens[at]?.lower ?? '')) return null
  const parties: string[] = []
  let next = at + 1
  let to = at
  for (let steps = 0; steps < 40; steps++) {
    while (tokens[next] && ['the', 'both', 'and', ',', 'as', 'well'].includes(tokens[next]!.lower)) next++
    const named = source.namedAt[next]
    if (!named || named.from !== next || named.code === null || named.kind === 'venue' || named.kind === 'city' || (named.kind === 'demonym' && parties.length === 0)) break
    if (named.kind === 'demonym') break
    parties.push(named.code)
    to = named.to
    next = named.to
  }
  return parties.length > 0 ? { parties, to } : null
}

/** For each token, the index of its sentence. */
export function sentenceIndex(tokens: readonly Token[], sentences: readonly Sentence[]): Int32Array {
  const index = new Int32Array(tokens.length)
  sentences.forEach((sentence, at) => index.fill(at, sentence.from, sentence.to))
  return index
}
