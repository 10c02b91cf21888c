import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createRegisterReader } from '../../shared/adapters/register-reader.ts'
import type { MeetingRecord } from '../../shared/domain/meeting.ts'
import { textOrder } from '../../shared/domain/text-order.ts'
import { listMeetings } from '../../shared/queries/list-meetings.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import type { IndexRow } from '../../shared/register/index-rows.ts'
import { isTombstone, recordOfRow } from '../../shared/register/meeting-row.ts'
import { readerTableNames } from '../../shared/runtime/environment.ts'

const PAGE_SIZE = 500

/** Opens the register's tables for reading; `names` are those of the functions' variables. */
export function openReader(dynamo: DynamoDBDocumentClient, nameOf: (variable: string) => string): RegisterReader {
  return createRegisterReader(dynamo, readerTableNames(nameOf))
}

/** Every meeting as a listing row, the earliest first; those of one day by their parties and people, so that each run prints them alike. */
export async function readListings(reader: RegisterReader): Promise<IndexRow[]> {
  const rows: IndexRow[] = []
  let after: string | null = null
  do {
    const page = await listMeetings(reader, {}, { limit: PAGE_SIZE, after })
    rows.push(...page.meetings)
    after = page.next
  } while (after !== null)
  return rows.toSorted((a, b) => textOrder(a.listed_day, b.listed_day) || textOrder(a.parties, b.parties) || textOrder(a.people, b.people))
}

/** The whole records of listed meetings, in the order of the listing. */
export async function readRecords(reader: RegisterReader, listings: IndexRow[]): Promise<MeetingRecord[]> {
  const items = await reader.meetings(listings.map(({ meeting_id: id }) => id))
  const records = new Map(items.flatMap((item) => (isTombstone(item) ? [] : [[item.meeting_id, recordOfRow(item)] as const])))
  return listings.flatMap(({ meeting_id: id }) => records.get(id) ?? [])
}
