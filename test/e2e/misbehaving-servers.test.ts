import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLocalRegister } from '../../local/cloud/open-register.ts'
import type { LoopbackServer } from '../../local/loopback-server.ts'
import { ARTICLE_ENDS, BROKEN_FEEDS, startMisbehavingServer } from './misbehaving-server.ts'
import { registerOf, runStart } from './npm-start.ts'
import type { StartRun } from './npm-start.ts'

let server: LoopbackServer
let data: string
let run: StartRun
/** The items of the tables by the path of their address. */
let feeds: Map<string, Record<string, unknown>>
let articles: Map<string, Record<string, unknown>>

beforeAll(async () => {
  server = await startMisbehavingServer()
  data = await mkdtemp(join(tmpdir(), 'parley-misbehaving-'))
  const addresses = [...Object.keys(BROKEN_FEEDS), '/feeds/good'].map((path) => server.url + path)
  run = await runStart(['--once', '--json', '--data', data, '--allow-loopback', '--feeds', ...addresses])
  const register = await openLocalRegister(data)
  const byPath = async (variable: string) => {
    const { Items } = await register.dynamo.send(new ScanCommand({ TableName: register.names[variable] }))
    return new Map((Items ?? []).map((item) => [new URL(String(item['url'])).pathname, item]))
  }
  feeds = await byPath('FEEDS_TABLE')
  articles = await byPath('ARTICLES_TABLE')
  await register.close()
}, 150_000)

afterAll(async () => {
  await server.close()
  await rm(data, { recursive: true })
})

describe('servers that misbehave', () => {
  it('keep nothing from going through: every queue is emptied and nothing is undeliverable', () => {
    expect(run.code, run.stderr).toBe(0)
    expect(registerOf(run).map(({ parties }) => parties)).toContainEqual(['AUT', 'HRV'])
  })

  it.each(Object.entries(BROKEN_FEEDS))('the feed at %s is recorded as failing, with the reason', (path, reason) => {
    expect(feeds.get(path)).toMatchObject({ state: 'failing', last_failure: expect.stringMatching(reason) })
    expect(run.stderr).toContain(`${path}: `)
  })

  it.each(Object.entries(ARTICLE_ENDS))('the article at %s ends as recorded', (path, { state, reason }) => {
    const { state: ended, failure_reason: why = null } = articles.get(path) ?? {}
    expect({ state: ended, reason: why }).toEqual({ state, reason })
  })
})
