import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBedrock, type LocalBedrock, type WireAnswer } from '../../local/bedrock/start-bedrock.ts'
import { createDocumentClient } from '../../shared/adapters/aws-clients.ts'
import { createBedrockModel } from '../../shared/adapters/bedrock-model.ts'
import { createModelBudget, type DailyLimits } from '../../shared/adapters/model-budget.ts'
import { mostTokens } from '../../shared/engine/ask-model.ts'
import { FORGETFUL } from '../../shared/engine/model-port.ts'
import { readArticle } from '../../shared/engine/read-article.ts'
import { requestFor } from '../../shared/engine/request.ts'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'
import { ARTICLE, rightMeeting, toolCall } from '../engine/sample-answer.ts'
import { type LocalServices, startLocalServices } from '../fakes/local-services.ts'

const MODEL = 'amazon.nova-lite-v1:0'
const USED = { inputTokens: 4000, outputTokens: 500, cacheReadInputTokens: 100, cacheWriteInputTokens: 20 }
const USED_TOKENS = 4620
const MOST = mostTokens(requestFor(ARTICLE, MODEL))

let bedrock: LocalBedrock
let services: LocalServices
let dynamo: DynamoDBDocumentClient
let answer: WireAnswer
beforeAll(async () => {
  bedrock = await startBedrock(() => answer)
  services = await startLocalServices()
  await services.createTable('usage', { hash: 'usage_day' })
  dynamo = createDocumentClient()
})
afterAll(async () => {
  dynamo.destroy()
  await bedrock.close()
  await services.close()
})

/** So many articles read on one day by eight workers, each with a client and a budget of its own. */
async function readDay(day: string, articles: number, limits: DailyLimits) {
  const ask = createBedrockModel({ endpoint: bedrock.endpoint, region: 'eu-central-1', maxAttempts: 1 })
  const asked = bedrock.requests.length
  const queue = Array.from({ length: articles }).keys()
  const fallbacks: (string | null)[] = []
  async function worker(): Promise<void> {
    const budget = createModelBudget(dynamo, 'usage', limits, () => new Date(`${day}T12:00:00Z`))
    for (const _ of queue) fallbacks.push((await readArticle(ARTICLE, { engine: 'bedrock', model: MODEL, extract: extractMeetings }, { ask, budget, memory: FORGETFUL, patient: false })).fallback)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  const { Item } = await dynamo.send(new GetCommand({ TableName: 'usage', Key: { usage_day: day }, ConsistentRead: true }))
  return { fallbacks, asked: bedrock.requests.length - asked, usage: Item }
}

const right = (): WireAnswer => ({ kind: 'message', content: toolCall({ meetings: [rightMeeting()] }), usage: USED })

test('eight workers count to the token what Bedrock says was used', async () => {
  answer = right()
  const { asked, usage, fallbacks } = await readDay('2026-05-01', 24, { tokensPerDay: 10_000_000, articlesPerDay: 1000 })
  expect(asked).toBe(24)
  expect(new Set(fallbacks)).toEqual(new Set([null]))
  expect(usage).toMatchObject({ articles: 24, tokens: 24 * USED_TOKENS, input_tokens: 24 * 4000, output_tokens: 24 * 500, cache_read_tokens: 24 * 100, cache_write_tokens: 24 * 20 })
})

test('eight workers never use more than the day has, and the rules read the rest', async () => {
  answer = right()
  const tokens = 5 * MOST
  const { asked, usage, fallbacks } = await readDay('2026-05-02', 24, { tokensPerDay: tokens, articlesPerDay: 1000 })
  expect(usage?.['tokens']).toBe(asked * USED_TOKENS)
  expect(asked * USED_TOKENS).toBeLessThanOrEqual(tokens)
  expect(asked).toBeGreaterThanOrEqual(5)
  expect(fallbacks.filter((fallback) => fallback === 'budget')).toHaveLength(24 - asked)
})

test('eight workers ask about no more articles than the day has', async () => {
  answer = right()
  const { asked, usage } = await readDay('2026-05-03', 24, { tokensPerDay: 10_000_000, articlesPerDay: 10 })
  expect([asked, usage?.['articles']]).toEqual([10, 10])
})

test('what a refused call set aside is given back', async () => {
  answer = { kind: 'error', name: 'AccessDeniedException' }
  const { usage, fallbacks } = await readDay('2026-05-04', 8, { tokensPerDay: 10_000_000, articlesPerDay: 1000 })
  expect(usage?.['tokens']).toBe(0)
  expect(new Set(fallbacks)).toEqual(new Set(['no_access']))
})
