import type { StatsResponse } from '../../shared/api/responses.ts'
import type { Table } from './table.ts'
import { nameOfParty } from './words.ts'

/** Who met whom how often: the parties that met most, in the order of how much. */
export type PairMatrix = {
  parties: string[]
  /** `counts[row][column]`; null on the diagonal. */
  counts: (number | null)[][]
  most: number
  /** All pairs counted, also of parties that have no row; the most frequent first. */
  pairs: { one: string; other: string; meetings: number; held: number }[]
}

/** More rows than this cannot be read at a glance. */
const MOST_PARTIES = 24

export function pairMatrix(counts: StatsResponse['counts'], first = ''): PairMatrix {
  const pairs = counts
    .map(({ key, meetings, held }) => {
      const [one = '', other = ''] = key.split('#')
      return { one, other, meetings, held }
    })
    .toSorted((a, b) => b.meetings - a.meetings || (a.one + a.other < b.one + b.other ? -1 : 1))
  const totals = new Map<string, number>()
  for (const { one, other, meetings } of pairs) {
    totals.set(one, (totals.get(one) ?? 0) + meetings)
    totals.set(other, (totals.get(other) ?? 0) + meetings)
  }
  const parties = [...totals.keys()]
    .toSorted((a, b) => Number(b === first) - Number(a === first) || (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1))
    .slice(0, MOST_PARTIES)
  const byPair = new Map(pairs.flatMap(({ one, other, meetings }) => [[`${one}#${other}`, meetings] as const, [`${other}#${one}`, meetings] as const]))
  const rows = parties.map((row) => parties.map((column) => (row === column ? null : (byPair.get(`${row}#${column}`) ?? 0))))
  return { parties, counts: rows, most: Math.max(0, ...rows.flat().map((count) => count ?? 0)), pairs }
}

/** How strongly a cell is shaded, 0 (none) to 5: by the square root, so that the few busy pairs leave something for the rest. */
export function shadeOf(count: number, most: number): number {
  return count === 0 || most === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(count / most) * 5))
}

export function pairsTable({ pairs }: PairMatrix): Table {
  return {
    caption: 'Meetings by pair of parties',
    columns: ['Party', 'Code', 'With', 'Code of with', 'Meetings', 'Of these held'],
    rows: pairs.map(({ one, other, meetings, held }) => [nameOfParty(one), one, nameOfParty(other), other, meetings, held]),
  }
}
