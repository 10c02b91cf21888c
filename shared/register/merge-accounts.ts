import type { Statement } from '../domain/meeting-fields.ts'
import type { TopicCode } from '../domain/topic-codes.ts'
import type { CitedSource, SideAccount } from '../domain/meeting.ts'
import { foldText } from './fold-text.ts'
import { citedOutlet } from './voices.ts'
import type { Voice } from './voices.ts'

/** Accounts listed in a record at most, the earliest; a summit has hundreds. */
const ACCOUNTS_KEPT = 30
/** Sources named of one account, and reports. */
const SOURCES_NAMED = 10
const REPORTS_NAMED = 20

/** What the record knows from all its accounts together. */
export type Told = { topics: readonly TopicCode[]; outcomes: readonly string[]; statements: readonly Statement[] }

/**
 * The accounts side by side: each outlet's, a ministry's own among them, with what it mentions of all that the
 * record knows, what it leaves out, and whom it cites. Copies of one text, and what retells another outlet, are
 * one account.
 */
export function accountsSideBySide(voices: readonly Voice[], told: Told): SideAccount[] {
  const bySource = Map.groupBy(voices, ({ source }) => source)
  return [...bySource.values()].slice(0, ACCOUNTS_KEPT).map((group) => sideAccount(group, told))
}

function sideAccount(group: readonly Voice[], { topics, outcomes, statements }: Told): SideAccount {
  const meetings = group.map(({ lead }) => lead.meeting)
  const toldTopics = new Set(meetings.flatMap((meeting) => meeting.topics))
  const toldOutcomes = new Set(meetings.flatMap((meeting) => meeting.outcomes.map(foldText)))
  const quoted = meetings.flatMap((meeting) => meeting.statements.map(({ text }) => foldText(text)))
  const mentions = {
    topics: topics.filter((topic) => toldTopics.has(topic)),
    outcomes: outcomes.filter((outcome) => toldOutcomes.has(foldText(outcome))),
    statements: statements.flatMap(({ text }, index) => (quoted.some((words) => isSameStatement(words, foldText(text))) ? [index] : [])),
  }
  const outlet = nameOf(group)
  return {
    outlet,
    official: group.some(({ official }) => official),
    cites: citedSources(group),
    carriedBy: carriers(group).filter((carrier) => carrier !== outlet),
    mentions,
    leavesOut: {
      topics: topics.filter((topic) => !mentions.topics.includes(topic)),
      outcomes: outcomes.filter((outcome) => !mentions.outcomes.includes(outcome)),
      statements: statements.flatMap((_, index) => (mentions.statements.includes(index) ? [] : [index])),
    },
    reportIds: [...new Set(group.flatMap(({ reports }) => reports.map(({ reportId }) => reportId)))].slice(0, REPORTS_NAMED),
  }
}

/** One outlet quotes a sentence whole, another its better half. */
function isSameStatement(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one)
}

/** The outlet whose account it is: that which all retell, or the first to publish. */
function nameOf(group: readonly Voice[]): string | null {
  const [first] = group
  return first === undefined ? null : (citedOutlet(first.lead) ?? first.lead.outlet)
}

/** Whom the account names as its sources, in the order of publication, with what each is said not to mention. */
function citedSources(group: readonly Voice[]): CitedSource[] {
  const sources = new Map<string, CitedSource>()
  for (const { citing, omits } of group.flatMap(({ lead }) => lead.meeting.accounts)) {
    if (citing === null) continue
    const known = sources.get(foldText(citing)) ?? { name: citing, saidToOmit: [] }
    sources.set(foldText(citing), { name: known.name, saidToOmit: [...new Set([...known.saidToOmit, ...omits])] })
  }
  return [...sources.values()].slice(0, SOURCES_NAMED)
}

/** The outlets that carry the account. */
function carriers(group: readonly Voice[]): string[] {
  const outlets = group.flatMap(({ reports }) => reports.flatMap(({ outlet }) => (outlet === null ? [] : [outlet])))
  return [...new Set(outlets)].toSorted()
}
