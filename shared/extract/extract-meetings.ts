import type { ArticleText, ExtractedMeeting, FieldSpan } from '../domain/extracted-meeting.ts'
import type { MeetingDate, Participant, Place, Status } from '../domain/meeting-fields.ts'
import { findActors, sentenceIndex } from './actors.ts'
import { daysBetween } from './calendar.ts'
import type { Candidate } from './candidate.ts'
import { findCandidates } from './candidates.ts'
import { affiliate, affiliateByName } from './affiliation.ts'
import { attachDates, isNewDate } from './attach-dates.ts'
import { confidenceOf } from './confidence.ts'
import { contentOf } from './content.ts'
import { daysOfTelling, withinDays } from './days-of-telling.ts'
import { settleCompany } from './entourage.ts'
import { findDates, type DateMention } from './find-dates.ts'
import { isRemote } from './format-words.ts'
import { daysOf, findFrames, type Frame } from './frames.ts'
import { byToken, CITY_STATES, findNamed, homeBodiesOf, isTown, type Named, partyOfWord } from './gazetteer.ts'
import { isOrganisationCode, isStateCode } from './known-codes.ts'
import { haveInCommon } from './lists.ts'
import { dayOf, isOfDays, isOneDay } from './meeting-days.ts'
import { patternOf } from './patterns.ts'
import { perSentence, REACH } from './per-sentence.ts'
import { headingBefore, paragraphOpening } from './itinerary.ts'
import { homeOf, SOVIET_END, stateOfDateline, type Home } from './home.ts'
import { dateOfHeading, dayOfNews, lentDate, rememberDate, type DateMemory } from './lent-dates.ts'
import { giveOffices } from './nameless-offices.ts'
import { tellNamesApart } from './names-apart.ts'
import { nameOffices } from './names-behind-offices.ts'
import { PLEDGED } from './noun-status.ts'
import { firstFrom, inSentence } from './ordered-search.ts'
import { groupTellings, isPartOf, isVisit, type OccasionGroup, type Telling } from './occasions.ts'
import { joinPeople, type Person } from './people.ts'
import { placesOfOccasions } from './occasion-place.ts'
import { placeOf } from './places.ts'
import { isAllCapitals, readText } from './read-text.ts'
import { resolveReferences, tokenAt } from './references.ts'
import { referenceDay, resolveDate } from './resolve-date.ts'
import { SPEECH } from './speech-dates.ts'
import { findStays, type Stay } from './stays.ts'
import type { Occasion, Proven, Sentence, TextModel } from './text-model.ts'
import { addUnder, listUnder } from './tally.ts'
import { takeHints } from './title-hints.ts'
import { dateOfTelling, isAhead, isFormer, isLeftOpen, proven, tenseOf } from './telling-dates.ts'
import { statusOfTelling } from './telling-status.ts'
import { tokenise } from './tokens.ts'
import { timelineOf } from './timeline.ts'
import { countStates, homeOfStory, isMatter } from './story.ts'
import { TRIGGER_VERBS } from './trigger-lexicon.ts'
import { findTitles, type TitlePhrase } from './titles.ts'
import { meetingOfTranscript } from './transcript.ts'
import { anyOf, charactersOf, findAfter, isAmong, isIn, isOne, isWord, phraseAt, proseOf, wordAt, wordsAt } from './word-at.ts'
import { inProperCase } from './word-forms.ts'

export { EXTRACTOR_VERSION } from './extractor-version.ts'

/** What the article says about diplomatic meetings: one record per occasion, in the order of the text. Never throws. */
export function extractMeetings(article: ArticleText): ExtractedMeeting[] {
  const model = readText(article)
  const reading = readArticle(model, homeOfArticle(article, model), article.title ?? null)
  if (!reading) return []
  const memory: DateMemory = { recent: null }
  const attached = attachDates(reading)
  const tellings = reading.candidates.flatMap((candidate) => tell(reading, candidate, attached.get(candidate), memory))
  const told = groupTellings(tellings, model.publishedOn)
  const occasions = told.filter((occasion) => !isOnTheWay(model, occasion, told))
  for (const occasion of occasions) occasion.date ??= occasion.tellings[0]!.lent
  const groups = occasions.filter(isReportable)
  const lead = endOfLead(model)
  const opening = groups.filter((group) => isMain(model, group, lead, article.title ?? null))
  // A government that opens with something else: whom its own met.
  const leading = new Set(opening.length > 0 || !reading.home.official ? opening : groups.filter(({ people, tellings: [first] }) => people.length > 0 && !first!.former))
  const programme = programmeOf(leading)
  const mains = new Set(groups.filter((group) => leading.has(group) || isOfSeries(group, programme)))
  for (const group of groups) group.date = dateOfGroup(reading, group, mains.has(group))
  // In the background an earlier or later meeting needs a date or a place.
  const reported = groups.filter((group) => !isOutlook(model, group, groups) && (group.date !== null || group.place !== null || (mains.has(group) && isToldFully(reading, group))))
  const tellers = tellersOf(reported)
  const places = placesOfOccasions(reading, reported)
  return withLeadingAccounts(reported.map((group) => record(reading, group, places.get(group) ?? null, tellers, mains)))
}

