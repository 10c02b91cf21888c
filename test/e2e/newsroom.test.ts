import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openLocalRegister } from '../../local/cloud/open-register.ts'
import { PROJECT_ROOT } from '../../infra/bundle.ts'
import { ensureAssembly } from '../../local/cloud/assembly.ts'
import { startCloud } from '../../local/cloud/start-cloud.ts'
import { apiOf } from '../../local/web/cloud-api.ts'
import { openFrontDoor } from '../../local/web/front-door.ts'
import { meetingEventSchema } from '../../shared/events/meeting-event.ts'
import type { MeetingRecord } from '../../shared/domain/meeting.ts'
import { breachesOfContract } from './api-contract.ts'
import { permissionGaps } from '../../local/iam/compare-permissions.ts'
import { exerciseEveryFunction } from './every-function.ts'
import { registerOf, runStart } from './npm-start.ts'
import type { StartRun } from './npm-start.ts'

type ExpectedArticle = { article: string | null; path: string; state: string; reason: string | null; textSource: string | null }
type ExpectedMeeting = {
  id: string
  parties: string[]
  status: string
  format: string
  date: { start: string; end: string | null; precision: string } | null
  reports: { article: string }[]
}

const golden = (name: string) => readFileSync(join(import.meta.dirname, '../golden', name), 'utf8')
const expectedArticles: ExpectedArticle[] = JSON.parse(golden('newsroom.articles.json')).articles
const expectedMeetings: ExpectedMeeting[] = JSON.parse(golden('newsroom.register.json')).meetings

const articleEnd = z
  .object({
    article_id: z.string(),
    url: z.url(),
    state: z.string(),
    failure_reason: z.string().optional(),
    text_source: z.string().optional(),
    duplicate_of: z.string().optional(),
  })
  .transform(({ article_id: id, url, state, failure_reason: reason = null, text_source: textSource = null, duplicate_of: duplicateOf = null }) => ({
    id,
    path: new URL(url).pathname,
    search: new URL(url).search,
    duplicateOf,
    state,
    reason,
    textSource,
  }))

let data: string
let articles: z.infer<typeof articleEnd>[]
let duplicates: z.infer<typeof articleEnd>[]
let run: StartRun
let register: MeetingRecord[]

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'parley-newsroom-'))
  run = await runStart(['--once', '--json', '--data', data])
  register = registerOf(run)
  const opened = await openLocalRegister(data)
  const { Items } = await opened.dynamo.send(new ScanCommand({ TableName: opened.names['ARTICLES_TABLE'] }))
  await opened.close()
  const ends = (Items ?? []).map((item) => articleEnd.parse(item))
  articles = ends.filter(({ state }) => state !== 'duplicate')
  duplicates = ends.filter(({ state }) => state === 'duplicate')
}, 240_000)

afterAll(async () => rm(data, { recursive: true }))

/**
 * How much of what was found and of what was expected must agree: what extraction has reached, to be raised
 * with it until both are 1.
 */
const STORIES_FLOOR = 1
const REGISTER_FLOOR = 0.77

/** F1 of two lists, and what differs, line by line. */
function compared(found: string[], expected: string[]): { share: number; differences: string } {
  const missing = [...expected]
  const surplus = found.filter((line) => {
    const at = missing.indexOf(line)
    if (at !== -1) missing.splice(at, 1)
    return at === -1
  })
  const agreeing = found.length - surplus.length
  const lines = [...missing.map((line) => `- ${line}`), ...surplus.map((line) => `+ ${line}`)]
  return { share: (2 * agreeing) / (found.length + expected.length), differences: lines.sort((a, b) => a.slice(2).localeCompare(b.slice(2))).join('\n') }
}

/** Path on the newsroom to the name of its article. */
const articleAt = new Map(expectedArticles.map(({ path, article }) => [path, article]))

/** What identifies a meeting to a reader: who, when, how, and which articles tell of it. */
function sketch(parties: string[], status: string, format: string, date: string, articles: string[]): string {
  // The stories' days are past: that nothing was heard of a plan since is no part of them.
  return [date, status === 'unconfirmed' ? 'planned' : status, format, parties.toSorted().join(' '), [...new Set(articles)].sort().join(' ')].join(' · ')
}

