import { describe, expect, it } from 'vitest'
import { gapText, pairHistory, pairTable } from '../../dashboard/models/pair-history.ts'
import { summary } from './summaries.ts'

const TODAY = '2026-03-10'
const PAIR = ['KOR', 'USA'] as const

function met(day: string, given: Parameters<typeof summary>[0] = {}) {
  return summary({ date: { start: day, end: null, precision: 'day' }, meetingId: `m_${day}`, ...given })
}

function person(party: string, title: string | null) {
  return { personId: `${party}:x`, name: 'X', party, title }
}

describe('two parties over time', () => {
  it('tells when they last met, and when they will', () => {
    const history = pairHistory([met('2026-06-01', { status: 'proposed' }), met('2026-04-01', { status: 'planned' }), met('2026-03-01'), met('2026-03-05', { status: 'cancelled' }), met('2025-01-01')], PAIR, TODAY)
    expect(history.lastHeld?.day).toBe('2026-03-01')
    expect(history.next?.day).toBe('2026-04-01')
    expect(history.held).toBe(2)
    expect(history.points.map(({ day }) => day)).toEqual(['2025-01-01', '2026-03-01', '2026-03-05', '2026-04-01', '2026-06-01'])
  })

  it('finds the longest times without a meeting, the one that lasts among them', () => {
    const { gaps } = pairHistory([met('2024-01-01'), met('2024-02-01'), met('2025-02-01'), met('2025-12-01')], PAIR, TODAY)
    expect(gaps.map(gapText)).toEqual(['12 months, from 1 Feb 2024 to 1 Feb 2025', '10 months, from 1 Feb 2025 to 1 Dec 2025', '3 months, since 1 Dec 2025'])
  })

  it.each([
    ['both sides: the lower of their highest offices', [person('KOR', 'President'), person('KOR', 'Vice Minister'), person('USA', 'Secretary of State')], 3],
    ['one side only: that side’s highest', [person('KOR', 'Vice President'), person('KOR', 'Foreign Minister')], 2],
    ['a third party does not count', [person('KOR', 'Foreign Minister'), person('USA', 'Secretary of State'), person('JPN', 'Prime Minister')], 3],
    ['no office told', [person('KOR', null)], null],
    ['nobody named', [], null],
  ])('reckons the level from the offices: %s', (_, people, level) => {
    expect(pairHistory([met('2026-03-01', { people })], PAIR, TODAY).points[0]?.level).toBe(level)
  })

  it('has nothing to tell of two who never met', () => {
    expect(pairHistory([], PAIR, TODAY)).toEqual({ points: [], lastHeld: null, next: null, held: 0, gaps: [] })
  })

  it('is a table too, the latest first', () => {
    const { columns, rows } = pairTable(pairHistory([met('2026-03-01'), met('2026-03-02')], PAIR, TODAY), ...PAIR)
    expect(rows.map(([date]) => date)).toEqual(['2 March 2026', '1 March 2026'])
    expect(rows.every((row) => row.length === columns.length)).toBe(true)
  })
})
