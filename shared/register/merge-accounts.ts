import type { TopicCode } from '../domain/topic-codes.ts'
import type { SideAccount } from '../domain/meeting.ts'
import { foldText } from './fold-text.ts'
import type { Voice } from './voices.ts'

/** Accounts listed in a record at most, the earliest; a summit has hundreds. */
const ACCOUNTS_KEPT = 30

type Named = { outlet: string | null; citing: string | null; omits: string[]; voice: Voice }

/**
 * The accounts side by side: each outlet, and each ministry or official that it cites, with what it
 * mentions of all that the record knows, and what it leaves out. Copies of one text are one account.
 */
export function accountsSideBySide(voices: readonly Voice[], topics: readonly TopicCode[], outcomes: readonly string[]): SideAccount[] {
  const groups = new Map<string, Named[]>()
  for (const voice of voices) {
    for (const named of namedAccounts(voice)) {
      const key = `${foldText(named.outlet ?? '')}\n${foldText(named.citing ?? '')}`
      groups.set(key, [...(groups.get(key) ?? []), named])
    }
  }
  return [...groups.values()].slice(0, ACCOUNTS_KEPT).map((group) => sideAccount(group, topics, outcomes))
}

/** Whom a voice names as its sources; a voice that names nobody speaks for itself. */
function namedAccounts(voice: Voice): Named[] {
  const { outlet, meeting } = voice.lead
  const named = meeting.accounts.map((account) => ({
    outlet: account.outlet ?? outlet,
    citing: account.citing,
    omits: account.omits,
    voice,
  }))
  return named.length > 0 ? named : [{ outlet, citing: null, omits: [], voice }]
}

function sideAccount(group: readonly Named[], topics: readonly TopicCode[], outcomes: readonly string[]): SideAccount {
  const [first] = group
  if (first === undefined) throw new Error('an account was named at least once')
  const meetings = group.map(({ voice }) => voice.lead.meeting)
  const toldTopics = new Set(meetings.flatMap((meeting) => meeting.topics))
  const toldOutcomes = new Set(meetings.flatMap((meeting) => meeting.outcomes.map(foldText)))
  const reports = group.flatMap(({ voice }) => voice.reports)
  return {
    outlet: first.outlet,
    citing: first.citing,
    carriedBy: carriers(group),
    mentions: {
      topics: topics.filter((topic) => toldTopics.has(topic)),
      outcomes: outcomes.filter((outcome) => toldOutcomes.has(foldText(outcome))),
      statements: new Set(meetings.flatMap((meeting) => meeting.statements.map(({ text }) => foldText(text)))).size,
    },
    leavesOut: {
      topics: topics.filter((topic) => !toldTopics.has(topic)),
      outcomes: outcomes.filter((outcome) => !toldOutcomes.has(foldText(outcome))),
    },
    saidToOmit: [...new Set(group.flatMap(({ omits }) => omits))],
    reportIds: [...new Set(reports.map(({ reportId }) => reportId))].slice(0, 20),
  }
}

/** The outlets, other than the first, that carry the same text. */
function carriers(group: readonly Named[]): string[] {
  const outlets = group.flatMap(({ voice }) => voice.reports.flatMap(({ outlet }) => (outlet === null ? [] : [outlet])))
  const leads = new Set(group.map(({ voice }) => voice.lead.outlet))
  return [...new Set(outlets)].filter((outlet) => !leads.has(outlet)).toSorted()
}
