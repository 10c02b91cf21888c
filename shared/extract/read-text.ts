import type { ArticleText } from '../domain/extracted-meeting.ts'
import { cleanText, findDateline } from './clean.ts'
import type { TextModel } from './text-model.ts'
import { findQuotes, splitSentences, tokenise } from './tokens.ts'

/** Longest text that is read, characters; what follows is left out. An article of a million characters is no article. */
const READ_LENGTH = 1_000_000

/** Cuts an article up for reading. */
export function readText(article: ArticleText): TextModel {
  const text = article.text.slice(0, READ_LENGTH)
  const cleaned = cleanText(text)
  const dateline = findDateline(cleaned)
  const clean = dateline ? ' '.repeat(dateline.end) + cleaned.slice(dateline.end) : cleaned
  const tokens = tokenise(clean)
  return {
    text,
    clean,
    tokens,
    sentences: splitSentences(clean, tokens),
    quotes: findQuotes(clean, tokens),
    published: article.published.slice(0, 10),
    dateline,
  }
}
