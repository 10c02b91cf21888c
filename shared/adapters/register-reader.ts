import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb'
import { indexRowSchema } from '../register/index-rows.ts'
import type { IndexRow } from '../register/index-rows.ts'
import { parseMeetingsItem } from '../register/meeting-row.ts'
import { reportRowSchema } from '../register/report-row.ts'
import type { ListingQuery, RegisterReader } from '../queries/register-reader.ts'
import { batchGet } from './batch-get.ts'
import { splitReportKey } from './register-tables.ts'
import type { RegisterTableNames } from './register-tables.ts'

/** The register in DynamoDB, for reading; eventually consistent, which a listing is anyway. */
export function createRegisterReader(
  dynamo: DynamoDBDocumentClient,
  names: Pick<RegisterTableNames, 'meetings' | 'meeting_index' | 'reports'>,
): RegisterReader {
  return {
    listing: (query) => listing(dynamo, names.meeting_index, query),
    async meetings(ids) {
      const items = await batchGet(dynamo, names.meetings, ids.map((meeting_id) => ({ meeting_id })), 'eventual')
      return items.map(parseMeetingsItem)
    },
    async reports(keys) {
      const items = await batchGet(dynamo, names.reports, keys.map(splitReportKey), 'eventual')
      return items.map((item) => reportRowSchema.parse(item))
    },
  }
}

async function listing(dynamo: DynamoDBDocumentClient, table: string, query: ListingQuery): Promise<IndexRow[]> {
  const { facet, from, to, after, limit } = query
  // `~` sorts after every character of an id, so that the last day is included.
  const latest = to === null ? '~' : `${to}#~`
  const pages = paginateQuery(
    { client: dynamo, pageSize: limit },
    {
      TableName: table,
      KeyConditionExpression: 'facet = :facet AND date_id BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':facet': facet, ':from': from ?? ' ', ':to': latest },
      ScanIndexForward: false,
      ...(after === null ? {} : { ExclusiveStartKey: { facet, date_id: after } }),
    },
  )
  const rows: IndexRow[] = []
  for await (const page of pages) {
    rows.push(...(page.Items ?? []).map((item) => indexRowSchema.parse(item)))
    if (rows.length >= limit) break
  }
  return rows.slice(0, limit)
}
