import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { correctionOfRow, correctionRowSchema } from '../register/correction-row.ts'
import { indexKeysOf } from '../register/index-rows.ts'
import type { CandidateRange } from '../register/match-blocks.ts'
import { listed, parseMeetingsItem } from '../register/meeting-row.ts'
import { rulingsBlock, unsettledBlock } from '../register/plan-change.ts'
import { WriteConflict } from '../register/register-tables.ts'
import type {
  ExpectedVersion,
  FlatItem,
  ItemKey,
  ListedMeeting,
  RegisterTable,
  RegisterTables,
  RulingNote,
  UnsettledWork,
  WriteAction,
} from '../register/register-tables.ts'
import { reportRowSchema } from '../register/report-row.ts'
import { batchGet, inBatches } from './batch-get.ts'
import { withoutNulls } from './flat-row.ts'

/** Names of the tables that hold the register. */
export type RegisterTableNames = Record<RegisterTable, string>

const listedSchema = z.object({ meeting_id: z.string(), version: z.number() })
const blockSchema = z.object({ block_id: z.string(), version: z.number() })
const noteSchema = z.object({ version: z.number(), meeting_ids: z.string(), stale_rows: z.string() })
const rulingsSchema = z.object({ block_id: z.string(), version: z.number(), meeting_ids: z.string() })

/** The register's tables in DynamoDB. Every read is strongly consistent. */
export function createRegisterTables(dynamo: DynamoDBDocumentClient, names: RegisterTableNames): RegisterTables {
  const queryAll = async (input: Parameters<typeof paginateQuery>[1]): Promise<FlatItem[]> => {
    const items: FlatItem[] = []
    for await (const page of paginateQuery({ client: dynamo }, { ...input, ConsistentRead: true })) {
      items.push(...(page.Items ?? []))
    }
    return items
  }
  return {
    async articleReports(articleId) {
      const items = await queryAll({
        TableName: names.reports,
        KeyConditionExpression: 'article_id = :article',
        ExpressionAttributeValues: { ':article': articleId },
      })
      return items.map((item) => reportRowSchema.parse(item))
    },

    async reports(keys) {
      const items = await batchGet(dynamo, names.reports, keys.map(splitReportKey), 'strong')
      return items.map((item) => reportRowSchema.parse(item))
    },

    async meetings(ids) {
      const items = await batchGet(dynamo, names.meetings, ids.map((meeting_id) => ({ meeting_id })), 'strong')
      return items.map(parseMeetingsItem)
    },

    async blockVersions(blockIds) {
      const items = await batchGet(dynamo, names.match_blocks, blockIds.map((block_id) => ({ block_id })), 'strong')
      const found = new Map(items.map((item) => blockSchema.parse(item)).map(({ block_id: id, version }) => [id, version]))
      return new Map(blockIds.map((id): [string, ExpectedVersion] => [id, found.get(id) ?? null]))
    },

    async listedMeetings(ranges) {
      const pages = await inBatches(ranges, 1, ([range]) => (range === undefined ? Promise.resolve([]) : queryAll(listingQuery(names, range))))
      return pages.flat().map((item): ListedMeeting => {
        const { meeting_id: meetingId, version } = listedSchema.parse(item)
        return { meetingId, version }
      })
    },

    async corrections(meetingIds) {
      const pages = await inBatches(meetingIds, 1, ([meetingId]) =>
        queryAll({
          TableName: names.corrections,
          KeyConditionExpression: 'meeting_id = :meeting',
          ExpressionAttributeValues: { ':meeting': meetingId },
        }),
      )
      return pages.flat().map((item) => {
        const row = correctionRowSchema.parse(item)
        return { correction: correctionOfRow(row), version: row.version }
      })
    },

    async rulingNotes(articleIds) {
      const items = await batchGet(dynamo, names.match_blocks, articleIds.map((id) => ({ block_id: rulingsBlock(id) })), 'strong')
      const notes = new Map(items.map((item) => rulingsSchema.parse(item)).map((note) => [note.block_id, note]))
      return articleIds.map((articleId): RulingNote => {
        const note = notes.get(rulingsBlock(articleId))
        return { articleId, version: note?.version ?? null, meetingIds: listed(note?.meeting_ids ?? '') }
      })
    },

    async unsettled(id): Promise<UnsettledWork | null> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: names.match_blocks, Key: { block_id: unsettledBlock(id) }, ConsistentRead: true }),
      )
      if (Item === undefined) return null
      const { version, meeting_ids: ids, stale_rows: stale } = noteSchema.parse(Item)
      return { version, meetingIds: listed(ids), staleRows: stale === '' ? [] : indexKeysOf({ index_keys: stale }) }
    },

    async write(actions) {
      try {
        await dynamo.send(new TransactWriteCommand({ TransactItems: actions.map((action) => transactItem(names, action)) }))
      } catch (error) {
        throw isConflict(error) ? new WriteConflict('an item was changed meanwhile', { cause: error }) : error
      }
    },
  }
}

function listingQuery(names: RegisterTableNames, { facet, from, to }: CandidateRange) {
  return {
    TableName: names.meeting_index,
    KeyConditionExpression: 'facet = :facet AND date_id BETWEEN :from AND :to',
    // `~` sorts after every character of an id, so that the last day is included.
    ExpressionAttributeValues: { ':facet': facet, ':from': from, ':to': `${to}#~` },
    ProjectionExpression: 'meeting_id, version',
  }
}

/** A report's key in its table, from `article_id/report_id`. */
export function splitReportKey(key: string): ItemKey {
  const [article_id = '', report_id = ''] = key.split('/')
  return { article_id, report_id }
}

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

function transactItem(names: RegisterTableNames, action: WriteAction): TransactItem {
  const TableName = names[action.table]
  const condition = action.expect === undefined ? {} : versionCondition(action.key, action.expect)
  if (action.kind === 'put') return { Put: { TableName, Item: withoutNulls(action.item), ...condition } }
  if (action.kind === 'delete') return { Delete: { TableName, Key: { ...action.key }, ...condition } }
  return { ConditionCheck: { TableName, Key: { ...action.key }, ...versionCondition(action.key, action.expect) } }
}

function versionCondition(key: ItemKey, expect: ExpectedVersion) {
  if (expect === null) {
    return { ConditionExpression: 'attribute_not_exists(#key)', ExpressionAttributeNames: { '#key': Object.keys(key)[0] ?? '' } }
  }
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': expect },
  }
}

/** Reasons for which a transaction is cancelled and worth reading and planning again. */
const CONFLICTS: ReadonlySet<string> = new Set(['ConditionalCheckFailed', 'TransactionConflict'])

function isConflict(error: unknown): boolean {
  return error instanceof TransactionCanceledException && (error.CancellationReasons ?? []).some(({ Code }) => CONFLICTS.has(Code ?? ''))
}
