import { z } from 'zod'
import { engineSchema } from '../domain/provenance.ts'

/** A name or address that the stack hands to a function. */
const required = z.string().min(1)

const registerTablesSchema = z.strictObject({
  reports: required,
  meetings: required,
  meeting_index: required,
  meeting_history: required,
  match_blocks: required,
  corrections: required,
})

/** Every variable that some function of the pipeline reads. */
export const environmentVariables = z.object({
  FEEDS_TABLE: required,
  ARTICLES_TABLE: required,
  REPORTS_TABLE: required,
  MEETINGS_TABLE: required,
  MEETING_INDEX_TABLE: required,
  MEETING_HISTORY_TABLE: required,
  MATCH_BLOCKS_TABLE: required,
  CORRECTIONS_TABLE: required,
  STATISTICS_TABLE: required,
  ARCHIVE_BUCKET: required,
  EXPORT_BUCKET: required,
  EVENT_BUS_NAME: required,
  /** Empty unless changes are notified of. */
  NOTIFICATION_TOPIC_ARN: z.string(),
  FEEDS_QUEUE_URL: z.url(),
  ARTICLES_QUEUE_URL: z.url(),
  TEXTS_QUEUE_URL: z.url(),
  REPLAY_QUEUE_URL: z.url(),
  /** Where a publisher finds who reads its pages; part of the user agent. */
  CONTACT_URL: z.string().min(1).default('operator gave no contact'),
  /** How long after an article was listed it is looked at again if it tells of meetings; 0 for never. */
  RECHECK_HOURS: z.coerce.number().min(0).default(6),
  /** Whom the read API answers. */
  API_ACCESS: z.enum(['iam', 'keys', 'public']).default('iam'),
  /** SHA-256 of each key that the read API lets in, hexadecimal, joined by commas. */
  API_KEY_DIGESTS: z.string().regex(/^(?:[0-9a-f]{64}(?:,[0-9a-f]{64})*)?$/).default(''),
  /** Whether the read API gives archived texts whole. */
  API_WHOLE_TEXTS: z.enum(['true', 'false']).default('false'),
  /** Who reads the articles; the variables below are set where a model has a part in it. */
  ENGINE: engineSchema.default('rules'),
  BEDROCK_MODEL: required.optional(),
  /** Where the model is asked; the function's own region unless set. */
  BEDROCK_REGION: required.optional(),
  MODEL_USAGE_TABLE: required,
  TOKENS_PER_DAY: z.coerce.number().int().positive(),
  ASKED_ARTICLES_PER_DAY: z.coerce.number().int().positive(),
  /** Where the canary publishes; set where the setting `canary` is on, as are the next two. */
  CANARY_FEED_URL: z.url().optional(),
  /** The tables of the canary's own register, as JSON. */
  CANARY_TABLES: z
    .string()
    .transform((json) => registerTablesSchema.parse(JSON.parse(json)))
    .optional(),
  CANARY_PATIENCE_MINUTES: z.coerce.number().positive(),
  /** A file that replaces the bundled feed list. */
  FEED_LIST_FILE: z.string().min(1).optional(),
  /** Lets the web client reach loopback addresses; for tests and the local cloud only. */
  ALLOW_LOOPBACK: z.literal('1').optional(),
})

/** The variables that name the tables of whoever reads the register, and of whoever changes it. */
type ReaderVariable = 'MEETINGS_TABLE' | 'MEETING_INDEX_TABLE' | 'MEETING_HISTORY_TABLE' | 'REPORTS_TABLE'
type RegisterVariable = ReaderVariable | 'MATCH_BLOCKS_TABLE' | 'CORRECTIONS_TABLE'

/** The tables that readers of the register read, as their adapter knows them. `nameOf` gives what a variable says. */
export function readerTableNames(nameOf: (variable: ReaderVariable) => string) {
  return {
    meetings: nameOf('MEETINGS_TABLE'),
    meeting_index: nameOf('MEETING_INDEX_TABLE'),
    meeting_history: nameOf('MEETING_HISTORY_TABLE'),
    reports: nameOf('REPORTS_TABLE'),
  }
}

/** All tables of the register, as its adapters know them. */
export function registerTableNames(nameOf: (variable: RegisterVariable) => string) {
  return { ...readerTableNames(nameOf), match_blocks: nameOf('MATCH_BLOCKS_TABLE'), corrections: nameOf('CORRECTIONS_TABLE') }
}

/** The environment lacks a variable, or holds one that cannot be used. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

/**
 * The variables that `wanted` picks, checked. Throws `EnvironmentError` naming every variable that is
 * missing or wrong.
 */
export function readEnvironment<Wanted>(wanted: z.ZodType<Wanted>, source: NodeJS.ProcessEnv = process.env): Wanted {
  const parsed = wanted.safeParse(source)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.')
    return source[name] === undefined ? `${name} is not set` : `${name} is ${JSON.stringify(source[name])}: ${issue.message}`
  })
  throw new EnvironmentError(`environment of the function: ${faults.join('; ')}. The stack sets it (infra/).`)
}