/** Whoever is cited for what the article opens with is its source for the rest of the same programme, where nobody else is. */
function withLeadingAccounts(records: ExtractedMeeting[]): ExtractedMeeting[] {
  const lead = records.find(({ salience }) => salience === 'main')
  if (!lead || lead.accounts.length === 0) return records
  const spans = lead.spans.filter(({ field }) => field.startsWith('accounts/'))
  return records.map((meeting) => {
    const same = meeting.salience === 'main' && meeting.accounts.length === 0 && meeting.status === lead.status && meeting.participants.some(({ name }) => lead.participants.some((other) => other.name === name))
    return same ? { ...meeting, accounts: lead.accounts, spans: [...meeting.spans, ...spans] } : meeting
  })
}

type Reading = {
  model: TextModel
  title: string | null
  home: Home
  namedAt: (Named | undefined)[]
  dates: readonly DateMention[]
  people: readonly Person[]
  /** The officials whom each sentence names. */
  officialsIn: ReadonlyMap<number, readonly Person[]>
  candidates: readonly Candidate[]
  timeline: readonly (MeetingDate | null)[]
  frames: readonly Frame[]
  /** Who is where, by the whole text. */
  stays: readonly Stay[]
}

/** Null for an article in which nobody meets. */
function readArticle(model: TextModel, outlet: Home, title: string | null): Reading | null {
  const { tokens } = model
  const found = findNamed(tokens)
  if (model.publishedOn < SOVIET_END) for (const name of found) if (name.partyCode === 'RUS') name.partyCode = 'SUN'
  const own = outlet.party ?? outlet.dateline
  const bodies = homeBodiesOf(own ?? '')
  if (bodies.length > 0) for (const name of found) if (bodies.includes(wordsAt(model, name.from, name.to))) name.partyCode = own
  const namedAt = byToken(tokens, found)
  const titles = findTitles(tokens, namedAt, model.sentences)
  const { named, mentions } = tellNamesApart(model, found, namedAt, titles)
  const { people, personOf } = joinPeople(mentions, tokens, titles)
  if (title) takeHints(people, title)
  const sentenceOf = sentenceIndex(tokens, model.sentences)
  const stateCounts = countStates(namedAt, (named) => !isMatter(tokens, named))
  const inTitle = title ? statesIn(title) : []
  // "Trilateral …", "Meeting with the Ministers of Chile and Peru"
  const together = inTitle.length > 1 && /\b(?:meeting|call|conference) with\b/i.test(title!)
  const home = homeOfStory(outlet, tokens, namedAt, titles)
  nameOffices(model, titles, people, sentenceOf)
  const actors = findActors({ model, named, namedAt, titles, mentions, personOf, people, sentenceOf })
  settleCompany(model, actors, stateCounts)
  if (!home.official || isOrganisationCode(home.party!)) affiliate(model, namedAt, people, titles, home, sentenceOf, stateCounts)
  else affiliateByName(people, stateCounts, home.party)
  // "a meeting between Holt and May": no month.
  const names = new Set(people.flatMap(({ isOfficial, nameMentions }) => (isOfficial ? nameMentions.map(({ nameFrom }) => nameFrom) : [])))
  const dates = findDates(model).filter(({ from }) => !names.has(from))
  const inDate = new Uint8Array(tokens.length)
  for (const { from, to } of dates) inDate.fill(1, from, to)
  giveOffices(actors, people, home.party)
  resolveReferences(model, actors, people, home.official ? home.party : null)
  const source = { model, namedAt, actors, inDate, home, stateCounts, together, heading: inTitle.length === 2 ? { parties: inTitle, people: [], loose: true } : null }
  const transcribed = meetingOfTranscript(source)
  const told = findCandidates(source)
  const candidates = transcribed ? [...told, transcribed].sort((a, b) => a.from - b.from) : told
  if (candidates.length === 0) return null
  const officialsIn = officialsBySentence(people, sentenceOf)
  const frames = findFrames({ model, dates, namedAt, officialsIn, candidates })
  return { model, title, home, namedAt, dates, people, officialsIn, candidates, frames, timeline: timelineOf(model, dates), stays: findStays({ model, namedAt, actors, dates, home }) }
}

/** The states that a headline names. */
function statesIn(title: string): string[] {
  return [...new Set(findNamed(tokenise(title)).flatMap(({ partyCode }) => (partyCode && isStateCode(partyCode) ? [partyCode] : [])))]
}

