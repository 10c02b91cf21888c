import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateTableCommand, DynamoDBClient, type KeySchemaElement } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { UNDISTURBED } from '../../../local/aws-calls.ts'
import { dataDirectory, writeState } from '../../../local/cloud/data-directory.ts'
import { startDynamoDb } from '../../../local/dynamodb/start-dynamodb.ts'
import { createRegisterStore } from '../../../shared/adapters/register-store.ts'
import { people, sampleReport } from '../../register/sample-reports.ts'

const KEYS: Record<string, [hash: string, range?: string]> = {
  reports: ['article_id', 'report_id'],
  meetings: ['meeting_id'],
  meeting_index: ['facet', 'date_id'],
  meeting_history: ['meeting_id', 'revision'],
  match_blocks: ['block_id'],
  corrections: ['meeting_id', 'corrected_at'],
}

const held = sampleReport({
  article: 'held',
  participants: people('Noh Jae-min/KOR/First Vice Foreign Minister; Wanda Shepherd/USA/Deputy Secretary of State'),
  topics: ['health'],
  evidence: 'The two met \u001b[31min Washington\u001b[0m for an hour, the ministry said.',
})
const planned = sampleReport({ article: 'planned', parties: ['JPN', 'KOR'], status: 'planned', date: { start: '2021-12-01', end: null, precision: 'day' } })
const data = mkdtempSync(join(tmpdir(), 'parley-query-'))

function keySchema(hash: string, range?: string): KeySchemaElement[] {
  return [{ AttributeName: hash, KeyType: 'HASH' }, ...(range === undefined ? [] : [{ AttributeName: range, KeyType: 'RANGE' as const }])]
}

/** A register as npm start leaves it: data and state, and no process. */
beforeAll(async () => {
  const directory = dataDirectory(data)
  const dynamodb = await startDynamoDb({ path: directory.dynamodb, hooks: UNDISTURBED })
  const client = new DynamoDBClient({ endpoint: dynamodb.endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } })
  for (const [TableName, [hash, range]] of Object.entries(KEYS)) {
    const names = [hash, ...(range === undefined ? [] : [range]), ...(TableName === 'corrections' ? ['state'] : [])]
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: AttributeName === 'revision' ? 'N' : 'S' })),
        KeySchema: keySchema(hash, range),
        ...(TableName === 'corrections'
          ? { GlobalSecondaryIndexes: [{ IndexName: 'by_state', KeySchema: keySchema('state', 'corrected_at'), Projection: { ProjectionType: 'ALL' } }] }
          : {}),
      }),
    )
  }
  const tables = {
    reports: 'reports', meetings: 'meetings', meeting_index: 'meeting_index',
    meeting_history: 'meeting_history', match_blocks: 'match_blocks', corrections: 'corrections',
  }
  const register = createRegisterStore(DynamoDBDocumentClient.from(client), tables, () => new Date('2021-11-20T00:00:00Z'))
  for (const report of [held, planned]) await register.putArticleReports(report.articleId, 1, [report])
  client.destroy()
  await dynamodb.close()
  const unused = 'http://127.0.0.1:1'
  writeState(directory, {
    pid: 2 ** 30,
    endpoints: { dynamodb: dynamodb.endpoint, sqs: unused, s3: unused },
    names: { MEETINGS_TABLE: 'meetings', MEETING_INDEX_TABLE: 'meeting_index', MEETING_HISTORY_TABLE: 'meeting_history', REPORTS_TABLE: 'reports', MATCH_BLOCKS_TABLE: 'match_blocks', CORRECTIONS_TABLE: 'corrections', ARTICLES_TABLE: 'articles' },
  })
})
afterAll(() => rmSync(data, { recursive: true, force: true }))

const query = (...args: string[]) => run('query', args)
const correct = (...args: string[]) => run('correct', args)

function run(command: string, args: string[]): { code: number | null; out: string; err: string } {
  const cli = join(import.meta.dirname, '..', '..', '..', 'local', `${command}.ts`)
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

test('lists the meetings of two parties, without npm start running', () => {
  const { code, out } = query('--data', data, '--party', 'KOR', '--with', 'USA')
  expect(code).toBe(0)
  expect(out).toContain('2021-11-16')
  expect(out).not.toContain('2021-12-01')
  expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120)
})

test('prints JSON that tells whether there is more', () => {
  const { code, out } = query('--data', data, '--limit', '1', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ meetings: [{ status: 'planned', parties: 'JPN,KOR' }], more: true })
})

test('shows a meeting with its reports and proving sentences, control characters left out', () => {
  const { code, out } = query('meeting', `m_${held.reportId.slice(2)}`, '--data', data)
  expect(code).toBe(0)
  expect(out).toContain('Wanda Shepherd (USA, Deputy Secretary of State)')
  expect(out).toContain('The two met [31min Washington')
  expect(out).not.toContain('\u001b')
})

test('shows a person over time, by name or by id', () => {
  const { code, out } = query('person', 'Wanda Shepherd', '--data', data)
  expect(code).toBe(0)
  expect(out).toContain('Wanda Shepherd (USA:wanda-shepherd)')
  expect(out).toContain('2021-11-16  Deputy Secretary of State (1 meeting)')
  expect(query('person', 'USA:velikhanov', '--data', data)).toMatchObject({ code: 1, err: expect.stringContaining('nobody of that name') })
})

test('tells apart a meeting that is not there (1) and arguments that make no sense (2)', () => {
  expect(query('meeting', 'm_00000000000000000000', '--data', data)).toMatchObject({ code: 1, err: expect.stringContaining('no such meeting') })
  expect(query('--party', 'Korea')).toMatchObject({ code: 2, err: expect.stringContaining('KOR (South Korea)') })
  expect(query('--data', join(data, 'nothing'))).toMatchObject({ code: 1, err: expect.stringContaining('npm start') })
})

test('a ruling is made, shown, listed and revoked', () => {
  const id = `m_${planned.reportId.slice(2)}`
  const made = correct('meeting', id, '--set', 'status=cancelled', '--reason', 'the ministry says so', '--by', 'desk', '--data', data)
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('status is "cancelled"\n  by desk: the ministry says so') })
  const { out } = query('meeting', id, '--data', data)
  expect(out).toContain('Corrected   status')
  expect(out).toMatch(/#2 changed by correction m_.*status: planned → cancelled/)
  const [ruling = ''] = correct('list', 'meeting', id, '--data', data).out.split('\n')
  expect(correct('revoke', ruling, '--data', data)).toMatchObject({ code: 0, out: expect.stringContaining('revoked by') })
  expect(correct('list', '--data', data).out).toBe('There are no rulings.\n')
}, 90_000)

test('a ruling on what is not there says so', () => {
  expect(correct('--not-a-meeting', 'm_00000000000000000000', '--reason', 'x', '--data', data)).toMatchObject({ code: 1, err: expect.stringContaining('no such meeting') })
  const id = `m_${held.reportId.slice(2)}`
  expect(correct('--split', id, '--reports', planned.reportId, '--reason', 'x', '--data', data)).toMatchObject({ code: 1, err: expect.stringContaining(`which are ${held.reportId}`) })
})
