import type { ArticleText } from '../domain/extracted-meeting.ts'
import { cleanText, findDateline } from './clean.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { joinLines } from './lines.ts'
import type { TextModel } from './text-model.ts'
import { SUPPORT_VERBS, TRIGGER_NOUNS, TRIGGER_VERBS } from './trigger-lexicon.ts'
import { findQuotes, splitSentences, tokenise } from './tokens.ts'

/** Longest text that is read, characters; what follows is left out. An article of a million characters is no article. */
const READ_LENGTH = 1_000_000

/** Capitals to a small letter from which a text counts as set in capitals. */
const CAPITALS = 4

/** A wire set in capitals throughout. */
export function isAllCapitals(text: string): boolean {
  const opening = text.slice(0, 2000)
  let [upper, lower] = [0, 0]
  for (let at = 0; at < opening.length && lower * CAPITALS <= opening.length; at++) {
    const code = opening.charCodeAt(at)
    if (code >= 97 && code <= 122) lower++
    else if (code >= 65 && code <= 90) upper++
  }
  return upper > 20 && upper >= CAPITALS * lower
}

/** A word that names nothing, so that in a text of capitals its capital says nothing. */
function isOrdinary(lower: string): boolean {
  return FUNCTION_WORDS.has(lower) || TRIGGER_VERBS.has(lower) || SUPPORT_VERBS.has(lower) || TRIGGER_NOUNS.lookUp(lower) !== null || /(?:ing|ed|ly|ions)$/.test(lower)
}

/** Cuts an article up for reading. */
export function readText(article: ArticleText): TextModel {
  const text = article.text.slice(0, READ_LENGTH)
  const cleaned = joinLines(cleanText(text))
  const dateline = findDateline(cleaned)
  const clean = dateline ? cleaned.slice(0, dateline.start) + ' '.repeat(dateline.end - dateline.start) + cleaned.slice(dateline.end) : cleaned
  const tokens = tokenise(clean)
  const sentences = splitSentences(clean, tokens)
  if (isAllCapitals(clean)) for (const token of tokens) token.upper &&= !isOrdinary(token.lower)
  return {
    text,
    clean,
    tokens,
    sentences,
    quotes: findQuotes(clean, tokens),
    publishedOn: article.published.slice(0, 10),
    dateline,
  }
}
