import { expect, it } from 'vitest'
import { registerTable } from '../../../local/start/register-table.ts'
import type { TableRow } from '../../../local/start/register-table.ts'

const row: TableRow = {
  date_start: '2021-11-16',
  date_end: null,
  date_precision: 'day',
  status: 'held',
  format: 'in_person',
  parties: 'KOR,USA',
  people: 'Choi Jong-kun (KOR); Wendy Sherman (USA)',
  place_city: 'Washington',
  place_country: 'USA',
  place_venue: null,
  topics: 'bilateral_ties,sanctions',
  source_count: 2,
  outlets: 'Yonhap; MOFA',
}

it('shows who met when, where and about what, and who says so', () => {
  const [head, , line] = registerTable([row], 160).split('\n')
  expect(head?.split(/ {2,}/)).toEqual(['Date', 'Status', 'Parties', 'People', 'Place', 'Topics', 'Sources'])
  expect(line?.split(/ {2,}/)).toEqual([
    '2021-11-16',
    'held',
    'KOR USA',
    'Choi Jong-kun (KOR); Wendy Sherman (USA)',
    'Washington, USA',
    'bilateral_ties sanctions',
    '2: Yonhap; MOFA',
  ])
})

it.each<[Partial<TableRow>, string]>([
  [{ date_start: null }, 'unknown'],
  [{ date_precision: 'month', date_start: '2026-08-01' }, '2026-08'],
  [{ date_precision: 'year', date_start: '2026-01-01' }, '2026'],
  [{ date_precision: 'week', date_end: '2021-11-20' }, '~2021-11-16'],
  [{ date_end: '2021-11-18' }, '2021-11-16–18'],
  [{ date_end: '2021-12-01' }, '2021-11-16–2021-12-01'],
  [{ date_end: '2021-11-16' }, '2021-11-16'],
])('shows a date only as exactly as it is known: %j', (change, expected) => {
  expect(registerTable([{ ...row, ...change }], 160).split('\n')[2]?.split(/ {2,}/)[0]).toBe(expected)
})

it('says how a call was held, and that an empty register is empty', () => {
  expect(registerTable([{ ...row, place_city: null, place_country: null, format: 'phone' }], 160)).toContain('by phone')
  expect(registerTable([], 80)).toBe('The register holds no meetings.\n')
})
