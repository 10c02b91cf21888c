import type { S3Client } from '@aws-sdk/client-s3'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createAnswerArchive } from '../../shared/adapters/answer-archive.ts'
import { createBedrockModel, MODEL_TIMEOUT_MS } from '../../shared/adapters/bedrock-model.ts'
import { createModelBudget } from '../../shared/adapters/model-budget.ts'
import type { Engine } from '../../shared/domain/provenance.ts'
import { readArticle } from '../../shared/engine/read-article.ts'
import { extractMeetings as extract } from '../../shared/extract/extract-meetings.ts'
import type { Clock } from '../../shared/ports.ts'
import { environmentVariables, readEnvironment } from '../../shared/runtime/environment.ts'
import type { Log } from '../../shared/runtime/telemetry.ts'
import { EXTRACT_NEEDS_MS, type ReadArticle } from './extract-meetings.ts'

/** How articles are read with a model: two turns with it, and the register after them. */
export type ModelReader = { read: ReadArticle; neededMs: number }

export type ModelReaderProps = { engine: Engine; dynamo: DynamoDBDocumentClient; s3: S3Client; bucket: string; clock: Clock; log: Log }

/** Wires the model, the day's budget and the kept answers. Reads the variables that name them. */
export function createModelReader({ engine, dynamo, s3, bucket, clock, log }: ModelReaderProps): ModelReader {
  const environment = readEnvironment(
    environmentVariables.pick({ BEDROCK_MODEL: true, BEDROCK_REGION: true, MODEL_USAGE_TABLE: true, TOKENS_PER_DAY: true, ASKED_ARTICLES_PER_DAY: true }).required({ BEDROCK_MODEL: true }),
  )
  const { BEDROCK_MODEL: model, BEDROCK_REGION: region } = environment
  const ask = createBedrockModel(region === undefined ? {} : { region })
  const limits = { tokensPerDay: environment.TOKENS_PER_DAY, articlesPerDay: environment.ASKED_ARTICLES_PER_DAY }
  const budget = createModelBudget(dynamo, environment.MODEL_USAGE_TABLE, limits, clock)
  return {
    async read(article, version, patient) {
      const memory = createAnswerArchive(s3, bucket, version)
      const reading = await readArticle(article, { engine, model, extract }, { ask, budget, memory, patient })
      if (reading.fallback !== null) log.warn('the rules read alone what a model should have', { articleId: version.articleId, fallback: reading.fallback, detail: reading.detail })
      return reading
    },
    neededMs: EXTRACT_NEEDS_MS + 2 * MODEL_TIMEOUT_MS,
  }
}
