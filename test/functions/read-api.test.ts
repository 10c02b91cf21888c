import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { ReadApiPorts } from '../../functions/read-api/ports.ts'
import { readApi } from '../../functions/read-api/read-api.ts'
import { DUE_SHARDS } from '../../shared/adapters/feed-row.ts'
import { problemSchema } from '../../shared/api/problem.ts'
import { changesResponse, meetingResponse, meetingsResponse, statsResponse } from '../../shared/api/responses.ts'
import { CorruptObject } from '../../shared/delivery-errors.ts'
import type { Feed } from '../../shared/domain/feed.ts'
import { monthCounts } from '../../shared/export/month-counts.ts'
import { newFeed } from '../../shared/feeds/feed-life.ts'
import { feedEntry } from '../fakes/feed-entry.ts'
import { memoryStatistics } from '../export/memory-statistics.ts'
import { sampleRegister } from './sample-register.ts'
import type { SampleRegister } from './sample-register.ts'
import { listMonth } from '../../shared/queries/list-month.ts'

let sample: SampleRegister
let ports: ReadApiPorts
beforeAll(async () => {
  sample = await sampleRegister()
  const statistics = memoryStatistics()
  for (const month of ['2026-02', '2026-03', '2026-04']) await statistics.putCounts(month, monthCounts(month, await listMonth(sample.reader, month)))
  ports = {
    register: sample.reader,
    statistics,
    archive: { getText: () => Promise.reject(new CorruptObject('texts/none: no such object')) },
    feedsOfShard: () => Promise.resolve([]),
    clock: () => new Date('2026-04-21T00:00:00Z'),
    access: 'iam',
    keyDigests: new Set(),
    wholeTexts: false,
  }
})

/** One request; `status` and the body, decompressed. */
async function ask(path: string, { headers = {}, ...options }: { headers?: Record<string, string>; ports?: Partial<ReadApiPorts>; method?: string } = {}) {
  const [rawPath = '', query = ''] = path.split('?')
  const request = {
    method: options.method ?? 'GET',
    path: rawPath.split('/').filter(Boolean).map(decodeURIComponent),
    origin: 'https://register.example',
    rawPath,
    query: new URLSearchParams(query),
    headers,
    signed: false,
  }
  const { statusCode, headers: answered = {}, body = '', isBase64Encoded = false } = await readApi(request, { ...ports, ...options.ports })
  return { status: statusCode, headers: answered, body: isBase64Encoded ? gunzipSync(Buffer.from(body, 'base64')).toString() : body }
}

async function askFor<Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.infer<Schema>> {
  const { status, body } = await ask(path)
  expect(status, body).toBe(200)
  return schema.parse(JSON.parse(body))
}

const daysOf = ({ meetings }: z.infer<typeof meetingsResponse>) => meetings.map(({ listedDay }) => listedDay)

