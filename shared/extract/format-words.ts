import type { Format } from '../domain/meeting-fields.ts'
import type { Sentence, Token } from './text-model.ts'

/** Words around a trigger that say how the two sides dealt with each other. */
export function formatAround(tokens: readonly Token[], at: number, sentence: Sentence, format: Format): Format {
  const from = Math.max(sentence.from, at - 8)
  const to = Math.min(sentence.to, at + 18)
  for (let index = from; index < to; index++) {
    const lower = tokens[index]!.lower
    if (/^(?:video|videoconference|videoconferencing|virtual|virtually|teleconference|zoom|video-conference|videolink|vtc)$/.test(lower)) return 'video'
    if (lower === 'online' && Math.abs(index - at) <= 2) return 'video'
    if (/^(?:phone|telephone|phoned|telephoned|telephonic|hotline)$/.test(lower) && format !== 'in_person') return 'phone'
    if (/^(?:phone|telephone)$/.test(lower) && Math.abs(index - at) < 5) return 'phone'
  }
  return format
}
