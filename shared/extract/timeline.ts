import type { MeetingDate } from '../domain/meeting-fields.ts'
import { daysBetween } from './calendar.ts'
import type { DateMention } from './find-dates.ts'
import { dayOf, isOfDays } from './meeting-days.ts'
import { referenceDay, resolveDate, type Tense } from './resolve-date.ts'
import { isOfSpeech } from './speech-dates.ts'
import type { Sentence, TextModel, Token } from './text-model.ts'
import { isOne, isWord } from './word-at.ts'
import { wordList } from './word-lists.ts'
import { kindTable } from './word-tables.ts'

/**
 * What each mention means as the article goes on, each resolved by the words around it and, where it counts from
 * another ("the next day"), from the last one that the story was at. In the order of the mentions.
 */
export function timelineOf(model: TextModel, dates: readonly DateMention[]): (MeetingDate | null)[] {
  const published = referenceDay(model)
  const today = dayOf(published)
  let told: MeetingDate | null = null
  /** The last that names a day, from which days are counted. */
  let day: MeetingDate | null = null
  /** The last on which somebody is said to have said something. */
  let spoken: { sentence: number; date: MeetingDate } | null = null
  return dates.map((mention) => {
    const { value } = mention
    let last = value.kind === 'anchored' && value.amount !== null && value.unit === 'day' ? day : told
    // "said on Tuesday that they had met a day earlier"
    if (value.kind === 'anchored' && value.amount === -1 && value.unit === 'day' && !value.complement) last = spoken?.sentence === mention.sentence ? spoken.date : (last ?? today)
    const sentence = model.sentences[mention.sentence]!
    const tense = tenseAround(model.tokens, sentence, mention)
    const isSpoken = isOfSpeech(model.tokens, mention)
    let goesOn: boolean
    let date: MeetingDate | null
    if (value.kind !== 'anchored') {
      date = resolveDate(mention, { published, tense, anchorDate: last, opening: mention.sentence < 2 })
      if (date && isSpoken) spoken = { sentence: mention.sentence, date }
      goesOn = mention.relation === 'on' && !mention.attributive && value.kind !== 'span' && !isSpoken
    } else {
      // "announced a second round next month, a week after visiting Lima": a week before the news.
      if (last && value.complement && tense !== 'future' && last.start > published) last = today
      const anchor = value.orPublished && last && Math.abs(daysBetween(last.start, published)) > SAME_STORY_DAYS ? today : (last ?? (value.complement ? today : null))
      date = resolveDate(mention, { published, tense, anchorDate: anchor, reversed: value.complement })
      goesOn = !value.complement
    }
    if (date && goesOn) {
      told = date
      if (isOfDays(date)) day = date
    }
    return date
  })
}

/** Days from publication within which "later in the day" is of the day that the story was at. */
const SAME_STORY_DAYS = 3

const TENSES = kindTable({ past: wordList('pastOfDate'), future: wordList('aheadOfDate') })

/** The tense of the words before the date, else of the sentence. */
export function tenseAround(tokens: readonly Token[], sentence: Sentence, mention: DateMention): Tense {
  for (let at = mention.from - 1; at >= sentence.from; at--) {
    const tense = tenseOfWord(tokens, at)
    if (tense) return tense
  }
  for (let at = mention.to; at < sentence.to; at++) {
    const tense = tenseOfWord(tokens, at)
    if (tense) return tense
  }
  return 'unknown'
}

/** "is to come on Monday" is ahead, and so was whatever "was to come". */
function tenseOfWord(tokens: readonly Token[], at: number): Tense | undefined {
  const tense = TENSES.get(tokens[at])
  // "heads of state": no verb. "to discuss next steps": no time.
  if (isOne(tokens, at + 1, 'of', 'step', 'steps')) return undefined
  return isWord(tokens, at + 1, 'to') && isOne(tokens, at, 'is', 'are', 'was', 'were') ? 'future' : tense
}
