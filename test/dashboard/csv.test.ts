import { expect, it } from 'vitest'
import { csvOf } from '../../dashboard/models/csv.ts'

it('a saved table opens in a spreadsheet as what it says, formulas disarmed', () => {
  const table = { caption: '', columns: ['What', 'Count'], rows: [['=HYPERLINK("x")', -1], ['a "quoted", word', null], ['-2+3', 0], ['two\nlines', 5]] }
  expect(csvOf(table)).toBe('\uFEFFWhat,Count\r\n"\'=HYPERLINK(""x"")",-1\r\n"a ""quoted"", word",\r\n\'-2+3,0\r\n"two\nlines",5\r\n')
})
