import type { MeetingRecord, SideAccount } from '../../shared/domain/meeting.ts'
import type { Table } from './table.ts'
import { topicName } from './words.ts'

/** What an account does with something that some account tells. */
export type Treatment = 'told' | 'left out'

export type SideBySide = {
  accounts: { name: string; official: boolean; cites: string[]; carriedBy: string[] }[]
  /** One row a topic, outcome or statement that any account tells, with each account's treatment of it; what some leave out comes first. */
  rows: { kind: 'Topic' | 'Outcome' | 'Statement'; what: string; treatments: Treatment[] }[]
  /** What an account says in so many words that a source does not mention. */
  omissions: { account: string; source: string; omits: string[] }[]
}

/** The accounts of a meeting next to each other: what each tells, and what it leaves out that others tell. */
export function sideBySide({ accounts, statements }: Pick<MeetingRecord, 'accounts' | 'statements'>): SideBySide {
  function rows<Value>(kind: SideBySide['rows'][number]['kind'], of: (told: SideAccount['mentions']) => readonly Value[], name: (value: Value) => string | undefined) {
    const told = [...new Set(accounts.flatMap(({ mentions, leavesOut }) => [...of(mentions), ...of(leavesOut)]))]
    return told.flatMap((value) => {
      const what = name(value)
      const treatments = accounts.map(({ mentions }): Treatment => (of(mentions).includes(value) ? 'told' : 'left out'))
      return what === undefined ? [] : [{ kind, what, treatments }]
    })
  }
  const statementText = (place: number) => {
    const statement = statements[place]
    return statement && `${statement.speaker}: “${statement.text}”`
  }
  return {
    accounts: accounts.map((account) => ({ name: accountName(account), official: account.official, cites: account.cites.map(({ name }) => name), carriedBy: account.carriedBy })),
    rows: [...rows('Topic', ({ topics }) => topics, topicName), ...rows('Outcome', ({ outcomes }) => outcomes, (outcome) => outcome), ...rows('Statement', ({ statements: places }) => places, statementText)].toSorted(
      (a, b) => Number(b.treatments.includes('left out')) - Number(a.treatments.includes('left out')),
    ),
    omissions: accounts.flatMap((account) =>
      account.cites.filter(({ saidToOmit }) => saidToOmit.length > 0).map(({ name, saidToOmit }) => ({ account: accountName(account), source: name, omits: saidToOmit })),
    ),
  }
}

function accountName({ outlet }: Pick<SideAccount, 'outlet'>): string {
  return outlet ?? 'Outlet not known'
}

/** The same as a table. */
export function sideBySideTable({ accounts, rows }: SideBySide): Table {
  return {
    caption: 'Accounts side by side',
    columns: ['Kind', 'What', ...accounts.map(({ name }) => name)],
    rows: rows.map(({ kind, what, treatments }) => [kind, what, ...treatments]),
  }
}
