import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { tokensOf } from '../engine/converse.ts'
import type { TokenBudget } from '../engine/model-port.ts'
import type { Clock } from '../ports.ts'
import { unlessConditionFails } from './unless-condition-fails.ts'

/** What may be asked of a model in a day, UTC. */
export type DailyLimits = { tokensPerDay: number; articlesPerDay: number }

/**
 * The day's tokens in DynamoDB, one item a day. What a call may use at most is set aside before it, on condition
 * that the day has so much left, and replaced by what it used: however many workers ask at once, the day's limit
 * holds. A worker that dies in between leaves its reservation behind for that day.
 */
export function createModelBudget(dynamo: DynamoDBDocumentClient, table: string, limits: DailyLimits, clock: Clock): TokenBudget {
  return {
    async reserve(tokens, firstOfArticle) {
      if (tokens > limits.tokensPerDay) return null
      const Key = { usage_day: clock().toISOString().slice(0, 10) }
      const reserved = await unlessConditionFails(
        dynamo.send(
          new UpdateCommand({
            TableName: table,
            Key,
            UpdateExpression: 'ADD tokens :tokens, articles :articles',
            ConditionExpression: `(attribute_not_exists(tokens) OR tokens <= :left)${firstOfArticle ? ' AND (attribute_not_exists(articles) OR articles < :most)' : ''}`,
            ExpressionAttributeValues: {
              ':tokens': tokens,
              ':articles': firstOfArticle ? 1 : 0,
              ':left': limits.tokensPerDay - tokens,
              ...(firstOfArticle && { ':most': limits.articlesPerDay }),
            },
          }),
        ),
      )
      if (!reserved) return null
      return {
        async settle(used) {
          await dynamo.send(
            new UpdateCommand({
              TableName: table,
              Key,
              UpdateExpression: 'ADD tokens :difference, input_tokens :input, output_tokens :output, cache_read_tokens :read, cache_write_tokens :write',
              ExpressionAttributeValues: {
                ':difference': tokensOf(used) - tokens,
                ':input': used.inputTokens,
                ':output': used.outputTokens,
                ':read': used.cacheReadInputTokens,
                ':write': used.cacheWriteInputTokens,
              },
            }),
          )
        },
      }
    },
  }
}
