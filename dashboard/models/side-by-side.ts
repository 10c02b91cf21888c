import type { MeetingRecord, SideAccount } from '../../shared/domain/meeting.ts'
import type { Table } from './table.ts'
import { topicName } from './words.ts'

/** What an account does with something that some account tells. */
export type Treatment = 'told' | 'left out'

export type SideBySide = {
  accounts: { name: string; carriedBy: string[]; statements: number; saidToOmit: string[] }[]
  /** One row a topic or outcome that any account tells, with each account's treatment of it; what some leave out comes first. */
  rows: { kind: 'Topic' | 'Outcome'; what: string; treatments: Treatment[] }[]
}

/** The accounts of a meeting next to each other: what each tells, and what it leaves out that others tell. */
export function sideBySide({ accounts }: Pick<MeetingRecord, 'accounts'>): SideBySide {
  const told = (of: (account: SideAccount) => readonly string[]) => [...new Set(accounts.flatMap(of))]
  const rows = (kind: 'Topic' | 'Outcome', of: (told: { topics: readonly string[]; outcomes: readonly string[] }) => readonly string[], name: (value: string) => string) =>
    told(({ mentions, leavesOut }) => [...of(mentions), ...of(leavesOut)]).map((value) => ({
      kind,
      what: name(value),
      treatments: accounts.map(({ mentions }): Treatment => (of(mentions).includes(value) ? 'told' : 'left out')),
    }))
  return {
    accounts: accounts.map((account) => ({
      name: accountName(account),
      carriedBy: account.carriedBy.filter((outlet) => outlet !== account.outlet),
      statements: account.mentions.statements,
      saidToOmit: account.saidToOmit,
    })),
    rows: [...rows('Topic', ({ topics }) => topics, topicName), ...rows('Outcome', ({ outcomes }) => outcomes, (outcome) => outcome)].toSorted(
      (a, b) => Number(b.treatments.includes('left out')) - Number(a.treatments.includes('left out')),
    ),
  }
}

/** "Seoul Ledger, citing the foreign ministry". */
function accountName({ outlet, citing }: Pick<SideAccount, 'outlet' | 'citing'>): string {
  if (outlet === null) return citing ?? 'Outlet not known'
  return citing === null || citing === outlet ? outlet : `${outlet}, citing ${citing}`
}

/** The same as a table. */
export function sideBySideTable({ accounts, rows }: SideBySide): Table {
  return {
    caption: 'Accounts side by side',
    columns: ['Kind', 'What', ...accounts.map(({ name }) => name)],
    rows: rows.map(({ kind, what, treatments }) => [kind, what, ...treatments]),
  }
}
