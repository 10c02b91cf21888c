import { rm, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { ensureAssembly } from '../local/cloud/assembly.ts'
import { nameOf } from '../local/cloud/name-of.ts'
import { startCloud } from '../local/cloud/start-cloud.ts'
import { apiOf } from '../local/web/cloud-api.ts'
import { openFrontDoor } from '../local/web/front-door.ts'
import { PROJECT_ROOT } from '../infra/bundle.ts'
import { withoutNulls } from '../shared/adapters/flat-row.ts'
import { facets } from '../shared/register/index-rows.ts'
import type { Listing } from '../shared/register/meeting-row.ts'

/**
 * What a page of the read API costs over a register of many meetings: read requests, and time beside that of
 * the bare query for the same rows, both through the local cloud and in turns. `node evaluation/bench-read-api.ts --meetings 50000`.
 */
const { values } = parseArgs({ options: { meetings: { type: 'string', default: '50000' }, rounds: { type: 'string', default: '40' } } })
const MEETINGS = Number(values.meetings)
const ROUNDS = Number(values.rounds)
const PARTIES = ['USA', 'CHN', 'KOR', 'JPN', 'FRA', 'DEU', 'GBR', 'IND', 'BRA', 'ZAF', 'TUR', 'EGY', 'SAU', 'ARE', 'VNM', 'IDN', 'POL', 'UKR', 'CHL', 'PER']
const PAGE = 50

const data = await mkdtemp(join(tmpdir(), 'parley-bench-'))
const cloud = await startCloud({ assembly: await ensureAssembly(PROJECT_ROOT), data })
const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(cloud.clientSettings('dynamodb', 'bench')))
const table = nameOf(cloud, 'MEETING_INDEX_TABLE')
await fill()
const frontDoor = await openFrontDoor({ answerApi: apiOf(cloud), dashboard: data })
console.log(`${MEETINGS} meetings, pages of ${PAGE}, ${ROUNDS} rounds in turns; medians`)
console.log('| page | read requests | bare query, ms | read API, ms | ratio |\n| --- | --- | --- | --- | --- |')
await compare('/v1/meetings', facets.all())
await compare('/v1/meetings?party=KOR', facets.party('KOR'))
await compare('/v1/meetings?status=planned&from=2026-01-01&order=asc', facets.status('planned'), { from: '2026-01-01', ascending: true })
await compare('/v1/meetings?party=KOR&with=USA', facets.pair('KOR', 'USA'))
await frontDoor.close()
await cloud.close()
await rm(data, { recursive: true })

/** A bare query's range and order. */
type Range = { from: string; ascending: boolean }

async function compare(path: string, facet: string, range: Range = { from: ' ', ascending: false }): Promise<void> {
  const own: number[] = []
  const bare: number[] = []
  await fetch(frontDoor.url + path)
  cloud.ledger.reset()
  await (await fetch(frontDoor.url + path)).text()
  const requests = cloud.ledger.entries().filter(({ caller }) => caller !== 'bench').reduce((sum, entry) => sum + entry.requests, 0)
  for (let round = 0; round < ROUNDS; round += 1) {
    own.push(await timed(async () => (await fetch(frontDoor.url + path)).text()))
    bare.push(await timed(() => bareQuery(facet, range)))
  }
  const [query, answer] = [median(bare), median(own)]
  console.log(`| \`${path}\` | ${requests} | ${query.toFixed(1)} | ${answer.toFixed(1)} | ${(answer / query).toFixed(2)} |`)
}

function bareQuery(facet: string, { from, ascending }: Range) {
  return dynamo.send(
    new QueryCommand({ TableName: table, KeyConditionExpression: 'facet = :facet AND date_id > :from', ExpressionAttributeValues: { ':facet': facet, ':from': from }, ScanIndexForward: ascending, Limit: PAGE + 1 }),
  )
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

/** Listing rows under the facets that are asked for; one row of five is of each party. */
async function fill(): Promise<void> {
  let batch: Record<string, unknown>[] = []
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await dynamo.send(new BatchWriteCommand({ RequestItems: { [table]: batch.map((Item) => ({ PutRequest: { Item } })) } }))
    batch = []
  }
  for (let number = 0; number < MEETINGS; number += 1) {
    const row = listing(number)
    const parties = row.parties.split(',')
    const under = [facets.all(), facets.status(row.status), ...parties.map(facets.party), facets.pair(parties[0] ?? '', parties[1] ?? '')]
    const asked = new Set([facets.all(), facets.status('planned'), facets.party('KOR'), facets.pair('KOR', 'USA')])
    for (const facet of under.filter((facet) => asked.has(facet))) {
      batch.push(withoutNulls({ ...row, facet, date_id: `${row.listed_day}#${row.meeting_id}` }))
      if (batch.length === 25) await flush()
    }
  }
  await flush()
}

function listing(number: number): Listing {
  const day = new Date(Date.UTC(2024, 0, 1 + (number % 1000))).toISOString().slice(0, 10)
  const one = PARTIES[number % PARTIES.length] ?? ''
  const other = PARTIES[(number + 1 + (Math.floor(number / PARTIES.length) % (PARTIES.length - 1))) % PARTIES.length] ?? ''
  const parties = [one, other].toSorted()
  return {
    meeting_id: `m_${number.toString(16).padStart(20, '0')}`,
    listed_day: day,
    date_start: day,
    date_end: null,
    date_precision: 'day',
    status: number % 10 === 0 ? 'planned' : 'held',
    format: 'in_person',
    salience: 'main',
    parties: parties.join(','),
    party_count: 2,
    people: `Ada Number${number % 97} (${parties[0]}); Bo Count${number % 89} (${parties[1]})`,
    person_names: `Ada Number${number % 97};Bo Count${number % 89}`,
    person_ids: `${parties[0]}:ada-number${number % 97},${parties[1]}:bo-count${number % 89}`,
    person_titles: 'Foreign Minister;Foreign Minister',
    place_city: 'Geneva',
    place_country: 'CHE',
    place_venue: null,
    topics: 'trade_investment,security_defence',
    duration_min: null,
    source_count: 2,
    independent_accounts: 2,
    outlets: 'One Wire; Another Paper',
    confidence: 0.9,
    first_published_at: `${day}T10:00:00.000Z`,
    last_published_at: `${day}T12:00:00.000Z`,
    index_rows: 16,
    version: 2,
  }
}
