import { describe, expect, test } from 'vitest'
import { createRobotsRules } from '../../shared/adapters/robots-rules.ts'
import { bytes, scriptedWeb } from '../fakes/scripted-web.ts'

const ROBOTS = 'https://daily.example.org/robots.txt'
const RULES = bytes('User-agent: *\nDisallow: /private\nCrawl-delay: 3')

function rules(script: Parameters<typeof scriptedWeb>[0]) {
  let now = new Date('2021-11-18T09:00:00.000Z')
  const { web, requests } = scriptedWeb(script)
  const ask = createRobotsRules(web, () => now)
  return { ask, requests, pass: (hours: number) => (now = new Date(now.getTime() + hours * 3_600_000)) }
}

describe('the rules of a site', () => {
  test('are read once a day, for all of its pages', async () => {
    const { ask, requests, pass } = rules({ [ROBOTS]: { body: RULES } })
    expect(await ask('https://daily.example.org/1')).toEqual({ allowed: true, crawlDelaySeconds: 3 })
    expect(await ask('https://daily.example.org/private/2')).toEqual({ allowed: false, crawlDelaySeconds: 3 })
    pass(23)
    await ask('https://daily.example.org/3')
    expect(requests).toHaveLength(1)
    pass(2)
    await ask('https://daily.example.org/4')
    expect(requests).toHaveLength(2)
  })

  test('allow everything where there are none', async () => {
    const { ask } = rules({ [ROBOTS]: { status: 404 } })
    expect(await ask('https://daily.example.org/1')).toEqual({ allowed: true, crawlDelaySeconds: null })
  })

  test('of one scheme, host and port are not those of another', async () => {
    const { ask, requests } = rules({ [ROBOTS]: { body: RULES } })
    await ask('https://daily.example.org/1')
    await ask('http://daily.example.org/1')
    await ask('https://www.daily.example.org/1')
    await ask('https://daily.example.org:8443/1')
    expect(new Set(requests.map(({ url }) => url)).size).toBe(4)
  })

  test.each([
    ['fails', { status: 503 }],
    ['asks for patience', { status: 429 }],
    ['does not answer', { ok: false, reason: 'timeout', detail: 'no answer' } as const],
  ])('are unknown while the server %s, and asked for again the next time', async (_name, failure) => {
    const { ask } = rules({ [ROBOTS]: [failure, { body: RULES }] })
    expect(await ask('https://daily.example.org/1')).toMatchObject({ unavailable: failure })
    expect(await ask('https://daily.example.org/1')).toEqual({ allowed: true, crawlDelaySeconds: 3 })
  })

  test('are kept of no more sites than there is room for', async () => {
    const { ask, requests } = rules({})
    for (let site = 0; site <= 1_000; site++) await ask(`https://${site}.example.org/1`)
    requests.length = 0
    await ask('https://1000.example.org/2')
    expect(requests).toHaveLength(0)
    await ask('https://0.example.org/2')
    expect(requests).toHaveLength(1)
  })
})
