import { TOPIC_CODES, type TopicCode } from '../domain/topic-codes.ts'
import type { Occasion, Proven, Sentence, TextModel } from './text-model.ts'
import { DISCUSSION_CUES, TOPIC_CUES } from './topic-lexicon.ts'

/** What a cue is worth by where it stands; see the weights' use below. */
const WEIGHTS = {
  /** A phrase that names its matter whatever stands around it. */
  strong: 1,
  /** One that does so only where matters are discussed. */
  weak: 0.4,
  /** In the sentence that tells that the two sides met. */
  anchor: 1.6,
  /** Behind a word of discussing in its sentence. */
  discussed: 1.6,
  /** In a sentence that tells of no discussing. */
  undiscussed: 0.35,
}
/** Score from which a topic is entered. */
const THRESHOLD = 1.5
/** Share of the best topic's score that another must reach. */
const SHARE_OF_BEST = 0.25
/** Sentences that a score takes to halve, counted from the anchor. */
const HALVING_SENTENCES = 8
/** Most topics of one meeting. */
const MOST_TOPICS = 7

type Score = { score: number; start: number; end: number; best: number }

/** What the two sides took up at the occasion, or are to take up, in the order of the code list. */
export function findTopics(model: TextModel, occasion: Occasion): Proven<TopicCode>[] {
  const scores = new Map<TopicCode, Score>()
  for (const index of occasion.sentences) {
    const sentence = model.sentences[index]
    if (!sentence) continue
    const distance = Math.abs(index - occasion.anchor)
    const nearness = 0.5 ** (distance / HALVING_SENTENCES)
    scoreSentence(model, sentence, nearness * (distance === 0 ? WEIGHTS.anchor : 1), scores)
  }
  const best = Math.max(0, ...[...scores.values()].map(({ score }) => score))
  const chosen = [...scores]
    .filter(([, { score }]) => score >= THRESHOLD && score >= best * SHARE_OF_BEST)
    .sort(([, a], [, b]) => b.score - a.score)
    .slice(0, MOST_TOPICS)
  return TOPIC_CODES.flatMap((topic) => {
    const found = chosen.find(([code]) => code === topic)
    return found ? [{ value: topic, start: found[1].start, end: found[1].end }] : []
  })
}

function scoreSentence(model: TextModel, sentence: Sentence, weight: number, scores: Map<TopicCode, Score>): void {
  const { tokens } = model
  let discussed = false
  const seen = new Set<TopicCode>()
  for (let at = sentence.from; at < sentence.to; ) {
    const discussion = DISCUSSION_CUES.longestAt(tokens, at)
    if (discussion) discussed = true
    const cue = TOPIC_CUES.longestAt(tokens, at)
    if (!cue) {
      at += discussion?.length ?? 1
      continue
    }
    const start = tokens[at]!.start
    const end = tokens[at + cue.length - 1]!.end
    for (const { topic, weak } of cue.value) {
      const worth = weight * (weak ? WEIGHTS.weak : WEIGHTS.strong) * (discussed ? WEIGHTS.discussed : WEIGHTS.undiscussed)
      addScore(scores, topic, seen.has(topic) ? worth / 4 : worth, start, end)
      seen.add(topic)
    }
    at += cue.length
  }
}

/** A topic is proved by the words that count most. */
function addScore(scores: Map<TopicCode, Score>, topic: TopicCode, worth: number, start: number, end: number): void {
  const known = scores.get(topic)
  if (!known) scores.set(topic, { score: worth, best: worth, start, end })
  else {
    known.score += worth
    if (worth > known.best) Object.assign(known, { best: worth, start, end })
  }
}
