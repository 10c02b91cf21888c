import { wordList } from './word-lists.ts'

/** Frequent English words that are rare in other languages of the Latin script. */
const ENGLISH = wordList('english')

/** Frequent small words of other languages of the Latin script that are no English words. */
const FOREIGN = wordList('foreign')

/** Share of words that must be frequent English ones; English prose has about 0.4, news in brief 0.12, other languages less than 0.08. */
const ENGLISH_SHARE = 0.08
/** Words from which a text is prose, of which that share can be asked; a headline may do without a single one. */
const PROSE_WORDS = 30
/** How many frequent English words must stand for each foreign one in prose: names hold foreign ones. */
const ENGLISH_TO_FOREIGN = 2
/** Share of letters that may be of another script. */
const FOREIGN_LETTERS = 0.25
/** Share of words with letters that English lacks from which a headline without an English word is not English. */
const ACCENTED_WORDS = 0.4
/** Words and characters that are looked at: the beginning of an article tells its language. */
const SAMPLE_WORDS = 400
const SAMPLE_LENGTH = 4000

/** Whether the text is English, which is what the extractor reads. A headline that shows no language is given the benefit of the doubt. */
export function isEnglish(text: string): boolean {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters > 0 && (letters - latin) / letters > FOREIGN_LETTERS) return false
  const words = sample.toLowerCase().match(/\p{L}+/gu)?.slice(0, SAMPLE_WORDS) ?? []
  const english = words.filter((word) => ENGLISH.has(word)).length
  const foreign = words.filter((word) => FOREIGN.has(word)).length
  if (words.length >= PROSE_WORDS) return english / words.length >= ENGLISH_SHARE && english >= foreign * ENGLISH_TO_FOREIGN
  if (english > 0 || foreign > 0) return english >= foreign
  return words.filter((word) => /[^a-z]/.test(word)).length <= words.length * ACCENTED_WORDS
}
