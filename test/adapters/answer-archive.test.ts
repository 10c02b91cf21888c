import type { S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendFallbacks } from '../../local/ask-again/send-fallbacks.ts'
import { startBedrock, type LocalBedrock } from '../../local/bedrock/start-bedrock.ts'
import { createAnswerArchive } from '../../shared/adapters/answer-archive.ts'
import { createArticleStore } from '../../shared/adapters/article-store.ts'
import { createDocumentClient, createS3Client, createSqsClient } from '../../shared/adapters/aws-clients.ts'
import { createBedrockModel } from '../../shared/adapters/bedrock-model.ts'
import type { Article } from '../../shared/domain/article.ts'
import { UNBOUNDED } from '../../shared/engine/model-port.ts'
import { readArticle } from '../../shared/engine/read-article.ts'
import { requestFor } from '../../shared/engine/request.ts'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'
import { ARTICLE, rightMeeting, toolCall } from '../engine/sample-answer.ts'
import { type LocalServices, startLocalServices } from '../fakes/local-services.ts'

const MODEL = 'amazon.nova-lite-v1:0'
let services: LocalServices
let bedrock: LocalBedrock
let s3: S3Client
beforeAll(async () => {
  bedrock = await startBedrock(() => ({ kind: 'message', content: toolCall({ meetings: [rightMeeting()] }) }))
  services = await startLocalServices()
  services.sqsS3.ensureBucket('archive')
  services.sqsS3.ensureQueue({ name: 'texts', attributes: {}, deadLetter: null })
  await services.createTable('articles', { hash: 'article_id', index: { name: 'by_fallback', hash: 'model_fallback', range: 'fell_back_at' } })
  s3 = createS3Client()
})
afterAll(async () => {
  s3.destroy()
  await bedrock.close()
  await services.close()
})

const read = (version: number, model = MODEL) =>
  readArticle(ARTICLE, { engine: 'bedrock', model, extract: extractMeetings }, {
    ask: createBedrockModel({ endpoint: bedrock.endpoint, region: 'eu-central-1' }),
    budget: UNBOUNDED,
    memory: createAnswerArchive(s3, 'archive', { articleId: 'a_1', version }),
    patient: false,
  })

test('an article delivered twice is asked about once, and gives the same record', async () => {
  const [first, second] = [await read(1), await read(1)]
  expect(bedrock.requests).toHaveLength(1)
  expect(second.meetings).toEqual(first.meetings)
  expect([first.usage.inputTokens, second.usage.inputTokens]).toEqual([1000, 0])
})

test('another version, and another model, is asked about anew', async () => {
  const before = bedrock.requests.length
  await read(2)
  await read(1, 'amazon.nova-pro-v1:0')
  expect(bedrock.requests.length - before).toBe(2)
})

test('a kept answer that is no answer is poison, with its key', async () => {
  const archive = createAnswerArchive(s3, 'archive', { articleId: 'a_2', version: 1 })
  const request = requestFor(ARTICLE, MODEL)
  await archive.keep(request, { content: [], stopReason: 'end_turn', usage: { inputTokens: -1, outputTokens: 0, cacheReadInputTokens: 0, cacheWriteInputTokens: 0 } })
  await expect(archive.recall(request)).rejects.toThrow(/answers\/a_2\/1\/[0-9a-f]{20}\.json\.gz: not a kept answer \(usage\.inputTokens\)/)
})

test('articles that the rules read for want of a model are found by the reason and sent again', async () => {
  const dynamo = createDocumentClient()
  const sqs = createSqsClient()
  const articles = createArticleStore(dynamo, 'articles')
  const article = (id: string, fallback: Article['fallback']): Article => ({
    articleId: id, url: `https://daily.example.org/${id}`, feedId: 'f_1', outlet: null, outletKind: null, country: null, title: null, publishedAt: null, state: 'reported', reason: null, detail: null, failures: 0, retryAt: null, duplicateOf: null,
    textSource: 'page', version: 1, pageKey: null, textKey: `texts/${id}/1.json.gz`, textDigest: null, itemDigest: null, checkedAt: null, listedAt: '2026-05-07T09:00:00.000Z', updatedAt: '2026-05-07T10:00:00.000Z', extractorVersion: '1', fallback, reportCount: 1,
  })
  for (const [id, fallback] of [['a_1', 'budget'], ['a_2', null], ['a_3', 'throttled'], ['a_4', 'budget']] as const) await articles.add(article(id, fallback))
  const place = { dynamo, sqs, articlesTable: 'articles', textsQueueUrl: services.sqsS3.queueUrl('texts') }
  expect(await sendFallbacks(place, ['budget', 'filtered'], 10)).toEqual(new Map([['budget', 2]]))
  expect(new Set(services.sqsS3.bodies('texts').map((body) => JSON.parse(body).articleId))).toEqual(new Set(['a_1', 'a_4']))
  // Read with success, it waits no longer.
  expect(await articles.saveRead(article('a_1', null))).toBe(true)
  expect(await sendFallbacks(place, ['budget'], 10)).toEqual(new Map([['budget', 1]]))
  for (const client of [dynamo, sqs]) client.destroy()
})
