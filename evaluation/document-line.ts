import { z } from 'zod'

/** A day or an instant; of an instant the calendar day as written counts, whatever its time zone. */
export const publishedSchema = z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })], {
  error: 'expected a date such as 2021-11-17 or an instant such as 2021-11-17T09:30:00Z',
})

const documentSchema = z.object({
  id: z.string().min(1),
  text: z.string(),
  published: publishedSchema,
  title: z.string().nullable().default(null),
  outlet: z.string().nullable().default(null),
  url: z.string().nullable().default(null),
})
/** One article of a JSONL file. */
export type DocumentLine = z.infer<typeof documentSchema>

/** A line that is no document; the message says what is wrong with which field. */
export class DocumentLineError extends Error {
  override readonly name = 'DocumentLineError'
}

/** Reads one line of a JSONL file of articles. Throws `DocumentLineError`. */
export function parseDocumentLine(line: string): DocumentLine {
  return parseJsonLine(line, documentSchema)
}

/** Reads one line of JSON by a schema. Throws `DocumentLineError`. */
export function parseJsonLine<Value>(line: string, schema: z.ZodType<Value>): Value {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw new DocumentLineError(`not JSON (${error instanceof Error ? error.message : String(error)})`, { cause: error })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') || 'line'
  throw new DocumentLineError(`${field}: ${issue?.message ?? 'invalid'}`)
}
