import type { ArticleText, ExtractedMeeting } from '../domain/extracted-meeting.ts'
import { homeOf } from '../extract/home.ts'
import { readText } from '../extract/read-text.ts'
import { sentenceSignals, type SentenceSignals } from './sentence-signals.ts'

/**
 * What the rules make of an article before a model is asked. `none`: it tells of no meeting. `plain`: it tells
 * of one, so plainly that the rules' record of it stands. `ask`: a model is to read it.
 */
export type Verdict = 'none' | 'plain' | 'ask'
/** `score`: how much speaks for a meeting, 0 to 1; from `ASK_FROM` on the verdict is not `none`. */
export type GateReading = { verdict: Verdict; score: number }

/**
 * What each kind of sentence adds where the rules found no meeting. Set on development articles so that the
 * articles about a meeting pass whose telling the rules do not understand (docs/measurements.md).
 */
const WEIGHTS = {
  /** A word of meeting, an office and a party other than the outlet's own, early in the article or later. */
  foreignDealings: { lead: 0.6, later: 0.2 },
  /** An office among two parties, early. */
  officeAmongParties: 0.2,
  /** A word of meeting among two parties, early. */
  meetingAmongParties: 0.05,
  /** A word of meeting with offices in the plural ("the two leaders met"), anywhere. */
  pluralOffices: 0.3,
}
export const ASK_FROM = 0.4
/** Sentences from the beginning, the headline among them, in which news says what it is about. */
const LEAD_SENTENCES = 8

/** Confidence of the rules from which a record is plain, and most sentences of an article that hides nothing more. */
const PLAIN_CONFIDENCE = 0.93
const PLAIN_SENTENCES = 12

/** Judges an article by what the rules extracted from it and by what its sentences show. */
export function gate(article: ArticleText, meetings: readonly ExtractedMeeting[]): GateReading {
  const model = readText(article)
  if (meetings.length > 0) {
    const plain = isPlain(meetings) && model.sentences.length <= PLAIN_SENTENCES
    return { verdict: plain ? 'plain' : 'ask', score: 1 }
  }
  const headline = article.title ? sentenceSignals(readText({ ...article, text: article.title })) : []
  const score = scoreOf([...headline, ...sentenceSignals(model)], homeOf(article).party)
  return { verdict: score >= ASK_FROM ? 'ask' : 'none', score }
}

/** One meeting of two parties, each with its people named: the kind that the rules read best. */
function isPlain(meetings: readonly ExtractedMeeting[]): boolean {
  const [meeting, ...others] = meetings
  return (
    meeting !== undefined &&
    others.length === 0 &&
    meeting.salience === 'main' &&
    // What is to come is told as a programme, of which the rules may take several items for one.
    meeting.status === 'held' &&
    meeting.confidence >= PLAIN_CONFIDENCE &&
    meeting.parties.length === 2 &&
    meeting.date !== null &&
    meeting.parties.every((code) => meeting.participants.some(({ party }) => party === code))
  )
}

/** Each kind of sentence counts once, however many there are: long articles are no likelier to be about a meeting. */
function scoreOf(signals: readonly SentenceSignals[], home: string | null): number {
  const lead = signals.slice(0, LEAD_SENTENCES)
  const isForeign = ({ meetingWords, offices, parties }: SentenceSignals) => meetingWords > 0 && offices > 0 && [...parties].some((code) => code !== home)
  let score = 0
  if (lead.some(isForeign)) score += WEIGHTS.foreignDealings.lead
  else if (signals.some(isForeign)) score += WEIGHTS.foreignDealings.later
  if (lead.some(({ offices, parties }) => offices > 0 && parties.size >= 2)) score += WEIGHTS.officeAmongParties
  if (lead.some(({ meetingWords, parties }) => meetingWords > 0 && parties.size >= 2)) score += WEIGHTS.meetingAmongParties
  if (signals.some(({ meetingWords, pluralOffices }) => meetingWords > 0 && pluralOffices > 0)) score += WEIGHTS.pluralOffices
  return Math.min(1, Math.round(score * 100) / 100)
}
