import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { feedListSchema } from '../shared/domain/feed.ts'
import { SettingsError } from './config.ts'

/** Throws `SettingsError` naming the entry and the field if `file` is no list of feeds that the dispatcher could read. */
export function checkFeedList(file: string): void {
  const parsed = feedListSchema.safeParse(readList(file))
  if (!parsed.success) throw new SettingsError(`feedList: ${file}:\n${z.prettifyError(parsed.error)}`)
}

function readList(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error)
    throw new SettingsError(`feedList: ${file} cannot be read as JSON: ${fault}`, { cause: error })
  }
}
