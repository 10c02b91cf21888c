/** Frequent English words that are rare in other languages of the Latin script. */
const ENGLISH = new Set('the of and to in that for with was on as his is by at from has be said will have are it he not which their were been this but had who after they its would also about or'.split(' '))

/** Share of words that must be frequent English ones; English prose has about 0.4, other languages below 0.08, name lists in between. */
const ENGLISH_SHARE = 0.16
/** Share of letters that may be of another script. */
const FOREIGN_LETTERS = 0.25
/** Words and characters that are looked at: the beginning of an article tells its language. */
const SAMPLE_WORDS = 400
const SAMPLE_LENGTH = 4000

/** Whether the text is English prose, which is what the extractor reads. A text of a few words is given the benefit of the doubt. */
export function isEnglish(text: string): boolean {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters > 0 && (letters - latin) / letters > FOREIGN_LETTERS) return false
  const words = sample.toLowerCase().match(/\p{L}+/gu)?.slice(0, SAMPLE_WORDS) ?? []
  if (words.length < 8) return true
  const english = words.filter((word) => ENGLISH.has(word)).length
  return english / words.length >= ENGLISH_SHARE
}
