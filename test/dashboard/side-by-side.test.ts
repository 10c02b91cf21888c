import { expect, it } from 'vitest'
import { sideBySide, sideBySideTable } from '../../dashboard/models/side-by-side.ts'
import type { SideAccount } from '../../shared/domain/meeting.ts'

function account(given: Partial<SideAccount>): SideAccount {
  return { outlet: null, citing: null, carriedBy: [], mentions: { topics: [], outcomes: [], statements: 0 }, leavesOut: { topics: [], outcomes: [] }, saidToOmit: [], reportIds: [], ...given }
}

it('accounts stand side by side with what each tells and leaves out', () => {
  const compared = sideBySide({
    accounts: [
      account({ outlet: 'One', mentions: { topics: ['energy', 'trade_investment'], outcomes: ['agreed'], statements: 2 } }),
      account({ outlet: 'Two', citing: 'the ministry', carriedBy: ['Two', 'Three'], mentions: { topics: ['energy'], outcomes: [], statements: 0 }, leavesOut: { topics: ['trade_investment'], outcomes: ['agreed'] } }),
    ],
  })
  expect(compared.accounts.map(({ name, carriedBy }) => [name, carriedBy])).toEqual([['One', []], ['Two, citing the ministry', ['Three']]])
  expect(sideBySideTable(compared).rows).toEqual([
    ['Topic', 'Trade and investment', 'told', 'left out'],
    ['Outcome', 'agreed', 'told', 'left out'],
    ['Topic', 'Energy', 'told', 'told'],
  ])
})
