import { expect, it } from 'vitest'
import { sideBySide, sideBySideTable } from '../../dashboard/models/side-by-side.ts'
import type { SideAccount } from '../../shared/domain/meeting.ts'

function account(given: Partial<SideAccount>): SideAccount {
  const nothing = { topics: [], outcomes: [], statements: [] }
  return { outlet: null, official: false, cites: [], carriedBy: [], mentions: nothing, leavesOut: nothing, reportIds: [], ...given }
}

it('accounts stand side by side with what each tells and leaves out', () => {
  const compared = sideBySide({
    statements: [{ speaker: 'Noh', text: 'We agree.' }],
    accounts: [
      account({ outlet: 'One', official: true, mentions: { topics: ['energy', 'trade_investment'], outcomes: ['agreed'], statements: [] }, leavesOut: { topics: [], outcomes: [], statements: [0] } }),
      account({
        outlet: 'Two',
        cites: [{ name: 'the ministry', saidToOmit: ['the tariffs'] }],
        carriedBy: ['Three'],
        mentions: { topics: ['energy'], outcomes: [], statements: [0] },
        leavesOut: { topics: ['trade_investment'], outcomes: ['agreed'], statements: [] },
      }),
    ],
  })
  expect(compared.accounts).toEqual([
    { name: 'One', official: true, cites: [], carriedBy: [] },
    { name: 'Two', official: false, cites: ['the ministry'], carriedBy: ['Three'] },
  ])
  expect(compared.omissions).toEqual([{ account: 'Two', source: 'the ministry', omits: ['the tariffs'] }])
  expect(sideBySideTable(compared).rows).toEqual([
    ['Topic', 'Trade and investment', 'told', 'left out'],
    ['Outcome', 'agreed', 'told', 'left out'],
    ['Statement', 'Noh: “We agree.”', 'left out', 'told'],
    ['Topic', 'Energy', 'told', 'told'],
  ])
})
