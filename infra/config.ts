import { existsSync, readFileSync } from 'node:fs'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { engineSchema } from '../shared/domain/provenance.ts'

/** What a value must be is said once, in words, for the error and for docs/deploy.md. */
function wholeNumber(min: number, max: number): z.ZodInt {
  const error = `a whole number from ${min} to ${max}`
  return z.int({ error }).min(min, { error }).max(max, { error })
}

function oneOf<Value extends string | number>(values: readonly Value[]): z.ZodLiteral<Value> {
  return z.literal(values, { error: `one of ${values.join(', ')}` })
}

function matching(pattern: RegExp, error: string): z.ZodString {
  return z.string({ error }).regex(pattern, { error })
}

/** CloudWatch Logs takes only these periods. */
const RETENTION_DAYS = Object.values(RetentionDays).filter(
  (days) => typeof days === 'number' && days !== RetentionDays.INFINITE,
)

const NETWORKS = 'a list of networks in CIDR notation, like 198.51.100.0/24 or 2001:db8::/32'

/** Lambda gives a share of one core in proportion, a whole one from 1,769 MB. */
const memoryMb = (preset: number) => wholeNumber(128, 10_240).default(preset)
/** The range that an SQS event source accepts. */
const concurrency = (preset: number) => wholeNumber(2, 1000).default(preset)

