import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { feedId } from '../../shared/domain/ids.ts'
import { type PipelineRun, runPipeline } from '../fakes/pipeline.ts'
import { scriptedWeb } from '../fakes/scripted-web.ts'
import { DAILY, entries, MINISTRY, SCRIPT } from './scenario.ts'

/** What readers of the register and its operator see; how many versions it took is a matter of order. */
function outcome({ kept, deadLetters }: PipelineRun): unknown {
  const articles = [...kept.articles.values()].map(({ articleId, url, state, reason, outlet, outletKind, country, duplicateOf, textKey }) => {
    const text = textKey === null ? null : kept.texts.get(textKey)?.text
    const reports = kept.reports.get(articleId)?.map(({ reportId, outlet: said, outletKind: kind, meeting }) => ({ reportId, said, kind, meeting }))
    return [url, { state, reason, outlet, outletKind, country, duplicateOf, text, reports }] as const
  })
  return { articles: Object.fromEntries(articles.toSorted(([one], [other]) => (one < other ? -1 : 1))), deadLetters }
}

const [SHARED_OUTLET] = entries
  .filter(({ url }) => url === DAILY || url === MINISTRY)
  .toSorted((one, other) => (feedId(one.url) < feedId(other.url) ? -1 : 1))
  .map(({ name }) => name)

const inListedOrder = outcome(await runPipeline({ entries, web: scriptedWeb(SCRIPT).web }))

test('whichever feed is polled first and whichever message is delivered first, each article has one text and one outlet', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(entries, { minLength: entries.length }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      async (shuffledEntries, chances) => {
        const ordered = <Item>(messages: Item[]): Item[] =>
          messages
            .map((message) => ({ message, place: chances.next().value ?? 0 }))
            .toSorted((one, other) => one.place - other.place)
            .map(({ message }) => message)
        const run = await runPipeline({ entries: shuffledEntries, web: scriptedWeb(SCRIPT).web, ordered })
        expect(outcome(run)).toEqual(inListedOrder)
      },
    ),
    { numRuns: 150 },
  )
})

test('an article that two feeds list has the outlet of the one with the smallest id', () => {
  expect(inListedOrder).toMatchObject({
    articles: {
      'https://daily.example.org/two-meetings': { state: 'reported', reports: [{ said: SHARED_OUTLET }, { said: SHARED_OUTLET }] },
    },
  })
})
