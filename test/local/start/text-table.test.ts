import { array, assert, constantFrom, integer, property, string, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textTable } from '../../../local/start/text-table.ts'

describe('a table of text', () => {
  const columns = [
    { title: 'Date', share: 0 },
    { title: 'People', share: 3 },
    { title: 'Place', share: 1 },
  ]

  it('wraps words within their columns', () => {
    const table = textTable(columns, [['2021-11-16', 'Choi Jong-kun (KOR); Wendy Sherman (USA)', 'Washington']], 46)
    expect(table).toBe(
      [
        'Date        People                  Place',
        '──────────  ──────────────────────  ──────────',
        '2021-11-16  Choi Jong-kun (KOR);    Washington',
        '            Wendy Sherman (USA)',
        '',
      ].join('\n'),
    )
  })

  it('cuts a word that no column has room for after an underscore or a hyphen, else where the column ends', () => {
    const table = textTable([{ title: 'Topics', share: 1 }], [['nuclear_nonproliferation'], ['Donaudampfschifffahrt']], 18)
    expect(table.split('\n').slice(2, -1)).toEqual(['nuclear_', 'nonproliferation', 'Donaudampfschifffa', 'hrt'])
  })

  it('loses no character and keeps within its width', () => {
    const word = string({ minLength: 1, maxLength: 30, unit: constantFrom('a', 'b', 'X', '-', 'é') })
    const cell = array(word, { maxLength: 12 }).map((words) => words.join(' '))
    assert(
      property(array(tuple(cell, cell), { maxLength: 6 }), integer({ min: 60, max: 160 }), (rows, width) => {
        const filled = rows.map(([people, place]) => ['2021-11-16', people, place])
        const table = textTable(columns, filled, width)
        expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width)
        const letters = (text: string) => text.replaceAll(/[\s─]/g, '').split('').sort().join('')
        expect(letters(table)).toBe(letters(['Date', 'People', 'Place', ...filled.flat()].join('')))
      }),
      { numRuns: 100 },
    )
  })
})
