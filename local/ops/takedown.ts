import { DeleteObjectsCommand, ListObjectVersionsCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3'
import type { ObjectIdentifier, S3Client } from '@aws-sdk/client-s3'
import { paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Article } from '../../shared/domain/article.ts'
import type { Report } from '../../shared/domain/report.ts'
import type { ArticleStore, Register } from '../../shared/ports.ts'
import { changesOfRow, historyRowSchema } from '../../shared/register/history-row.ts'
import { redactedReport } from '../../shared/register/redacted-report.ts'
import { reportOfRow, reportRowSchema } from '../../shared/register/report-row.ts'
import { stableJson } from '../../shared/register/stable-json.ts'

/** Objects that S3 deletes in one request. */
const DELETED_AT_ONCE = 1000

export type TakedownMeans = {
  dynamo: DynamoDBDocumentClient
  s3: S3Client
  articles: ArticleStore
  register: Register
  bucket: string
  reportsTable: string
  historyTable: string
  now: Date
}

/** What was taken away. */
export type Takedown = { reports: number; meetings: number; objects: number }

/**
 * Removes an article's text and every quotation of it: from the archive (all versions of page and text), from its
 * reports and the meetings made of them, and from the history of these. That there was such a report, and the facts it
 * gave, stays. The article is never fetched again. Doing it again does no harm, and finishes what was cut short.
 */
export async function takeDown(article: Article, why: string, means: TakedownMeans): Promise<Takedown> {
  const version = article.reason === 'taken_down' ? article.version : article.version + 1
  // First of all the state, so that no reading that is under way puts the words back.
  const { articles, now } = means
  await articles.saveRead({
    ...article,
    version,
    title: null,
    state: 'failed',
    reason: 'taken_down',
    detail: why,
    retryAt: null,
    pageKey: null,
    textKey: null,
    textDigest: null,
    updatedAt: now.toISOString(),
  })
  const rows = await reportsOf(article.articleId, means)
  await means.register.putArticleReports(article.articleId, version, rows.map(({ report }) => redactedReport(report, version)))
  const meetings = new Set(rows.map(({ meetingId }) => meetingId))
  for (const meetingId of meetings) await scrubHistory(meetingId, means)
  return { reports: rows.length, meetings: meetings.size, objects: await deleteObjects(article.articleId, means) }
}

async function reportsOf(articleId: string, { dynamo, reportsTable }: TakedownMeans): Promise<{ meetingId: string; report: Report }[]> {
  const pages = paginateQuery(
    { client: dynamo },
    { TableName: reportsTable, KeyConditionExpression: 'article_id = :id', ExpressionAttributeValues: { ':id': articleId }, ConsistentRead: true },
  )
  const found: { meetingId: string; report: Report }[] = []
  for await (const { Items = [] } of pages) {
    for (const item of Items) {
      const row = reportRowSchema.parse(item)
      found.push({ meetingId: row.meeting_id, report: reportOfRow(row) })
    }
  }
  return found
}

/** The only words of articles that a row of history repeats are old and new outcomes. */
async function scrubHistory(meetingId: string, { dynamo, historyTable }: TakedownMeans): Promise<void> {
  const pages = paginateQuery(
    { client: dynamo },
    { TableName: historyTable, KeyConditionExpression: 'meeting_id = :id', ExpressionAttributeValues: { ':id': meetingId } },
  )
  for await (const { Items = [] } of pages) {
    for (const item of Items) {
      const row = historyRowSchema.parse(item)
      const changes = changesOfRow(row)
      if (!changes.some(({ field }) => field === 'outcomes')) continue
      const scrubbed = changes.map((change) => (change.field === 'outcomes' ? { field: 'outcomes', from: null, to: null } : change))
      await dynamo.send(
        new UpdateCommand({
          TableName: historyTable,
          Key: { meeting_id: row.meeting_id, revision: row.revision },
          UpdateExpression: 'SET #changes = :changes',
          ExpressionAttributeNames: { '#changes': 'changes' },
          ExpressionAttributeValues: { ':changes': stableJson(scrubbed) },
        }),
      )
    }
  }
}

/** Deletes the article's pages, texts and what a language model answered about it, with all their versions; returns how many objects there were. */
async function deleteObjects(articleId: string, { s3, bucket }: TakedownMeans): Promise<number> {
  let deleted = 0
  for (const folder of ['pages', 'texts', 'answers']) {
    const prefix = { Bucket: bucket, Prefix: `${folder}/${articleId}/` }
    for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, prefix)) {
      await deleteAll(Contents.map(({ Key }) => ({ Key })), s3, bucket)
      deleted += Contents.length
    }
    // Deleting what is listed, it is the first page again each time; the local cloud's bucket keeps no versions.
    for (let versions = await versionsUnder(prefix, s3); versions.length > 0; versions = await versionsUnder(prefix, s3)) {
      await deleteAll(versions, s3, bucket)
    }
  }
  return deleted
}

async function versionsUnder(prefix: { Bucket: string; Prefix: string }, s3: S3Client): Promise<ObjectIdentifier[]> {
  const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand(prefix))
  return [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }))
}

async function deleteAll(objects: ObjectIdentifier[], s3: S3Client, bucket: string): Promise<void> {
  for (let start = 0; start < objects.length; start += DELETED_AT_ONCE) {
    const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects.slice(start, start + DELETED_AT_ONCE), Quiet: true } }))
    const [first] = Errors
    if (first !== undefined) throw new Error(`${first.Key ?? bucket} could not be deleted: ${first.Message ?? first.Code ?? 'no reason given'}`)
  }
}
