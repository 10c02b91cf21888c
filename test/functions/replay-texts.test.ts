import { expect, test } from 'vitest'
import { replayTexts } from '../../functions/replay-texts/replay-texts.ts'
import type { ExtractMeetingsMessage } from '../../shared/messages.ts'

const READ: Record<string, { version: number; extractorVersion: string | null }> = {
  a_done: { version: 2, extractorVersion: 'now' },
  a_old: { version: 2, extractorVersion: 'before' },
  a_unread: { version: 1, extractorVersion: null },
}
const KEYS = ['texts/a_done/2.json.gz', 'texts/a_old/1.json.gz', 'texts/a_old/2.json.gz', 'texts/a_unread/1.json.gz', 'texts/a_lost/1.json.gz', 'texts/a_lost/10.json.gz', 'texts/strange']

async function messagesOf(force: boolean): Promise<ExtractMeetingsMessage[]> {
  const messages: ExtractMeetingsMessage[] = []
  await replayTexts(
    { Items: KEYS.map((Key) => ({ Key })), BatchInput: { force } },
    {
      articles: { readings: async (ids) => new Map(ids.flatMap((id) => (READ[id] === undefined ? [] : [[id, READ[id]] as const]))) },
      outbox: { send: async (batch) => void messages.push(...batch) },
      extractorVersion: 'now',
      count: () => {},
    },
  )
  return messages
}

async function sent(force: boolean): Promise<string[]> {
  return (await messagesOf(force)).map(({ articleId, version, textKey }) => `${articleId} ${version} ${textKey}`)
}

test('the newest text of each article is sent, unless this extractor has read it; those of lost articles too', async () => {
  expect(await sent(false)).toEqual(['a_old 2 texts/a_old/2.json.gz', 'a_unread 1 texts/a_unread/1.json.gz', 'a_lost 10 texts/a_lost/10.json.gz'])
})

test('a text is read unless it has been read meanwhile; by a forced replay in any case', async () => {
  expect((await messagesOf(false)).map(({ unlessReadBy }) => unlessReadBy)).toEqual(['now', 'now', 'now'])
  expect((await messagesOf(true)).every((message) => !('unlessReadBy' in message))).toBe(true)
})

test('a forced replay sends what this extractor has read as well', async () => {
  expect(await sent(true)).toContain('a_done 2 texts/a_done/2.json.gz')
})
