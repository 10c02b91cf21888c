import type { ArticleText } from '../shared/domain/extracted-meeting.ts'
import { DocumentLineError, parseDocumentLine } from './document-line.ts'

/** Where results and complaints go; `write` resolves when more may be written. */
export type LineSink = { write: (line: string) => Promise<void>; complain: (message: string) => void }

/**
 * Prints what `result` gives for one document a line, in order; nothing for null. A bad line is complained of
 * with its number and passed over. Resolves to the number of bad lines.
 */
export async function extractLines(
  lines: AsyncIterable<string> | Iterable<string>,
  result: (id: string, article: ArticleText) => Promise<object | null>,
  sink: LineSink,
): Promise<number> {
  let number = 0
  let bad = 0
  for await (const line of lines) {
    number++
    if (line.trim() === '') continue
    try {
      const { id, ...article } = parseDocumentLine(line)
      const found = await result(id, article)
      if (found !== null) await sink.write(`${JSON.stringify(found)}\n`)
    } catch (error) {
      if (!(error instanceof DocumentLineError)) throw error
      bad++
      sink.complain(`line ${number}: ${error.message}`)
    }
  }
  return bad
}