describe('the sample newsroom through the local cloud', () => {
  it('ends with exit code 0', () => {
    expect(run.code, run.stderr).toBe(0)
  })

  it('reads every listed article, or says why not', () => {
    const end = (path: string, reason: string | null, textSource: string | null) => `${path} ${reason ?? 'read'} ${textSource ?? ''}`
    const ends = articles.map(({ path, reason, textSource }) => end(path, reason, textSource))
    expect(ends.sort()).toEqual(expectedArticles.map(({ path, reason, textSource }) => end(path, reason, textSource)).sort())
  })

  it('reads articles that a feed lists under marked addresses under their own', () => {
    expect(duplicates.length).toBeGreaterThan(0)
    expect(new Set(duplicates.map(({ search }) => search))).toEqual(new Set(['?src=rss']))
    for (const { path, duplicateOf } of duplicates) {
      expect(articles.find(({ id }) => id === duplicateOf)).toMatchObject({ path, search: '' })
    }
  })

  it('finds meetings in the stories that tell of one, and in no other', () => {
    const reported = (all: { path: string; state: string }[]) => all.filter(({ state }) => state === 'reported').map(({ path }) => path)
    const { share, differences } = compared(reported(articles), reported(expectedArticles))
    expect(share, differences).toBeGreaterThanOrEqual(STORIES_FLOOR)
  })

  it('holds every meeting of the stories once, with its sources, and no other', () => {
    const found = register.map(({ parties, status, format, date, sources }) =>
      sketch(parties, status, format, date?.start ?? 'unknown', sources.map(({ url }) => articleAt.get(new URL(url).pathname) ?? url)),
    )
    const expected = expectedMeetings.map(({ parties, status, format, date, reports }) =>
      sketch(parties, status, format, date?.start ?? 'unknown', reports.map(({ article }) => article)),
    )
    const { share, differences } = compared(found, expected)
    expect(share, differences).toBeGreaterThanOrEqual(REGISTER_FLOOR)
  })

  it('prints nothing but the register on standard output with --json', () => {
    expect(() => JSON.parse(run.stdout)).not.toThrow()
    expect(run.stderr).toContain('Polling feeds')
  })
})

describe('the read API before the sample newsroom', () => {
  it('answers as its OpenAPI document says', async () => {
    const cloud = await startCloud({ assembly: await ensureAssembly(PROJECT_ROOT), data })
    const frontDoor = await openFrontDoor({ answerApi: apiOf(cloud), dashboard: data })
    try {
      const { faults, asked } = await breachesOfContract(frontDoor.url)
      expect(faults).toEqual([])
      expect(asked).toBeGreaterThan(60)
    } finally {
      await frontDoor.close()
      await cloud.close()
    }
  }, 120_000)

  it('has put every meeting of the register on the event bus', async () => {
    const lines = readFileSync(join(data, 'events.jsonl'), 'utf8').trimEnd().split('\n')
    const events = lines.map((line) => z.object({ source: z.literal('parley.register'), detail: meetingEventSchema }).parse(JSON.parse(line)).detail)
    const told = new Set(events.map(({ meetingId }) => meetingId))
    expect(register.map(({ meetingId }) => meetingId).filter((id) => !told.has(id))).toEqual([])
  })
})

describe('the roles of the functions', () => {
  let exercised: Awaited<ReturnType<typeof exerciseEveryFunction>>

  beforeAll(async () => {
    const known = register.find(({ participants }) => participants.length > 0)
    if (known === undefined) throw new Error('the register is empty')
    exercised = await exerciseEveryFunction(data, known)
  }, 240_000)

  it('allow every call that was made, and nothing that no call needed', () => {
    expect(permissionGaps(exercised.functions, exercised.used)).toEqual({})
  })

  it('would be found to allow too much by one action on one resource more', () => {
    const extra = 'dynamodb:DeleteItem on table/Parley-FeedsTable'
    const wider = exercised.functions.map((definition) => ({ ...definition, granted: [...definition.granted, extra] }))
    const gaps = permissionGaps(wider, exercised.used)
    expect(Object.values(gaps).filter(({ idle }) => idle.includes(extra))).toHaveLength(wider.length)
  })
})
