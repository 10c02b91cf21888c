import type { Format } from '../domain/meeting-fields.ts'
import type { Sentence, Token } from './text-model.ts'
import { isIn, isOne, isWord } from './word-at.ts'
import { wordList } from './word-lists.ts'
import { wordTable } from './word-tables.ts'

const VIDEO_WORDS = wordList('videoWords')
const PHONE_WORDS = wordList('phoneWords')

/** All words that may say how. */
const CHANNELS = wordTable([...VIDEO_WORDS, ...PHONE_WORDS, 'video', 'online', 'call'])

/** Words before "video" where it is one to look at. */
const FOOTAGE = wordList('beforeFootage')

const VIDEO_NOUNS = wordList('videoNouns')

/** Words around a trigger that say how the two sides dealt with each other. */
export function formatAround(tokens: readonly Token[], at: number, sentence: Sentence, format: Format): Format {
  const from = Math.max(sentence.from, at - 8)
  const to = Math.min(sentence.to, at + 18)
  for (let index = from; index < to; index++) {
    if (!CHANNELS.get(tokens[index])) continue
    const { lower } = tokens[index]!
    // "in the video, he is seen meeting": footage.
    if (lower === 'video' && isIn(tokens, index - 1, FOOTAGE) && !isIn(tokens, index + 1, VIDEO_NOUNS)) continue
    if (VIDEO_WORDS.has(lower) || (lower === 'online' && Math.abs(index - at) <= 2)) return 'video'
    // "spoke in a joint call"
    if (lower === 'call' && format === 'unknown' && isOne(tokens, isWord(tokens, index - 2, 'a') ? index - 3 : index - 2, 'in', 'during', 'on')) return 'phone'
    if (format !== 'in_person' && PHONE_WORDS.has(lower)) return 'phone'
  }
  return format
}

/** Whether the two sides dealt with each other from afar. */
export function isRemote(format: Format): boolean {
  return format === 'phone' || format === 'video'
}
