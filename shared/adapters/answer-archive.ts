import { createHash } from 'node:crypto'
import type { S3Client } from '@aws-sdk/client-s3'
import { z } from 'zod'
import { answerKey } from '../articles/archive-keys.ts'
import { CorruptObject } from '../delivery-errors.ts'
import type { ConverseRequest } from '../engine/converse.ts'
import type { AnswerMemory } from '../engine/model-port.ts'
import { getJson, putJsonOnce } from './archive.ts'

const tokens = z.int().nonnegative()
const answerSchema = z.object({
  content: z.array(z.unknown()),
  stopReason: z.string(),
  usage: z.object({ inputTokens: tokens, outputTokens: tokens, cacheReadInputTokens: tokens, cacheWriteInputTokens: tokens }).nullable(),
})

/** The answers about one version of an article, in S3 beside its text. Another prompt or model is another request. */
export function createAnswerArchive(s3: S3Client, bucket: string, { articleId, version }: { articleId: string; version: number }): AnswerMemory {
  const keyOf = (request: ConverseRequest) => answerKey(articleId, version, digestOf(request))
  return {
    async recall(request) {
      const key = keyOf(request)
      const json = await getJson(s3, bucket, key)
      if (json === null) return null
      const answer = answerSchema.safeParse(json)
      if (!answer.success) throw new CorruptObject(`${key}: not a kept answer (${answer.error.issues.map(({ path }) => path.join('.')).join(', ')})`)
      return answer.data
    },
    keep: (request, answer) => putJsonOnce(s3, bucket, keyOf(request), answer),
  }
}

function digestOf(request: ConverseRequest): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 20)
}
