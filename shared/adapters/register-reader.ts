import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { historyRowSchema } from '../register/history-row.ts'
import type { HistoryRow } from '../register/history-row.ts'
import { indexRowSchema } from '../register/index-rows.ts'
import type { IndexRow } from '../register/index-rows.ts'
import { parseMeetingsItem } from '../register/meeting-row.ts'
import type { MeetingsItem } from '../register/meeting-row.ts'
import { reportRowSchema } from '../register/report-row.ts'
import type { ChangesQuery, ListingQuery, RegisterReader } from '../queries/register-reader.ts'
import { batchGet } from './batch-get.ts'
import { splitReportKey } from './register-tables.ts'
import type { RegisterTableNames } from './register-tables.ts'

/** Names of the tables that readers of the register read. */
export type ReaderTableNames = Pick<RegisterTableNames, 'meetings' | 'meeting_index' | 'meeting_history' | 'reports'>

/** The register in DynamoDB, for reading; eventually consistent, which a listing is anyway. */
export function createRegisterReader(dynamo: DynamoDBDocumentClient, names: ReaderTableNames): RegisterReader {
  return {
    listing: (query) => listing(dynamo, names.meeting_index, query),
    meetings: (ids) => readMeetings(dynamo, names.meetings, ids),
    async reports(keys) {
      const items = await batchGet(dynamo, names.reports, keys.map(splitReportKey), 'eventual')
      return items.map((item) => reportRowSchema.parse(item))
    },
    changesOfDay: (query) => changesOfDay(dynamo, names.meeting_history, query),
    history: (meetingId) => history(dynamo, names.meeting_history, meetingId),
  }
}

/** The items of `meetings` that exist. */
export async function readMeetings(dynamo: DynamoDBDocumentClient, table: string, ids: readonly string[]): Promise<MeetingsItem[]> {
  const items = await batchGet(dynamo, table, ids.map((meeting_id) => ({ meeting_id })), 'eventual')
  return items.map(parseMeetingsItem)
}

async function listing(dynamo: DynamoDBDocumentClient, table: string, query: ListingQuery): Promise<IndexRow[]> {
  const { facet, order, from, to, after, limit } = query
  // `~` sorts after every character of an id, so that the last day is included.
  const latest = to === null ? '~' : `${to}#~`
  const rows = await firstItems(dynamo, {
    TableName: table,
    KeyConditionExpression: 'facet = :facet AND date_id BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':facet': facet, ':from': from ?? ' ', ':to': latest },
    ScanIndexForward: order === 'asc',
    ...(after === null ? {} : { ExclusiveStartKey: { facet, date_id: after } }),
  }, limit)
  return rows.map((item) => indexRowSchema.parse(item))
}

async function changesOfDay(dynamo: DynamoDBDocumentClient, table: string, { day, after, limit }: ChangesQuery): Promise<HistoryRow[]> {
  const rows = await firstItems(dynamo, {
    TableName: table,
    IndexName: 'by_change',
    KeyConditionExpression: 'change_day = :day AND change_id > :after',
    ExpressionAttributeValues: { ':day': day, ':after': after ?? ' ' },
  }, limit)
  return rows.map((item) => historyRowSchema.parse(item))
}

async function history(dynamo: DynamoDBDocumentClient, table: string, meetingId: string): Promise<HistoryRow[]> {
  const rows = await firstItems(dynamo, {
    TableName: table,
    KeyConditionExpression: 'meeting_id = :meeting',
    ExpressionAttributeValues: { ':meeting': meetingId },
  }, Infinity)
  return rows.map((item) => historyRowSchema.parse(item))
}

/** The first `limit` items of a query. */
async function firstItems(dynamo: DynamoDBDocumentClient, query: QueryCommandInput, limit: number): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  for await (const page of paginateQuery({ client: dynamo, ...(limit === Infinity ? {} : { pageSize: limit }) }, query)) {
    items.push(...(page.Items ?? []))
    if (items.length >= limit) break
  }
  return items.slice(0, limit)
}