describe('a list of meetings', () => {
  const value = (name: string, ...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined }).map((chosen) => (chosen === undefined ? '' : `${name}=${chosen}`))
  const queries = fc
    .tuple(
      fc.constantFrom('', 'party=KOR', 'party=KOR&with=USA', 'party=JPN&with=USA'),
      value('person', 'Noh', 'KOR:noh-hyun-woo'),
      value('topic', 'trade_investment'),
      value('status', 'held', 'planned'),
      value('place', 'USA', 'Washington'),
      value('from', '2026-03-01'),
      value('include', 'quotes'),
      value('format', 'json', 'csv', 'ics', 'atom'),
      fc.constantFrom('limit=1', 'limit=5', 'limit=100'),
    )
    .map((parts) => parts.filter((part) => part !== '').join('&'))

  it('takes at most three read requests for a first page, whatever the conditions and the format', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(queries, fc.constant('updated_since=2026-04-19&limit=5')), async (query) => {
        sample.reader.requests = 0
        const { status, body } = await ask(`/v1/meetings?${query}`)
        expect(status, body).toBe(200)
        expect(sample.reader.requests).toBeLessThanOrEqual(3)
      }),
      { numRuns: 200 },
    )
  })

  it('is cut into pages that neither repeat nor leave out when meetings are added in between', async () => {
    const before = await askFor(meetingsResponse, '/v1/meetings?party=FRA&limit=2')
    await sample.add('added later', '2026-04-27', { parties: ['DEU', 'FRA'] })
    await sample.add('added earlier', '2026-02-01', { parties: ['DEU', 'FRA'] })
    const seen = daysOf(before)
    for (let { next } = before; next !== null; ) {
      const page = await askFor(meetingsResponse, `/v1/meetings?party=FRA&limit=2&cursor=${next}`)
      seen.push(...daysOf(page))
      next = page.next
    }
    expect(seen).toEqual(['2026-04-26', '2026-04-19', '2026-03-26', '2026-03-19', '2026-02-26', '2026-02-19', '2026-02-01'])
  })

  it('comes the earliest first where asked, and with the words that prove each', async () => {
    const { meetings } = await askFor(meetingsResponse, '/v1/meetings?party=JPN&order=asc&include=quotes')
    expect(meetings.map(({ listedDay }) => listedDay)).toEqual(['2026-02-12', '2026-03-12', '2026-04-12'])
    expect(meetings[0]?.quote).toMatchObject({ text: expect.stringContaining('story 02-12'), outlet: 'Outlet of story 02-12' })
  })

  it('finds a person by id among the meetings of its own party alone', async () => {
    expect(daysOf(await askFor(meetingsResponse, '/v1/meetings?person=KOR:noh-hyun-woo&limit=100'))).toHaveLength(9)
    expect(daysOf(await askFor(meetingsResponse, '/v1/meetings?person=CHN:noh-hyun-woo&limit=100'))).toHaveLength(0)
  })

  it('tells programs of the next page in a header, without the key', async () => {
    const { headers } = await ask('/v1/meetings?format=csv&limit=1&key=secret')
    expect(headers['link']).toMatch(/^<https:\/\/register\.example\/v1\/meetings\?format=csv&limit=1&cursor=\S+>; rel="next"$/)
  })
})

describe('what changed', () => {
  it('is listed with tombstones, and goes on from where it ended', async () => {
    const first = await askFor(changesResponse, '/v1/changes?since=2026-04-20&limit=5')
    expect(first.changes).toHaveLength(5)
    const rest = await askFor(changesResponse, `/v1/changes?limit=500&cursor=${first.next}`)
    expect(rest.next).toBeNull()
    expect(new Set([...first.changes, ...rest.changes].map(({ changeId }) => changeId)).size).toBe(first.changes.length + rest.changes.length)
    expect((await askFor(changesResponse, `/v1/changes?cursor=${rest.resume}`)).changes).toEqual([])
  })

  it('is part of a meeting, with its reports', async () => {
    const [meeting] = (await askFor(meetingsResponse, '/v1/meetings?party=JPN&limit=1')).meetings
    const answer = await askFor(meetingResponse, `/v1/meetings/${meeting?.meetingId}`)
    expect(answer).toMatchObject({ revision: 1, reportsOmitted: 0, reports: [{ outlet: 'Outlet of story 04-12' }], history: [{ kind: 'opened', changes: [] }] })
  })
})

describe('statistics', () => {
  it('sum up months, and can be kept to one party’s pairs', async () => {
    const byMonth = await askFor(statsResponse, '/v1/stats?by=month&from=2026-02&to=2026-04')
    expect(byMonth.counts.map(({ key, meetings, planned }) => `${key} ${meetings} ${planned}`)).toEqual(['2026-02 4 0', '2026-03 4 0', '2026-04 4 1'])
    const pairs = await askFor(statsResponse, '/v1/stats?by=pair&per=range&party=USA&from=2026-02&to=2026-04')
    expect(pairs.counts.map(({ key, meetings }) => `${key} ${meetings}`)).toEqual(['KOR#USA 6', 'JPN#USA 3'])
  })
})

