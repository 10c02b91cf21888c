import {
  type DynamoDBDocumentClient,
  DeleteCommand,
  GetCommand,
  paginateQuery,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { countsSchema } from '../api/responses.ts'
import { DIMENSIONS } from '../export/month-counts.ts'
import type { CountsByKey, Dimension } from '../export/month-counts.ts'
import type { ChangedMonth, StatisticsStore } from '../export/statistics.ts'
import { inParallel } from '../runtime/in-parallel.ts'
import { unlessConditionFails } from './unless-condition-fails.ts'

/** Partitions of the table beside those of the dimensions: months to be counted again, and the state of counting. */
const CHANGED = 'changed'
const STATE = { dimension: 'state', month: 'export' }

const countsItemSchema = z.object({ month: z.string(), counts: z.string() })
const countsByKeySchema = z.record(z.string(), countsSchema)
const changedSchema = z.object({ month: z.string(), version: z.number() })
const stateSchema = z.object({ counted_at: z.string().optional() })

/** Statistics in DynamoDB: one item for each dimension and month. */
export function createStatisticsStore(dynamo: DynamoDBDocumentClient, table: string): StatisticsStore {
  const ofDimension = async (dimension: string, from: string, to: string): Promise<Record<string, unknown>[]> => {
    const items: Record<string, unknown>[] = []
    const query = {
      TableName: table,
      KeyConditionExpression: 'dimension = :dimension AND #month BETWEEN :from AND :to',
      ExpressionAttributeNames: { '#month': 'month' },
      ExpressionAttributeValues: { ':dimension': dimension, ':from': from, ':to': to },
    }
    for await (const page of paginateQuery({ client: dynamo }, query)) items.push(...(page.Items ?? []))
    return items
  }
  return {
    async counts(dimension: Dimension, from: string, to: string) {
      return (await ofDimension(dimension, from, to)).map((item) => {
        const { month, counts } = countsItemSchema.parse(item)
        return { month, counts: countsByKeySchema.parse(JSON.parse(counts)) }
      })
    },
    async countedAt() {
      const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: STATE }))
      return stateSchema.parse(Item ?? {}).counted_at ?? null
    },
    async markChanged(months) {
      await inParallel(months, 8, async (month) => {
        await dynamo.send(
          new UpdateCommand({
            TableName: table,
            Key: { dimension: CHANGED, month },
            UpdateExpression: 'ADD #version :one',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':one': 1 },
          }),
        )
      })
    },
    async changedMonths(): Promise<ChangedMonth[]> {
      return (await ofDimension(CHANGED, '0', '~')).map((item) => changedSchema.parse(item))
    },
    async settle({ month, version }) {
      await unlessConditionFails(
        dynamo.send(
          new DeleteCommand({
            TableName: table,
            Key: { dimension: CHANGED, month },
            ConditionExpression: '#version = :version',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': version },
          }),
        ),
      )
    },
    async putCounts(month: string, counts: Record<Dimension, CountsByKey>) {
      await inParallel(DIMENSIONS, DIMENSIONS.length, async (dimension) => {
        const Key = { dimension, month }
        const Item = { ...Key, counts: JSON.stringify(counts[dimension]) }
        const empty = Object.keys(counts[dimension]).length === 0
        await (empty ? dynamo.send(new DeleteCommand({ TableName: table, Key })) : dynamo.send(new PutCommand({ TableName: table, Item })))
      })
    },
    take(now, until) {
      return unlessConditionFails(
        dynamo.send(
          new UpdateCommand({
            TableName: table,
            Key: STATE,
            UpdateExpression: 'SET busy_until = :until',
            ConditionExpression: 'attribute_not_exists(busy_until) OR busy_until < :now',
            ExpressionAttributeValues: { ':until': until.toISOString(), ':now': now.toISOString() },
          }),
        ),
      )
    },
    async release(countedAt) {
      await dynamo.send(
        new UpdateCommand({
          TableName: table,
          Key: STATE,
          UpdateExpression: countedAt === null ? 'REMOVE busy_until' : 'SET counted_at = :at REMOVE busy_until',
          ...(countedAt === null ? {} : { ExpressionAttributeValues: { ':at': countedAt.toISOString() } }),
        }),
      )
    },
  }
}
