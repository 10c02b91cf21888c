import { describe, expect, test } from 'vitest'
import { runPipeline } from '../fakes/pipeline.ts'
import { scriptedWeb } from '../fakes/scripted-web.ts'
import { crashingPorts } from './crash-points.ts'
import { entries, LATER_SCRIPT, SCRIPT } from './scenario.ts'

function run(options: Omit<Parameters<typeof runPipeline>[0], 'entries' | 'web' | 'laterWeb'> = {}) {
  return runPipeline({ entries, web: scriptedWeb(SCRIPT).web, laterWeb: scriptedWeb(LATER_SCRIPT).web, ...options })
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
        'daily.example.org/down reported  1 page',
        'daily.example.org/feed.xml#["An item without an address","2021-11-18T08:00:00.000Z"] failed malformed_url 0 ',
        'daily.example.org/gone failed gone 0 ',
        'daily.example.org/shaky reported  1 page',
        'daily.example.org/sport no_meeting  0 page',
        'daily.example.org/tokyo failed unsupported_language 0 page',
        'daily.example.org/two-meetings reported  2 page',
        'daily.example.org/walled reported  1 feed',
        'm.mofa.example.org/communique/amp duplicate  0 ',
        'm.mofa.example.org/readout/amp duplicate  0 ',
        'mofa.example.org/communique reported  1 page',
        'mofa.example.org/readout reported  1 page',
      ].sort(),
    )
    expect(undisturbed.deadLetters).toEqual([])
    // Tried twice by then, and to be tried again.
    const [broken] = [...undisturbed.kept.articles.values()].filter(({ url }) => url.endsWith('/broken'))
    expect(broken).toMatchObject({ failures: 2, retryAt: '2021-11-18T17:00:00.000Z' })
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