/** What a user may choose about a deployment. Every setting has a default. */
export const settingsSchema = z.strictObject({
  /** Name of the CloudFormation stack, and the namespace of its metrics. */
  stackName: matching(/^[A-Za-z][A-Za-z0-9-]{0,39}$/, 'letters, digits and hyphens, starting with a letter, at most 40').default('Parley'),
  /** Minutes between two looks for feeds that are due. */
  pollMinutes: wholeNumber(1, 60).default(5),
  /** The feed list, relative to the project's root. */
  feedList: z.string({ error: 'the path of a JSON file' }).min(1, { error: 'the path of a JSON file' }).default('feeds.json'),
  /** Hours after which an article that tells of meetings is looked at once more for changes; 0 for never. */
  recheckHours: wholeNumber(0, 48).default(6),
  /** Where a publisher finds who reads its pages; sent with every request. */
  contactUrl: matching(/^(?:https?:\/\/|mailto:)[^\s"\\]+$/, 'an http(s) or mailto address').nullable().default(null),
  /** Who gets the alarms, or null for nobody. */
  alarmEmail: matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address or null').nullable().default(null),
  /** What a month may cost before the owner is told, US dollars, or null for no budget. */
  monthlyBudgetDollars: wholeNumber(1, 1_000_000).nullable().default(null),
  /** New articles an hour above which something has gone wrong, say a feed with new addresses at every poll. */
  haywireArticlesPerHour: wholeNumber(1, 10_000_000).default(5000),
  /** Whether a canary publishes an invented item every quarter of an hour and looks for it in a register of its own. */
  canary: z.boolean({ error: 'true or false' }).default(false),
  /** How long the functions' logs are kept. */
  logRetentionDays: oneOf(RETENTION_DAYS).default(30),
  logLevel: oneOf(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO'),
  /** What tables, buckets, queues, topics, the bus and logs are encrypted with: the services' keys, a key to be made, or one of the owner's. */
  encryptionKey: matching(/^create$|^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, '"create", the ARN of a key in the stack\'s region, or null').nullable().default(null),
  /** Whether tables and archive refuse deletion and outlive the stack. */
  deletionProtection: z.boolean({ error: 'true or false' }).default(true),
  /** Who reads the articles: the rules; a language model that the rules pick articles for; a language model alone. */
  engine: oneOf(engineSchema.options).default('rules'),
  /** The language model on Amazon Bedrock; needed, and used, only where `engine` is not "rules". */
  bedrock: z
    .strictObject({
      model: matching(/^(?:(?:us-gov|us|eu|apac|au|ca|jp|global)\.)?[a-z0-9-]+\.[A-Za-z0-9.:-]+$/, 'the id of a model or of an inference profile, such as eu.amazon.nova-lite-v1:0').nullable().default(null),
      /** Where the model is asked; the stack's own region unless given. */
      region: matching(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'a region such as eu-central-1, or null').nullable().default(null),
      /** What may be used in a day, UTC; beyond it the rules read. */
      tokensPerDay: wholeNumber(1, 100_000_000_000).default(2_000_000),
      articlesPerDay: wholeNumber(1, 100_000_000).default(500),
    })
    .prefault({}),
  memoryMb: z
    .strictObject(
      {
        dispatchFeeds: memoryMb(512),
        pollFeed: memoryMb(512),
        fetchArticle: memoryMb(1024),
        extractMeetings: memoryMb(1769),
        publishChanges: memoryMb(512),
        exportMeetings: memoryMb(1769),
        readApi: memoryMb(1024),
        sweepMeetings: memoryMb(512),
        replayTexts: memoryMb(512),
      },
    )
    .prefault({}),
  /** The read API. */
  api: z
    .strictObject({
      /** Who may ask: whom IAM lets, who shows a key, or anybody. */
      access: oneOf(['iam', 'keys', 'public']).default('iam'),
      /** SHA-256 of each key, hexadecimal: the keys themselves are nowhere in the deployment. */
      keyDigests: z.array(matching(/^[0-9a-f]{64}$/, 'a list of SHA-256 digests, 64 hexadecimal digits each')).default([]),
      /** Whose web pages may ask from a browser. */
      corsOrigins: z.array(matching(/^https?:\/\/[^\s/"]+$|^\*$/, 'a list of origins like https://desk.example.org, or *')).default([]),
      /** Requests a second over all callers, on average and at once. */
      requestsPerSecond: wholeNumber(1, 10_000).default(20),
      burst: wholeNumber(1, 5000).default(40),
      /** What is given of an archived text: the paragraphs that prove something, or all of it. */
      articleText: oneOf(['excerpts', 'whole']).default('excerpts'),
    })
    .prefault({})
    .refine(({ access, keyDigests }) => access !== 'keys' || keyDigests.length > 0, {
      path: ['keyDigests'],
      error: 'at least one digest, since api.access is "keys"',
    }),
  /** The dashboard on the web. */
  dashboard: z
    .strictObject({
      /** Who may open it: nobody (it is not deployed), whoever comes from one of `networks`, or anybody. It shows the register to all whom it lets in. */
      access: oneOf(['closed', 'networks', 'public']).default('closed'),
      /** Networks of a desk or newsroom. */
      networks: z.array(z.string({ error: NETWORKS }).refine((text) => ipaddr.isValidCIDR(text), { error: NETWORKS })).default([]),
      /** Its own domain name, which must lead to the distribution; null for CloudFront's. */
      domainName: matching(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/, 'a domain name like register.example.org, or null').nullable().default(null),
      /** The certificate for `domainName`. */
      certificateArn: matching(/^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, 'the ARN of a certificate in us-east-1, where CloudFront looks for it, or null').nullable().default(null),
    })
    .prefault({})
    .refine(({ access, networks }) => access !== 'networks' || networks.length > 0, {
      path: ['networks'],
      error: 'at least one network, since dashboard.access is "networks"',
    })
    .refine(({ domainName, certificateArn }) => (domainName === null) === (certificateArn === null), {
      path: ['certificateArn'],
      error: 'a certificate for dashboard.domainName: both or neither',
    }),
  /** Files for Athena and spreadsheets. */
  export: z
    .strictObject({
      /** Minutes between two looks for months that changed. */
      everyMinutes: wholeNumber(15, 1440).default(60),
      /** Most that one query of Athena may read; it bills by what is read. */
      athenaMostGigabytes: wholeNumber(1, 10_000).default(10),
    })
    .prefault({}),
  /** Whether changes are also sent to a topic, with attributes that subscriptions can filter by. */
  notifications: z.boolean({ error: 'true or false' }).default(false),
  /** How many copies of a function may work on its queue at once. */
  maxConcurrency: z
    .strictObject({
      pollFeed: concurrency(10),
      fetchArticle: concurrency(10),
      extractMeetings: concurrency(10),
      /** Of extract-meetings on the replay queue: the pace of a replay, beside which news goes on. */
      replay: concurrency(2),
    })
    .prefault({}),
})
export type Settings = z.infer<typeof settingsSchema>

/** A setting that cannot be deployed; the message names the setting, what was given and what is allowed. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

function describe(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

function valueAt(input: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  )
}

function describeIssue(issue: z.core.$ZodIssue, input: unknown): string {
  const setting = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    const group = valueAt(settingsSchema.parse({}), issue.path)
    const allowed = Object.keys(group ?? {}).join(', ')
    return issue.keys.map((key) => `${[...issue.path, key].join('.')}: no such setting; there are ${allowed}`).join('\n')
  }
  const expected = issue.code === 'invalid_type' && issue.expected === 'object' ? 'an object' : issue.message
  return `${setting === '' ? 'settings' : setting}: given ${describe(valueAt(input, issue.path))}, allowed is ${expected}`
}

/** Checks settings and fills in defaults. Throws `SettingsError` listing everything wrong at once; `source` is named in it. */
export function parseSettings(input: unknown, source: string): Settings {
  const parsed = settingsSchema.safeParse(input)
  if (parsed.success) {
    const { engine, bedrock } = parsed.data
    if (engine !== 'rules' && bedrock.model === null) throw new SettingsError(`${source}:\nbedrock.model: given null, but engine ${JSON.stringify(engine)} needs the id of a model or of an inference profile (docs/bedrock.md)`)
    return parsed.data
  }
  const faults = parsed.error.issues.map((issue) => describeIssue(issue, input))
  throw new SettingsError(`${source}:\n${faults.join('\n')}`)
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new SettingsError(`${source}: not JSON (${error instanceof Error ? error.message : String(error)})`)
  }
}

/**
 * The settings of a deployment: the context key `parley` (in cdk.json, or `-c parley='{"pollMinutes": 10}'`)
 * where given, else the file `parley.config.json`, else the defaults.
 */
export function readSettings(context: unknown, file: string): Settings {
  if (context !== undefined) {
    const source = 'context key "parley"'
    return parseSettings(typeof context === 'string' ? parseJson(context, source) : context, source)
  }
  if (!existsSync(file)) return parseSettings({}, 'defaults')
  return parseSettings(parseJson(readFileSync(file, 'utf8'), file), file)
}
