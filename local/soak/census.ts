import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import { nameOf } from '../cloud/name-of.ts'
import type { LocalCloud } from '../cloud/start-cloud.ts'
import { openReader, readListings } from '../start/read-register.ts'
import { endingOf, ITEMS_PER_FEED, TELLINGS } from './articles.ts'
import type { Ending, Item } from './articles.ts'

/** What the tables hold at one moment, and what of it is not as it must be. */
export type Census = {
  /** Articles that were seen in a feed. */
  listed: number
  /** Articles that have come to their end. */
  ended: number
  reports: number
  meetings: number
  /** Listed items, or meetings told of, that are accounted for nowhere. */
  lost: string[]
  /** Articles, reports or meetings that are there more than once, or listed more than once. */
  doubled: string[]
  /** Articles that ended, but not as their page says. */
  wrong: string[]
}

const FINAL_STATES: ReadonlySet<unknown> = new Set(['reported', 'no_meeting', 'failed'])

/** Counts the articles and meetings of feeds 0 to `feeds` (exclusive), and holds each against what its outlet told. */
export async function takeCensus(cloud: LocalCloud, urlOf: (item: Item) => string, feeds: number): Promise<Census> {
  const client = new DynamoDBClient(cloud.clientSettings('dynamodb', 'census'))
  const dynamo = DynamoDBDocumentClient.from(client)
  try {
    const articles = await scan(dynamo, nameOf(cloud, 'ARTICLES_TABLE'))
    const reports = await scan(dynamo, nameOf(cloud, 'REPORTS_TABLE'))
    const meetings = (await scan(dynamo, nameOf(cloud, 'MEETINGS_TABLE'))).filter(({ merged_into: merged }) => merged === undefined)
    const listings = await readListings(openReader(dynamo, (variable) => nameOf(cloud, variable)))
    return compareWithTold({ articles, reports, meetings, listings }, urlOf, feeds)
  } finally {
    client.destroy()
  }
}

type Row = Record<string, unknown>

async function scan(dynamo: DynamoDBDocumentClient, TableName: string): Promise<Row[]> {
  const rows: Row[] = []
  for await (const page of paginateScan({ client: dynamo }, { TableName })) rows.push(...(page.Items ?? []))
  return rows
}

/** The items of the tables as they are, and the listing of all meetings. */
export type Held = { articles: Row[]; reports: Row[]; meetings: Row[]; listings: { meeting_id: string }[] }

/** Holds what is in the tables against what the outlets of feeds 0 to `feeds` told. */
export function compareWithTold({ articles, reports, meetings, listings }: Held, urlOf: (item: Item) => string, feeds: number): Census {
  const census: Census = {
    listed: articles.length,
    ended: articles.filter(({ state }) => FINAL_STATES.has(state)).length,
    reports: reports.length,
    meetings: meetings.length,
    lost: [],
    doubled: [],
    wrong: [],
  }
  const byUrl = Map.groupBy(articles, ({ url }) => String(url))
  const byArticle = Map.groupBy(reports, ({ article_id: id }) => String(id))
  const homes = new Map<number, Set<string>>()
  for (let feed = 0; feed < feeds; feed += 1) {
    for (let item = 0; item < ITEMS_PER_FEED; item += 1) {
      const url = urlOf({ feed, item })
      const ending = endingOf({ feed, item })
      const [article, ...others] = byUrl.get(url) ?? []
      if (others.length > 0) census.doubled.push(url)
      if (article === undefined || !FINAL_STATES.has(article['state'])) {
        census.lost.push(`${url} ${article === undefined ? 'never listed' : JSON.stringify(article['state'])}`)
        continue
      }
      const own = byArticle.get(String(article['article_id'])) ?? []
      if (!isAsTold(article, ending) || own.length !== (ending.state === 'reported' ? 1 : 0)) census.wrong.push(`${url} ${told(article, own.length)}, not ${ending.state}`)
      if (ending.state === 'reported') homes.set(ending.meeting, new Set([...(homes.get(ending.meeting) ?? []), ...own.map(({ meeting_id: id }) => String(id))]))
    }
  }
  checkMeetings(census, homes, meetings, listings)
  return census
}

function isAsTold({ state, failure_reason: reason }: Row, ending: Ending): boolean {
  return state === ending.state && (ending.state !== 'failed' || reason === ending.reason)
}

function told({ state, failure_reason: reason }: Row, reports: number): string {
  return `${JSON.stringify({ state, reason })} with ${reports} reports`
}

/** Each meeting that was told of is one record, with each of its tellings, listed once; and there is no other. */
function checkMeetings(census: Census, homes: Map<number, Set<string>>, meetings: Row[], listings: { meeting_id: string }[]): void {
  const rows = new Map(meetings.map((meeting) => [String(meeting['meeting_id']), meeting]))
  for (const [number, ids] of homes) {
    const [id = ''] = ids
    if (ids.size > 1) census.doubled.push(`meeting ${number} is ${[...ids].join(' and ')}`)
    else if (!rows.has(id)) census.lost.push(`meeting ${number} ${id}`)
    else if (rows.get(id)?.['source_count'] !== TELLINGS) census.wrong.push(`meeting ${number} has ${String(rows.get(id)?.['source_count'])} sources, not ${TELLINGS}`)
  }
  const known = new Set([...homes.values()].flatMap((ids) => [...ids]))
  census.doubled.push(...[...rows.keys()].filter((id) => !known.has(id)).map((id) => `meeting ${id} that nobody told of`))
  const listed = Map.groupBy(listings, ({ meeting_id: id }) => id)
  for (const id of rows.keys()) {
    const times = listed.get(id)?.length ?? 0
    if (times > 1) census.doubled.push(`meeting ${id} is listed ${times} times`)
    if (times === 0) census.lost.push(`meeting ${id} is not listed`)
  }
}
