import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feedEntry } from '../fakes/feed-entry.ts'
import { type LocalServices, startLocalServices } from '../fakes/local-services.ts'
import { bytes, type ScriptedAnswer, scriptedWeb } from '../fakes/scripted-web.ts'
import { type Left, PIPELINE, runOnServices } from './local-pipeline.ts'

const FEED = 'https://daily.example.org/feed.xml'
const entries = [feedEntry(FEED)]

/** Two articles on one meeting, one of them on another as well; one without any; one of a plan; one that cannot be had at first and is gone later. */
const SCRIPT: Record<string, ScriptedAnswer> = {
  [FEED]: {
    headers: { etag: '"1"' },
    body: bytes(
      JSON.stringify([
        { link: 'https://daily.example.org/two-meetings' },
        { link: 'https://daily.example.org/same-meeting' },
        { link: 'https://daily.example.org/sport' },
        { link: 'https://daily.example.org/plan' },
        { link: 'https://daily.example.org/gone' },
      ]),
    ),
  },
  'https://daily.example.org/two-meetings': { body: bytes('They met on 2021-11-16. Others met on 2021-10-01.') },
  'https://daily.example.org/same-meeting': { body: bytes('The ministers met on 2021-11-16.') },
  'https://daily.example.org/sport': { body: bytes('The home side won.') },
  'https://daily.example.org/plan': { body: bytes('They will meet on 2022-03-01.') },
  'https://daily.example.org/gone': { status: 503 },
}
const LATER_SCRIPT: typeof SCRIPT = { ...SCRIPT, 'https://daily.example.org/gone': { status: 410 } }

let services: LocalServices
beforeAll(async () => {
  services = await startLocalServices()
})
afterAll(() => services.close())

/**
 * One run in which the process dies at the `at`-th call, whose effect is there but not known. From then on
 * nothing gets through, until the message is delivered again.
 */
async function run(name: string, at: number | null): Promise<{ left: Left; calls: string[] }> {
  const calls: string[] = []
  let state: 'alive' | 'dead' | 'revived' = 'alive'
  services.disturb((call) => {
    if (call.caller !== PIPELINE) return null
    if (state === 'dead') return { when: 'before', kind: 'disconnect' }
    calls.push(`${call.service} ${call.operation} ${call.resource.replaceAll(`${name}-`, '')}`)
    if (state === 'revived' || calls.length - 1 !== at) return null
    state = 'dead'
    return { when: 'after', kind: 'disconnect' }
  })
  const onFailure = () => {
    state = 'revived'
  }
  const left = await runOnServices(services, name, { entries, web: scriptedWeb(SCRIPT).web, laterWeb: scriptedWeb(LATER_SCRIPT).web, onFailure })
  services.disturb(() => null)
  return { left, calls }
}

describe('the crash matrix of writes to AWS', () => {
  test('whichever write to DynamoDB, S3 or SQS is the last before a crash, the outcome is the undisturbed one', async () => {
    const { left: undisturbed, calls } = await run('undisturbed', null)
    expect(undisturbed.waiting).toBe(0)
    expect(undisturbed.tables).toMatchObject({ articles: { length: 5 }, reports: { length: 4 } })
    // What could not be had at first was tried again.
    expect(undisturbed.tables['articles']?.filter((row) => /"failure_reason":"gone".*"failures":2/.test(String(row)))).toHaveLength(1)
    // All was read again by another extractor, and what was planned was swept.
    expect(undisturbed.tables['reports']?.every((row) => String(row).includes('"extractor_version":"second"'))).toBe(true)
    expect(undisturbed.tables['meetings']?.filter((row) => String(row).includes('"status":"unconfirmed"'))).toHaveLength(1)
    expect(new Set(calls.map((call) => call.split(' ')[0]))).toEqual(new Set(['dynamodb', 'sqs', 's3']))
    const effects = [...calls.entries()].filter(([, call]) => !/ (?:Get|BatchGet|Query|Scan)/.test(call))
    expect(effects.length).toBeGreaterThan(20)
    for (const [at, call] of effects) {
      const { left } = await run(`crash-${at}`, at)
      expect(left, `a crash after call ${at}: ${call}`).toEqual(undisturbed)
    }
  }, 120_000)
})
