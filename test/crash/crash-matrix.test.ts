import { describe, expect, test } from 'vitest'
import { feedEntry } from '../fakes/feed-entry.ts'
import { runPipeline } from '../fakes/pipeline.ts'
import { bytes, type ScriptedAnswer, scriptedWeb } from '../fakes/scripted-web.ts'
import { crashingPorts } from './crash-points.ts'

const DAILY = 'https://daily.example.org/feed.xml'
const MINISTRY = 'https://mofa.example.org/rss'
const DEAD = 'https://dead.example.org/rss'

const entries = [
  feedEntry(DAILY),
  feedEntry(MINISTRY, { name: 'Ministry of Foreign Affairs', kind: 'ministry' }),
  feedEntry(DEAD, { name: 'Silent Times' }),
]

/** Every way that an item can go, and each end that it can take. */
const SCRIPT: Record<string, ScriptedAnswer | ScriptedAnswer[]> = {
  [DAILY]: {
    headers: { etag: '"1"' },
    body: bytes(
      JSON.stringify([
        { link: 'https://daily.example.org/two-meetings' },
        { link: 'https://daily.example.org/sport' },
        { link: 'https://daily.example.org/gone' },
        { link: 'https://daily.example.org/walled', content: 'The ministers met on 2021-11-17.' },
        { link: 'https://daily.example.org/tokyo' },
        { link: 'https://daily.example.org/shaky' },
        { link: 'https://daily.example.org/broken' },
        { link: null, title: 'An item without an address' },
      ]),
    ),
  },
  [MINISTRY]: {
    body: bytes(JSON.stringify([{ link: 'https://mofa.example.org/readout' }, { link: 'https://daily.example.org/sport' }])),
  },
  [DEAD]: { ok: false, reason: 'unreachable', detail: 'no such host' },
  'https://daily.example.org/two-meetings': { body: bytes('They met on 2021-11-16. Others met on 2021-11-17.') },
  'https://daily.example.org/sport': { body: bytes('The home side won.') },
  'https://daily.example.org/gone': { status: 410 },
  'https://daily.example.org/walled': { body: bytes('CONSENT') },
  'https://daily.example.org/tokyo': { body: bytes('外相会談') },
  'https://daily.example.org/shaky': [{ status: 503 }, { body: bytes('They met on 2021-11-15.') }],
  'https://daily.example.org/broken': { status: 500 },
  'https://mofa.example.org/readout': { body: bytes('The ministers met on 2021-11-17.') },
}

function run(options: Omit<Parameters<typeof runPipeline>[0], 'entries' | 'web'> = {}) {
  return runPipeline({ entries, web: scriptedWeb(SCRIPT).web, ...options })
}

const recorder = crashingPorts(null)
const undisturbed = await run({ wrap: recorder.wrap })
const crashPoints = recorder.calls.flatMap((call) => [
  { call, when: 'before' as const },
  { call, when: 'after' as const },
])

describe('the crash matrix', () => {
  test('starts from a run in which every item ends as reports, as no meeting, or as a failure with a reason', () => {
    const ends = [...undisturbed.kept.articles.values()].map(({ url, state, reason, reportCount, textSource }) =>
      [url.replace(/^https:\/\//, ''), state, reason, reportCount, textSource].join(' '),
    )
    expect(ends.sort()).toEqual(
      [
        'daily.example.org/broken failed server_error 0 ',
        'daily.example.org/feed.xml#["An item without an address","2021-11-18T08:00:00.000Z"] failed malformed_url 0 ',
        'daily.example.org/gone failed gone 0 ',
        'daily.example.org/shaky reported  1 page',
        'daily.example.org/sport no_meeting  0 page',
        'daily.example.org/tokyo failed unsupported_language 0 page',
        'daily.example.org/two-meetings reported  2 page',
        'daily.example.org/walled reported  1 feed',
        'mofa.example.org/readout reported  1 page',
      ].sort(),
    )
    expect(undisturbed.deadLetters).toEqual([])
  })

  test('covers every function', () => {
    expect(new Set(crashPoints.map(({ call }) => call.name.split(':')[0]))).toEqual(
      new Set(['dispatch-feeds', 'poll-feed', 'fetch-article', 'extract-meetings']),
    )
  })

  test.each(crashPoints)('a crash $when call $call.index ($call.name) changes nothing in the end', async (point) => {
    const { wrap, calls } = crashingPorts(point)
    const disturbed = await run({ wrap })
    // Fewer calls than the undisturbed run would mean that the crash never came.
    expect(calls.length).toBeGreaterThan(point.call.index)
    expect(disturbed).toEqual(undisturbed)
  })

  test('every message delivered twice changes nothing', async () => {
    expect(await run({ deliveries: 2 })).toEqual(undisturbed)
  })

  test('the whole run repeated on what it left changes nothing', async () => {
    const { kept } = await run()
    expect(await run({ kept })).toEqual(undisturbed)
  })
})
