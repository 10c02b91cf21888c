import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createExportDirectory } from '../../local/export/export-directory.ts'
import { meetingEventSchema } from '../../shared/events/meeting-event.ts'
import { EXPORT_TABLES } from '../../shared/export/export-tables.ts'
import { exportRegister } from '../../shared/export/export-register.ts'
import { indexRowSchema } from '../../shared/register/index-rows.ts'
import { sampleRegister } from '../functions/sample-register.ts'

const doc = (name: string) => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')
const dashboards = doc('dashboards.md')
/** The queries of the docs by the name in their first line. */
const queries = new Map([...dashboards.matchAll(/```sql\n-- ([^\n]+)\n(.*?)```/gs)].map(([, name = '', sql = '']) => [name, sql]))
const { views, ...others } = Object.fromEntries(queries)

let directory: string
let duckdb: DuckDBConnection
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'parley-export-'))
  const { reader } = await sampleRegister()
  await exportRegister(reader, createExportDirectory(join(directory, 'export')), new Date('2026-04-21T00:00:00Z'))
  duckdb = await (await DuckDBInstance.create()).connect()
  for (const view of (views ?? '').split(';\n').filter((sql) => sql.trim() !== '')) await duckdb.run(view.replace("'export/", `'${directory}/export/`))
})
afterAll(() => {
  duckdb.closeSync()
  rmSync(directory, { recursive: true })
})

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return (await duckdb.runAndReadAll(sql)).getRowObjectsJson()
}

/** As the tools fill it in: Grafana its time range, Metabase its variables. */
const filledIn = (sql: string) => sql.replaceAll(/\$__dateFilter\((\w+)\)/g, "$1 BETWEEN date '2026-01-01' AND date '2026-12-31'").replaceAll('{{party}}', "'KOR'")

describe('the exported files, read by DuckDB', () => {
  it.each(Object.keys(others))('answer the query “%s” of the docs', async (name) => {
    expect((await rows(filledIn(queries.get(name) ?? ''))).length).toBeGreaterThan(0)
  })

  it('say what the register says', async () => {
    expect(await rows(queries.get('meetings by month') ?? '')).toEqual([
      { month: '2026-02', meetings: '4', held: '4' },
      { month: '2026-03', meetings: '4', held: '4' },
      { month: '2026-04', meetings: '4', held: '3' },
    ])
    expect((await rows(queries.get('pairs') ?? ''))[0]).toEqual({ party: 'KOR', other: 'USA', meetings: '6', last_met: '2026-04-12' })
    expect((await rows(queries.get('places') ?? ''))[0]).toEqual({ place_country: 'USA', place_city: 'Washington', meetings: '3' })
  })

  it('have the types of the docs', async () => {
    const types: Record<string, string> = { text: 'VARCHAR', whole: 'INTEGER', number: 'DOUBLE', day: 'DATE', instant: 'TIMESTAMP' }
    for (const { name, columns } of EXPORT_TABLES) {
      const described = z.array(z.object({ column_name: z.string(), column_type: z.string() })).parse(await rows(`DESCRIBE ${name}`))
      const found = described.map((column) => `${column.column_name} ${column.column_type.replace(' WITH TIME ZONE', '')}`)
      expect(found).toEqual([...columns.map((column) => `${column.name} ${types[column.type]}`), 'month VARCHAR'])
    }
  })
})

describe('the docs', () => {
  it('list every column of every exported table', () => {
    const documented = [...dashboards.matchAll(/^\| `(\w+)` \| `(\w+)` \| (\w+) \| (.*) \|$/gm)].map(([, table, column, type, meaning]) => `${table}.${column} ${type} ${meaning}`)
    expect(documented).toEqual(EXPORT_TABLES.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name} ${column.type} ${column.meaning}`)))
  })

  it('name only attributes in PartiQL that rows of the index have', () => {
    const [, partiql = ''] = /```partiql\n(.*?)```/s.exec(dashboards) ?? []
    const named = [...partiql.matchAll(/"([a-z_]+)"/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !(name in indexRowSchema.shape))).toEqual([])
  })

  it('give the schema that events are checked against, and an example of it', () => {
    expect(JSON.parse(doc('meeting-event.schema.json'))).toEqual(z.toJSONSchema(meetingEventSchema))
    const [, example = ''] = /```json\n(.*?)```/s.exec(doc('events.md')) ?? []
    meetingEventSchema.parse(JSON.parse(example))
  })
})