function officialsBySentence(people: readonly Person[], sentenceOf: Int32Array): Map<number, Person[]> {
  const officials = new Map<number, Person[]>()
  for (const person of people) {
    if (!person.isOfficial) continue
    for (const sentence of new Set(person.nameMentions.map((mention) => sentenceOf[mention.from]!))) listUnder(officials, sentence, person)
  }
  return officials
}

/** The outlet's own party; a wire that writes for the world is of the place that it writes from. */
function homeOfArticle(article: ArticleText, model: TextModel): Home {
  const home = homeOf(article)
  const headed = home.party ? null : /^(\p{Lu}[\p{L} .'-]{2,40}):\s/u.exec(article.title ?? '')
  // "South Africa: Minister to sign agreement"
  const state = headed ? partyOfWord(headed[1]!) : null
  if (state && isStateCode(state)) return { ...home, party: state }
  return home.party ? home : { ...home, dateline: stateOfDateline(model) }
}

/** "Readout of the President's Call with …", above a text that says just "spoke". */
const CALL_HEADLINE = /\b(?:tele)?phon(?:e|es|ed)\b|(?<!courtesy )\bcalls? with\b/i

/** Gives a candidate its date, status and place; nothing if it did not and will not take place. */
function tell(reading: Reading, told: Candidate, dated: DateMention | undefined, memory: DateMemory): Telling[] {
  if (told.cue === 'negated' || told.cue === 'hypothetical') return []
  const { model } = reading
  // "was due to travel to Lima for talks but put off the trip": the talks too.
  const off = told.cue === 'planned' ? inSentence(reading.candidates, told.sentence).find((other) => other.from < told.from && (other.fellThrough || other.cue === 'cancelled')) : undefined
  const format = told.kind === 'call' && told.format === 'unknown' && CALL_HEADLINE.test(reading.title ?? '') ? 'phone' : told.format
  const candidate = { ...told, format, ...(off && { cue: off.cue, tense: off.tense, fellThrough: true }) }
  const sentence = model.sentences[candidate.sentence]!
  const place = isRemote(candidate.format) ? null : placeOfTelling(reading, candidate, sentence)
  const lent = withinDays(candidate, lentDate(reading, memory, candidate, place?.value ?? null))
  const own = daysOfTelling(reading, candidate, notAhead(model, candidate, dateOfTelling(reading, dated, candidate))) ?? (candidate.reference ? null : dateOfHeading(reading, candidate))
  rememberDate(memory, candidate, own, sentence.paragraph, place?.value ?? null)
  const status = statusOfTelling(model, candidate, own ?? lent, dated !== undefined && isNewDate(model.tokens, dated))
  const others = [...lastBefore(reading, candidate), ...onAnotherDay(reading, candidate, dated, own).map((date) => ({ ...candidate, status, date, lent: null, place, former: false }))]
  if (status === 'planned' && !own && !place && isIntention(candidate)) return others
  // What is dated days before or behind the article is over or to come, whatever its words leave open.
  const bare = candidate.bare && !(isOfDays(own?.value) && Math.abs(daysBetween(own.value.start, model.publishedOn)) > 1)
  const apart = !candidate.reference && candidate.people.length > 0 && isOne(model.tokens, sentence.from, 'later', 'earlier', 'separately')
  return [{ ...candidate, apart, bare, status, date: own, lent: own ? null : lent, place, former: isFormer(model.tokens, candidate), old: own !== null && !(candidate.reference && isOfDays(own.value)) && daysBetween(own.value.end ?? own.value.start, model.publishedOn) > FRESH_DAYS }, ...others]
}

/** "have signed a pact on a tunnel that will open in 2030": what is over was not held on days to come; "next year's talks" may be called so. */
function notAhead({ tokens, publishedOn }: TextModel, { cue, tense, from, bare }: Candidate, date: Telling['date']): Telling['date'] {
  // "met on Monday to prepare the visit": what is ahead is on no day that is over.
  if (cue === 'planned' && !bare && isOneDay(date?.value) && date.value.start < publishedOn) return null
  return date && !cue && tense === 'past' && date.value.start > publishedOn && date.start > tokens[from]!.start && !isOfDays(date.value) ? null : date
}

/** "met on 14 December 2021 and 6 April 2022", "in May and again in July": a second time. */
function onAnotherDay({ model, dates, candidates }: Reading, candidate: Candidate, dated: DateMention | undefined, own: Telling['date']): Proven<MeetingDate>[] {
  if (!dated || !own || own.value.end || candidate.plural) return []
  const next = inSentence(dates, candidate.sentence).find(({ from }) => from > dated.to)
  if (!next || next.value.kind !== dated.value.kind || !/^,? ?and( again| later)?( in| on)?$/.test(phraseAt(model.tokens, dated.to, next.from)) || inSentence(candidates, candidate.sentence).some(({ from }) => from > next.from)) return []
  const date = proven(resolveDate(next, { published: model.publishedOn, tense: tenseOf(candidate) }), next)
  return date && Math.abs(daysBetween(date.value.start, own.value.start)) > DAYS_APART ? [date] : []
}

/** Days within which a meeting is the news. */
const FRESH_DAYS = 4

/** Days between two that one meeting does not last. */
const DAYS_APART = 4

/** How far before or behind its noun or verb "the first", and behind "since" its date, may stand, tokens. */
const FIRST_REACH = 10
const PREDICATE = 4

/** "the first such visit since 2018", "the call was the first between the two since she spoke to his predecessor in March": the one before. */
function lastBefore({ model: { tokens, sentences, publishedOn }, dates }: Reading, candidate: Candidate): Telling[] {
  const { from, to, sentence } = candidate
  const floor = sentences[sentence]!.from
  const first = findAfter(tokens, Math.max(floor, from - FIRST_REACH), to + FIRST_REACH, ['first'])
  // "spoke by telephone on Friday for the first time since May"
  if (first < 0 || (first >= to + PREDICATE && !isWord(tokens, first + 1, 'time'))) return []
  const since = inSentence(dates, sentence).find(({ from: start, to: end }) => {
    const from = Math.max(to, start - FIRST_REACH)
    let word = start - 1
    while (word > from && !isOne(tokens, word, 'since', ',')) word--
    // "since she took office in May": not the day of a meeting.
    return start > to && isWord(tokens, word, 'since') && !isWord(tokens, end, "'s") && (start - word < 3 || tokens.slice(word, start).some(({ lower }) => (TRIGGER_VERBS.get(lower)?.frame ?? 'stay') !== 'stay'))
  })
  const date = since && proven(resolveDate(since, { published: publishedOn, tense: 'past' }), since)
  return date ? [{ ...candidate, cue: null, tense: 'past', people: [], strength: 0.5, bare: false, reference: false, status: 'held', date, lent: null, place: null, former: true }] : []
}

/** "The two sides agreed to continue consultations": an intention without a day, not an occasion. */
function isIntention(candidate: Candidate): boolean {
  return !candidate.reference && candidate.people.length === 0 && candidate.objects.length === 0 && candidate.subjects.length > 0 && candidate.subjects.every((actor) => actor.kind === 'collective')
}

/** The place in the sentence, unless that is another stop than the one told of. */
function placeOfTelling(reading: Reading, candidate: Candidate, sentence: Sentence): Telling['place'] {
  const named = ownOfSeveral(reading, candidate, placeOf(reading.model, reading.namedAt, sentence, candidate.from, candidate.clauseFrom))
  const here = named && isOfAnother(reading, candidate, named.start) ? null : named
  const stop = destinationPlace(reading, candidate)
  if (here && stop && here.value.country && here.value.country !== stop.value.country) return stop
  return here ?? stop ?? headingBefore(reading, candidate.sentence) ?? paragraphOpening(reading, candidate.sentence)
}

/** "met officials in Moscow, Damascus and Tehran", "met A in Lima and B in Santiago", "will fly to Ukraine and Russia to meet A and B": those of each state where they are at home. */
function ownOfSeveral({ model, namedAt, candidates }: Reading, { parties, sentence, from }: Candidate, place: Telling['place']): Telling['place'] {
  if (!place || place.value.venue || parties.includes(place.value.country!)) return place
  const { tokens } = model
  const at = tokenAt(tokens, place.start)
  const isStop = (named: Named) => isTown(named) || (named.kind === 'country' && namedAt[at]?.kind === 'country')
  const isOwn = (named: Named | undefined) => named && isStop(named) && parties.includes(named.partyCode!)
  let listed = namedAt[at]
  while (listed && isStop(listed) && isOne(tokens, listed.to, ',', 'and') && !isOwn(listed)) listed = namedAt[listed.to + 1] ?? namedAt[listed.to + 2]
  const behind = at > from && candidates.filter((other) => other.from === from).length > 1 ? namedAt.slice(at, model.sentences[sentence]!.to).find((named) => isOwn(named) && isWord(tokens, named!.from - 1, 'in')) : undefined
  const own = [behind, listed].find(isOwn)
  return own ? { value: { ...place.value, city: isTown(own) ? wordsAt(model, own.from, own.to) : null, country: own.partyCode }, ...charactersOf(tokens, own) } : place
}

/** "met in Lima ahead of talks next week", "spoke ahead of talks in Lima", "will meet him, the ministry announced in Lima": where something else takes place. */
function isOfAnother({ model: { tokens }, namedAt, candidates }: Reading, candidate: Candidate, start: number): boolean {
  const place = tokenAt(tokens, start)
  const beside = inSentence(candidates, candidate.sentence).filter((other) => other.to <= place)
  // "Sources in Jerusalem said"
  if (place < candidate.from) return isIn(tokens, namedAt[place]?.to ?? place, SPEECH) || beside.some((other) => isAhead(other) !== isAhead(candidate))
  // "met X on Tuesday and will fly to Stockholm on Thursday"
  if (beside.some((other) => other.from > candidate.to && other.kind === 'visit' && other.visited?.from === place && isAhead(other) !== isAhead(candidate))) return true
  return isAmong(tokens, candidate.to, place, 'announced', 'since') || beside.some((other) => other.from > candidate.to && isAmong(tokens, candidate.to, other.from, 'ahead', 'before', 'prior'))
}

function destinationPlace({ model, namedAt }: Reading, candidate: Candidate): Telling['place'] {
  const { visited } = candidate
  if (!visited || !visited.partyCode) return null
  const name = wordsAt(model, visited.from, visited.to)
  const inCity = isTown(visited) || CITY_STATES.has(name.toLowerCase())
  const city = inCity && !leadsList(model, namedAt, visited) ? name : null
  return { value: { city, country: visited.partyCode, venue: visited.kind === 'metonym' ? name : null }, ...charactersOf(model.tokens, visited) }
}

/** "Sydney, Canberra and Melbourne": one city of several. */
function leadsList({ tokens }: TextModel, namedAt: readonly (Named | undefined)[], { to, partyCode }: Named): boolean {
  if (!isOne(tokens, to, ',', 'and')) return false
  const next = namedAt[to + 1]
  return next !== undefined && next.partyCode === partyCode && isTown(next)
}

/** Whoever goes to Geneva and meets somebody else's officials there does not visit Switzerland. */
function isOnTheWay({ tokens }: TextModel, { tellings, parties, people, place }: OccasionGroup, told: readonly OccasionGroup[]): boolean {
  const host = place?.value.country
  if (!host || !parties.includes(host) || tellings.some(({ kind, from }) => kind !== 'visit' || wordAt(tokens, from).startsWith('visit'))) return false
  // "arrived in Lima to take part in talks with …"
  const within = new Set(tellings.map(({ sentence }) => sentence))
  const isThere = (other: OccasionGroup) => (other.place ? other.place.value.country === host : other.status === 'planned' && other.tellings.some(({ sentence }) => within.has(sentence)))
  return told.some((other) => isThere(other) && !other.parties.includes(host) && haveInCommon(other.people, people))
}

/** Plainly told somewhere; an earlier meeting in the background needs a date or a place. */
function isReportable(group: OccasionGroup): boolean {
  if (!group.tellings.some((telling) => telling.strength >= 0.45)) return false
  const strongest = Math.max(...group.tellings.map((telling) => telling.strength))
  return strongest >= 0.5 || group.date !== null || group.place !== null
}

/** One more item of the programme that the article is about: the same person, still to come as the leading one is. */
function isOfSeries(group: OccasionGroup, programme: Programme): boolean {
  const undated = !group.date && group.people.length >= 2 && group.tellings.some((telling) => telling.strength >= 0.7)
  return (group.status === 'planned' || undated) && group.people.some((person) => programme.get(group.status)?.has(person))
}

/** Whether a leading occasion needs neither date nor place: what is held or planned, if the article begins with it, somebody meets or it is told more than once. */
function isToldFully(reading: Reading, group: OccasionGroup): boolean {
  const { people, tellings, status } = group
  return tellings[0]!.sentence === 0 || people.length > 0 || tellings.length > 1 || (status !== 'held' && status !== 'planned') || companions(reading.model, reading, group).some((person) => takesPart(person, group))
}

/** "They agreed to meet again", "agreed to stay in touch": what those who have met intend, without a day or place. */
function isOutlook({ tokens }: TextModel, { status, tellings, parties }: OccasionGroup, told: readonly OccasionGroup[]): boolean {
  const [telling] = tellings
  if (status !== 'planned' || tellings.length > 1 || telling!.date || telling!.place || !anyOf(PLEDGED, tokens, telling!.clauseFrom, telling!.from)) return false
  return told.some((other) => other.status === 'held' && other.tellings[0]!.sentence <= telling!.sentence && other.parties.length === parties.length && haveInCommon(other.people, telling!.people))
}

/** Who takes part in the leading occasions of each status. */
type Programme = ReadonlyMap<Status, ReadonlySet<Person>>

function programmeOf(leading: Iterable<OccasionGroup>): Programme {
  const programme = new Map<Status, Set<Person>>()
  for (const { status, people } of leading) for (const person of people) addUnder(programme, status, person)
  return programme
}

/** Sentences of an article, from its beginning, that hold what it is about, and how many lines of heading may stand among them. */
const LEAD_SENTENCES = 4
const HEADING_LINES = 5

/** The first sentence behind the lead. A heading, the author's name or a date is no sentence. */
function endOfLead({ text, sentences }: TextModel): number {
  let told = 0
  let at = 0
  for (; at < Math.min(sentences.length, LEAD_SENTENCES + HEADING_LINES) && told < LEAD_SENTENCES; at++) {
    const { start, end } = sentences[at]!
    if (/[.!?…:]["”’')\]]{0,2}$/.test(text.slice(Math.max(start, end - 3), end))) told++
  }
  return at
}

function isMain(model: TextModel, group: OccasionGroup, lead: number, title: string | null): boolean {
  const first = group.tellings[0]!
  if (first.sentence < lead) return true
  if (group.tellings.length >= 3 && first.sentence < model.sentences.length / 2) return true
  if (!title) return false
  const lower = title.toLowerCase()
  const named = group.people.filter((person) => lower.includes(person.nameWords.at(-1)!.toLowerCase())).length
  return named >= 2 && group.tellings.length >= 2
}

function record(reading: Reading, group: OccasionGroup, place: Proven<Place> | null, tellers: Tellers, mains: ReadonlySet<OccasionGroup>): ExtractedMeeting {
  const { model } = reading
  const { tokens } = model
  const { parties, status } = group
  const main = mains.has(group)
  const people = [...group.people, ...(main ? companions(model, reading, group) : [])].filter((person) => takesPart(person, group))
  const date = group.date ?? (main && status === 'held' && !isElsewhere(model, group, mains) ? freshDate(reading, group) : null)
  const anchor = anchorOf(group)
  const occasion: Occasion = {
    sentences: scopeOf(model, group, anchor.sentence, tellers, mains),
    mainSentence: anchor.sentence,
    parties,
    participants: people.map((person) => ({ name: person.name, party: person.party! })),
    title: reading.title,
    main: main && mains.values().next().value === group,
  }
  const { topics, outcomes, statements, accounts, ...told } = contentOf(model, occasion)
  const ownOf = <Value>(words: Proven<Value> | null) => (words && isOwn(model, group, tellers, words) ? words : null)
  const [duration, series] = [ownOf(told.duration), ownOf(told.series)]
  const sentence = model.sentences[anchor.sentence]!
  const evidence = model.text.slice(sentence.start, sentence.end)
  const spans: FieldSpan[] = []
  const prove = (field: string, words: { start: number; end: number } | null) => {
    if (words && words.end > words.start) spans.push({ field, start: words.start, end: words.end })
  }
  const actors = group.tellings.flatMap((telling) => [...telling.subjects, ...telling.objects])
  parties.forEach((party, index) => {
    const actor = actors.find((candidate) => candidate.parties.includes(party) || candidate.people.some((person) => person.party === party))
    prove(`parties/${index}`, actor ? charactersOf(tokens, actor) : sentence)
  })
  people.forEach((person, index) => {
    const mention = person.nameMentions.find((other) => other.nameWords.length === person.nameWords.length) ?? person.nameMentions[0]!
    prove(`participants/${index}`, charactersOf(tokens, mention))
  })
  prove('status', charactersOf(tokens, anchor))
  prove('format', charactersOf(tokens, anchor))
  prove('date', date)
  prove('place', place)
  for (const [field, values] of Object.entries({ topics, outcomes, statements, accounts })) values.forEach((value, index) => prove(`${field}/${index}`, value))
  prove('durationMin', duration)
  prove('series', series)
  prove('evidence', sentence)
  return {
    salience: main ? 'main' : 'mention',
    status,
    // "exchanged views in Lima", "raised it with her on the sidelines of a meeting": they were there.
    format: group.format === 'unknown' && (place?.value.city || place?.value.venue) ? 'in_person' : group.format,
    parties,
    participants: people.map((person) => participant(model, person)),
    date: date?.value ?? null,
    place: place?.value ?? null,
    topics: valuesOf(topics),
    durationMin: duration?.value ?? null,
    series: series?.value ?? null,
    outcomes: valuesOf(outcomes),
    statements: valuesOf(statements),
    accounts: valuesOf(accounts),
    evidence,
    confidence: confidenceOf(group, main, date !== null),
    spans,
  }
}

function valuesOf<Value>(proven: readonly Proven<Value>[]): Value[] {
  return proven.map(({ value }) => value)
}

/** Words of sentences that name who else was there: "accompanied by", "the delegations were led by". */
const COMPANY = patternOf('company')

const namesCompany = perSentence((model, sentence) => COMPANY.test(proseOf(model, sentence).toLowerCase()))

/** Officials whom such a sentence names for one of the parties. */
function companions(model: TextModel, reading: Reading, group: OccasionGroup): Person[] {
  const found: Person[] = []
  const near = new Set(group.tellings.flatMap((telling) => [-2, -1, 0, 1, 2].map((step) => telling.sentence + step)))
  const first = group.tellings[0]!.sentence
  for (const index of group.people.length > 0 ? near : model.sentences.keys().drop(Math.max(0, first - REACH)).take(2 * REACH)) {
    const here = reading.officialsIn.get(index)
    if (!here || !namesCompany(model, index)) continue
    const sentence = model.sentences[index]!
    const told = inSentence(reading.candidates, index)
    const others = told.filter((candidate) => !group.tellings.some((telling) => telling.sentence === index && telling.from === candidate.from))
    // "Foreign office talks were co-chaired by A and B": the company of another occasion.
    if (others.length === told.length && others.some((candidate) => !candidate.reference)) continue
    const elsewhere = new Set(others.flatMap((candidate) => candidate.people))
    // "attended by the royal court's chief": of those who have no need to name their country; else of him whom the article has named first.
    const attended = ATTENDED.test(proseOf(model, sentence))
    // "He was accompanied by": at what was told last.
    const last = attended && reading.candidates[firstFrom(reading.candidates, index + 1, (candidate) => candidate.sentence) - 1]
    if (last && !group.tellings.some((telling) => telling.sentence === last.sentence)) continue
    const own = group.parties.includes(reading.home.party!) && (attended || tellsOfItsOwn(reading, sentence, here)) ? reading.home.party : attended ? group.parties[0]! : null
    for (const person of here) {
      if (person.title?.former) continue
      if (person.title && person.title.kind !== 'organisation') person.party ??= sideOf(reading, group, sentence, person) ?? own
      if (!group.people.includes(person) && !found.includes(person) && !elsewhere.has(person) && person.party !== null) found.push(person)
    }
  }
  return found
}

/** Words that begin a clause about the other side. */
const CONTRASTS = new Set(['while', 'whereas'])

/** "From the Fijian side A and B were present, while C attended from the Norwegian side": the side told just before somebody in his clause, else the next. */
function sideOf({ model: { tokens }, namedAt }: Reading, { parties }: OccasionGroup, { from, to }: Sentence, { nameMentions }: Person): string | null {
  const at = nameMentions.find((mention) => mention.from >= from)!.from
  let side: string | null = null
  for (let next = from + 1; next < to; next++) {
    if (next < at && isIn(tokens, next, CONTRASTS)) side = null
    const code = isOne(tokens, next, 'side', 'delegation') ? namedAt[next - 1]?.partyCode : undefined
    if (code && parties.includes(code) && (next < at || !side)) side = code
  }
  return side
}

/** Words of being at a meeting with others. */
const ATTENDED = /\b(?:joined|[Aa]ccompan\w+|attend\w*|[Pp]resent|sat in)\b/

/** Whether the officials of a sentence who have no country are of an official outlet's: where no other country is told of. */
function tellsOfItsOwn({ home, namedAt }: Reading, sentence: Sentence, officials: readonly Person[]): boolean {
  const isHome = (party: string | null | undefined) => !party || party === home.party
  return home.official && officials.every(({ party }) => isHome(party)) && namedAt.slice(sentence.from, sentence.to).every((named) => isHome(named?.partyCode))
}

function takesPart(person: Person, group: OccasionGroup): boolean {
  return person.party !== null && group.parties.includes(person.party) && person.title?.kind !== 'spokesperson' && person.title?.kind !== 'private'
}

/** Whether the words at `start` are nearer to a trigger of this occasion than to one of another in their sentence. */
function isOwn(model: TextModel, group: OccasionGroup, tellers: Tellers, { start, end }: { start: number; end: number }): boolean {
  const sentence = firstFrom(model.sentences, start + 1, (other) => other.start) - 1
  const distance = (candidate: OccasionGroup) => {
    let least = Infinity
    for (const telling of candidate.tellings) {
      const { start: from, end: to } = charactersOf(model.tokens, telling)
      if (telling.sentence === sentence) least = Math.min(least, Math.max(0, from - end, start - to))
    }
    return least
  }
  const own = distance(group)
  for (const other of tellers.get(sentence) ?? []) if (other !== group && distance(other) < own) return false
  return true
}

/** The telling that shows the occasion best: the plainest, then the one with most people, then the first. */
function anchorOf(group: OccasionGroup): Telling {
  const score = (telling: Telling) => telling.strength * 4 + Math.min(telling.people.length, 3) + (telling.date ? 0.5 : 0) + (telling.status === group.status ? 1.5 : 0) - (telling.subjects.some((actor) => actor.kind === 'pronoun') ? 1.5 : 0)
  return group.tellings.reduce((best, telling) => (score(telling) > score(best) ? telling : best))
}

/** The days of the visit or gathering within which the occasion falls, where its own words tell none or only a month; a call falls within none. */
function dateOfGroup({ model, frames }: Reading, group: OccasionGroup, main: boolean): Proven<MeetingDate> | null {
  const { date, status, parties, people, tellings } = group
  if (tellings[0]!.kind === 'call' || group.format === 'video') return date
  if (date && (!main || status === 'held' || isOfDays(date.value))) return date
  // That the journey begins on a day says no more of its stops than that day and those behind it.
  const within = date ? frames.filter(({ date: { value } }) => isPartOf(value, date.value) && (value.end !== null || value.start !== date.value.start)) : frames
  const sentences = tellings.map((telling) => telling.sentence)
  return daysOf(model, within, { status, parties, people, place: group.place?.value ?? null, sentences, main, kind: kindOfGroup(group) }) ?? date
}

/** Whether the occasion is itself a gathering, by its noun or by the body that meets, or a visit of which no meeting is told. */
function kindOfGroup(group: OccasionGroup): Frame['kind'] | null {
  if (isVisit(group)) return 'visit'
  return group.parties.some(isOrganisationCode) || group.tellings[0]!.kind === 'summit' ? 'gathering' : null
}

/** Told beside the day's news of the same people in another country: of another day. */
function isElsewhere(model: TextModel, group: OccasionGroup, mains: ReadonlySet<OccasionGroup>): boolean {
  const country = group.place?.value.country ?? null
  if (!country) return false
  return [...mains].some(({ date, place, people, status }) => (place?.value.country ?? country) !== country && status === 'held' && isOfDays(date?.value) && date.value.start >= referenceDay(model) && haveInCommon(people, group.people))
}

/** Fresh news without a date word is of the day it was published. */
function freshDate(reading: Reading, group: OccasionGroup): Proven<MeetingDate> | null {
  const { model } = reading
  const first = group.tellings[0]!
  if (isVisit(group) || isLeftOpen(reading, first)) return null
  const named = dayOfNews(reading, group.tellings)
  if (named) return named
  const sentence = model.sentences[first.sentence]!
  return { value: dayOf(referenceDay(model)), start: sentence.start, end: sentence.end }
}

/** The occasions that each sentence tells of. */
type Tellers = ReadonlyMap<number, ReadonlySet<OccasionGroup>>

function tellersOf(groups: readonly OccasionGroup[]): Tellers {
  const tellers = new Map<number, Set<OccasionGroup>>()
  for (const group of groups) for (const { sentence } of group.tellings) addUnder(tellers, sentence, group)
  return tellers
}

/** Main occasions from which an article is a programme, each of whose stops has sentences of its own. */
const PROGRAMME = 3

/**
 * The sentences that tell of the occasion; for what the article is about also those in reach that tell of none:
 * in a programme each goes to whatever was last told of, and those behind something told in passing to all.
 */
function scopeOf(model: TextModel, group: OccasionGroup, anchor: number, tellers: Tellers, mains: ReadonlySet<OccasionGroup>): number[] {
  const own = new Set(group.tellings.map((telling) => telling.sentence))
  if (mains.has(group)) {
    const last = Math.min(anchor + REACH, model.sentences.length - 1)
    let told: ReadonlySet<OccasionGroup> | undefined
    for (let index = Math.max(0, anchor - REACH); index <= last; index++) {
      const here = tellers.get(index)
      if (here) told = here
      else if (mains.size < PROGRAMME || !told || told.has(group) || ![...told].some((other) => mains.has(other))) own.add(index)
    }
  }
  return [...own].sort((a, b) => a - b)
}

function participant(model: TextModel, person: Person): Participant {
  const mention = person.nameMentions.find((other) => other.nameWords.length === person.nameWords.length)!
  const name = wordsAt(model, mention.nameFrom, mention.nameTo)
  const title = person.title ? titleText(model, person.title) : null
  return { name: asWritten(model, name), party: person.party!, title: title && asWritten(model, title) }
}

/** The office as written; one of several is told in the singular. */
function titleText(model: TextModel, title: TitlePhrase): string {
  if (title.plural) return model.text.slice(model.tokens[title.officeFrom]!.start, model.tokens[title.headFrom]!.start) + title.head
  return wordsAt(model, title.from, title.styleFrom ?? title.to)
}

/** Without line breaks, and in capitals only if all of the text is: "PRESIDENT HALE: …" names President Hale. */
function asWritten({ clean }: TextModel, words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim()
  return plain === plain.toUpperCase() && /\p{Lu}{4}/u.test(plain) && !isAllCapitals(clean) ? inProperCase(plain) : plain
}
