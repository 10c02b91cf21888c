import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Permission } from '../iam/needed-permissions.ts'

/** Where things lie in the local cloud's data directory. */
export type DataDirectory = {
  root: string
  dynamodb: string
  sqsS3: string
  logs: string
  /** What the functions have needed to be allowed, by function. */
  permissions: string
  /** What was put on the event bus, one event a line. */
  events: string
  /** What is running, or ran last, on this data. */
  state: string
}

/** Lays out a data directory, making it if it is not there. */
export function dataDirectory(root: string): DataDirectory {
  mkdirSync(root, { recursive: true })
  return {
    root,
    dynamodb: join(root, 'dynamodb'),
    sqsS3: join(root, 'sqs-s3'),
    logs: join(root, 'logs'),
    permissions: join(root, 'permissions-used.json'),
    events: join(root, 'events.jsonl'),
    state: join(root, 'local-cloud.json'),
  }
}

const stateSchema = z.object({
  pid: z.number(),
  endpoints: z.object({ dynamodb: z.string(), sqs: z.string(), s3: z.string() }),
  /** Names of tables, bucket and queues by the variables that the functions know them by. */
  names: z.record(z.string(), z.string()),
})

/** What other commands need to reach a local cloud's data. */
export type CloudState = z.infer<typeof stateSchema>

/** Writes the state down, whole or not at all. */
export function writeState(directory: DataDirectory, state: CloudState): void {
  const draft = `${directory.state}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`)
  renameSync(draft, directory.state)
}

/** The state of the cloud that runs or last ran here; null if none ever did, or none that can be read. */
export function readState(directory: DataDirectory): CloudState | null {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(readFileSync(directory.state, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Another process works on the data; the message names it. */
export class DataInUse extends Error {
  override name = 'DataInUse'

  constructor(directory: DataDirectory, cause?: unknown) {
    const pid = readState(directory)?.pid
    super(`the data in ${directory.root} is in use${pid === undefined ? '' : ` by process ${pid}`}; stop it, or give another --data`, { cause })
  }
}

/** The data was made by a version of Parley with other tables; the message says what to do. */
export class OtherVersionsData extends Error {
  override name = 'OtherVersionsData'

  constructor(directory: DataDirectory, table: string) {
    super(`the data in ${directory.root} was made by another version of Parley, whose table ${table} has other indexes; delete it, or give another --data`)
  }
}

/** Whether LevelDB refused to open the data because another process has it open. */
export function isLocked(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === 'LEVEL_LOCKED') return true
  }
  return false
}

const permissionsSchema = z.record(z.string(), z.array(z.string()))

/** What the functions have needed so far on this data, by function; nothing where no run has ended yet. */
export function readPermissions(directory: DataDirectory): Record<string, Permission[]> {
  return existsSync(directory.permissions) ? permissionsSchema.parse(JSON.parse(readFileSync(directory.permissions, 'utf8'))) : {}
}

/** Adds what the functions needed in this run. */
export function addPermissions(directory: DataDirectory, needed: Record<string, Permission[]>): void {
  const all = readPermissions(directory)
  for (const [name, permissions] of Object.entries(needed)) all[name] = [...new Set([...(all[name] ?? []), ...permissions])].sort()
  writeFileSync(directory.permissions, `${JSON.stringify(all, null, 2)}\n`)
}
