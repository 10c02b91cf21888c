import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { BatchGetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import type { MeetingRecord } from '../../shared/domain/meeting.ts'
import { facets, indexRowSchema } from '../../shared/register/index-rows.ts'
import type { IndexRow } from '../../shared/register/index-rows.ts'
import { isTombstone, parseMeetingsItem, recordOfRow } from '../../shared/register/meeting-row.ts'

/** Most keys of one BatchGetItem. */
const BATCH_SIZE = 100

/** Every meeting as a listing row, the earliest first. */
export async function readListings(dynamo: DynamoDBDocumentClient, indexTable: string): Promise<IndexRow[]> {
  const query = {
    TableName: indexTable,
    KeyConditionExpression: 'facet = :facet',
    ExpressionAttributeValues: { ':facet': facets.all() },
  }
  const rows: IndexRow[] = []
  for await (const page of paginateQuery({ client: dynamo }, query)) {
    for (const item of page.Items ?? []) rows.push(indexRowSchema.parse(item))
  }
  return rows
}

/** The whole records of listed meetings, in the order of the listing. */
export async function readRecords(
  dynamo: DynamoDBDocumentClient,
  meetingsTable: string,
  listings: IndexRow[],
): Promise<MeetingRecord[]> {
  const records = new Map<string, MeetingRecord>()
  for (let start = 0; start < listings.length; start += BATCH_SIZE) {
    let keys: Record<string, unknown>[] = listings.slice(start, start + BATCH_SIZE).map(({ meeting_id }) => ({ meeting_id }))
    while (keys.length > 0) {
      const answer = await dynamo.send(new BatchGetCommand({ RequestItems: { [meetingsTable]: { Keys: keys } } }))
      for (const item of answer.Responses?.[meetingsTable] ?? []) {
        const row = parseMeetingsItem(item)
        if (!isTombstone(row)) records.set(row.meeting_id, recordOfRow(row))
      }
      keys = answer.UnprocessedKeys?.[meetingsTable]?.Keys ?? []
    }
  }
  return listings.flatMap(({ meeting_id }) => records.get(meeting_id) ?? [])
}
