import { readFileSync } from 'node:fs'
import { DocumentLineError } from './document-line.ts'

/** What is wrong with a file's contents, with its name and line. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

/** Reads a file of one value a line; blank lines are passed over. Throws `InputError` where `parse` throws `DocumentLineError`. */
export function readLines<Value>(file: string, parse: (line: string) => Value): Value[] {
  const values: Value[] = []
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      values.push(parse(line))
    } catch (error) {
      if (!(error instanceof DocumentLineError)) throw error
      throw new InputError(`${file}:${index + 1}: ${error.message}`, { cause: error })
    }
  }
  return values
}