describe('an error', () => {
  it.each([
    ['/v1/meetings?party=KORE', 400, 'party', 'KOR (South Korea)'],
    ['/v1/meetings?with=USA', 400, 'with', 'party'],
    ['/v1/meetings?from=2026-03-02&to=2026-03-01', 400, 'from', 'not later'],
    ['/v1/meetings?topic=fish', 400, 'topic', 'trade_investment'],
    ['/v1/meetings?limit=0', 400, 'limit', undefined],
    ['/v1/meetings?limit=101&include=quotes', 400, 'limit', 'at most 100'],
    ['/v1/meetings?outlet=Wire', 400, 'outlet', 'meeting_reports'],
    ['/v1/meetings?q=tariffs', 400, 'q', 'docs/dashboards.md'],
    ['/v1/meetings?party=KOR&party=USA', 400, 'party', 'once'],
    ['/v1/meetings?cursor=zzz', 400, 'cursor', 'next'],
    ['/v1/meetings?updated_since=2026-01-01', 400, 'updated_since', '/v1/changes'],
    ['/v1/stats?by=topic&party=KOR', 400, 'party', 'by=pair'],
    ['/v1/stats?by=week', 400, 'by', undefined],
    ['/v1/meetings/m_1', 404, 'meetingId', 'twenty'],
    [`/v1/meetings/m_${'0'.repeat(20)}`, 404, 'meetingId', undefined],
    ['/v1/parties/KORE', 404, 'code', 'KOR'],
    ['/v1/people/KOR:nobody-at-all', 404, 'personId', 'person='],
    ['/v2/meetings', 404, undefined, 'openapi'],
  ])('of %s is %i and names what is at fault and what to do', async (path, status, parameter, instead) => {
    const answer = await ask(path)
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/problem+json'])
    const problem = problemSchema.parse(JSON.parse(answer.body))
    expect(problem.parameter).toBe(parameter)
    if (instead !== undefined) expect(problem.instead).toContain(instead)
  })

  it('goes out for a cursor of another query', async () => {
    const { next } = await askFor(meetingsResponse, '/v1/meetings?party=KOR&limit=1')
    expect((await ask(`/v1/meetings?party=USA&limit=1&cursor=${next}`)).status).toBe(400)
  })

  it('goes out where the archived text of a report is no more', async () => {
    const [meeting] = (await askFor(meetingsResponse, '/v1/meetings?limit=1')).meetings
    const [report] = (await askFor(meetingResponse, `/v1/meetings/${meeting?.meetingId}`)).reports
    expect((await ask(`/v1/reports/${report?.articleId}/${report?.reportId}`)).status).toBe(410)
  })
})

describe('an answer', () => {
  it('is 304 to whoever has it, and compressed for whoever takes gzip', async () => {
    const plain = await ask('/v1/meetings?limit=100')
    const packed = await ask('/v1/meetings?limit=100', { headers: { 'accept-encoding': 'br;q=1, gzip' } })
    expect([packed.headers['content-encoding'], packed.body]).toEqual(['gzip', plain.body])
    expect((await ask('/v1/meetings?limit=100', { headers: { 'accept-encoding': 'gzip;q=0' } })).headers['content-encoding']).toBeUndefined()
    const again = await ask('/v1/meetings?limit=100', { headers: { 'if-none-match': `"x", ${String(plain.headers['etag'])}` } })
    expect([again.status, again.body]).toEqual([304, ''])
  })

  it('of the last changes is the same until the hour is over, unless something changes', async () => {
    const etagAt = async (time: string) => (await ask('/v1/changes', { ports: { clock: () => new Date(time) } })).headers['etag']
    const first = await etagAt('2026-05-02T10:00:00Z')
    expect(await etagAt('2026-05-02T10:59:59.999Z')).toBe(first)
  })

  it('of the feeds is the same in whatever order the index gives them', async () => {
    const feeds = ['rss', 'top', 'world'].map((path) => newFeed(feedEntry(`https://wire.example/${path}`, { name: 'Wire' }), new Date('2026-04-20T00:00:00Z')))
    const etagOf = async (listed: Feed[]) =>
      (await ask('/v1/feeds', { ports: { feedsOfShard: (shard) => Promise.resolve(shard === DUE_SHARDS[0] ? listed : []) } })).headers['etag']
    expect(await etagOf(feeds.toReversed())).toBe(await etagOf(feeds))
  })

  it('is given to nobody without a key where the owner asks for keys', async () => {
    const keyed = { access: 'keys' as const, keyDigests: new Set([createHash('sha256').update('right').digest('hex')]) }
    const status = async (path: string, headers = {}) => (await ask(path, { headers, ports: keyed })).status
    expect(await status('/v1/meetings')).toBe(401)
    expect(await status('/v1/openapi.json')).toBe(401)
    expect(await status('/v1/meetings?key=wrong')).toBe(401)
    expect(await status('/v1/meetings?key=right')).toBe(200)
    expect(await status('/v1/meetings', { 'x-api-key': 'right' })).toBe(200)
  })

  it('is never given to a request that would change something', async () => {
    expect((await ask('/v1/meetings', { method: 'DELETE' })).status).toBe(405)
  })
})
