import { meetingDateSchema } from '../../shared/domain/meeting-fields.ts'
import type { MeetingAnswer } from '../../shared/queries/get-meeting.ts'
import type { MeetingRecord, SideAccount } from '../../shared/domain/meeting.ts'
import type { Report } from '../../shared/domain/report.ts'
import type { HistoryRow } from '../../shared/register/history-row.ts'
import { changeText } from './print-changes.ts'
import { partyName } from '../../shared/domain/party-codes.ts'

/** One meeting for people to read: the record, what accounts differ in, each report with its proving sentence, and its history. */
export function meetingText(answer: Extract<MeetingAnswer, { found: true }>, history: readonly HistoryRow[]): string {
  const { meeting, revision, reports, mergedFrom } = answer
  return [
    ...(mergedFrom.length > 0 ? [`${mergedFrom.join(' → ')} was found to be the same meeting as ${meeting.meetingId}.`, ''] : []),
    ...recordLines(meeting, revision),
    ...section('Accounts side by side', meeting.accounts.flatMap((account) => accountLines(account, meeting))),
    ...section('Said otherwise', meeting.alternatives.map(alternativeText)),
    ...section('Reports', reports.map(reportText)),
    ...section('History', history.map(changeText)),
    '',
  ].join('\n')
}

function recordLines(meeting: MeetingRecord, revision: number): string[] {
  const lines: [string, string][] = [
    ['Meeting', `${meeting.meetingId} (revision ${revision})`],
    ['Status', meeting.status],
    ['Date', dateText(meeting)],
    ['Format', meeting.format.replace('_', ' ')],
    ['Parties', meeting.parties.map((code) => `${partyName(code)} (${code})`).join(', ')],
    ['People', meeting.participants.map(personText).join('; ')],
    ['Place', placeText(meeting)],
    ['Topics', meeting.topics.join(', ').replaceAll('_', ' ')],
    ['Duration', meeting.durationMin === null ? '' : `${meeting.durationMin} minutes`],
    ['Series', meeting.series ?? ''],
    ['Outcomes', meeting.outcomes.join('; ')],
    ['Statements', meeting.statements.map(({ speaker, text }) => `${speaker}: “${text}”`).join('; ')],
    ['Confidence', `${meeting.confidence} from ${meeting.independentAccounts} independent ${meeting.independentAccounts === 1 ? 'account' : 'accounts'}, ${meeting.sourceCount} ${meeting.sourceCount === 1 ? 'report' : 'reports'}`],
    ['Corrected', meeting.correctedFields.join(', ')],
  ]
  return lines.filter(([, value]) => value !== '').map(([label, value]) => `${label.padEnd(12)}${value}`)
}

function section(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : ['', title, ...entries.map((entry) => `  ${entry}`)]
}

function dateText({ date }: Pick<MeetingRecord, 'date'>): string {
  if (date === null) return 'unknown'
  const span = date.end === null ? date.start : `${date.start} to ${date.end}`
  return date.precision === 'day' ? span : `${span} (known to the ${date.precision})`
}

function placeText({ place }: MeetingRecord): string {
  if (place === null) return ''
  return [place.venue, place.city, place.country === null ? null : partyName(place.country)].filter((part) => part !== null).join(', ')
}

function personText({ name, party, title, otherNames }: MeetingRecord['participants'][number]): string {
  const also = otherNames.length > 0 ? `, also spelled ${otherNames.join(', ')}` : ''
  return `${name} (${party}${title === null ? '' : `, ${title}`}${also})`
}

/** An account with what it mentions and leaves out, topics on one line, each outcome and statement on its own. */
function accountLines({ outlet, official, cites, carriedBy, mentions, leavesOut }: SideAccount, { statements }: MeetingRecord): string[] {
  const who = [
    outlet ?? 'unknown outlet',
    ...(official ? ['official'] : []),
    ...(cites.length > 0 ? [`citing ${cites.map(({ name }) => name).join('; ')}`] : []),
    ...(carriedBy.length > 0 ? [`also in ${carriedBy.join(', ')}`] : []),
  ].join(', ')
  const told = (label: string, { topics, outcomes, statements: places }: SideAccount['mentions']) => [
    ...(topics.length > 0 ? [`${label} ${topics.join(', ').replaceAll('_', ' ')}`] : []),
    ...outcomes.map((outcome) => `${label} the outcome “${outcome}”`),
    ...places.flatMap((place) => statements.slice(place, place + 1)).map(({ speaker, text }) => `${label} the statement of ${speaker}: “${text}”`),
  ]
  const omitted = cites.filter(({ saidToOmit }) => saidToOmit.length > 0).map(({ name, saidToOmit }) => `says that ${name} does not mention ${saidToOmit.join('; ')}`)
  return [who, ...[...told('mentions', mentions), ...told('leaves out', leavesOut), ...omitted].map((line) => `  ${line}`)]
}

function alternativeText({ field, value, reports }: MeetingRecord['alternatives'][number]): string {
  const date = meetingDateSchema.safeParse(value)
  const shown = typeof value === 'string' ? value : date.success ? dateText({ date: date.data }) : JSON.stringify(value)
  return `${field}: ${shown} (${reports} ${reports === 1 ? 'report' : 'reports'})`
}

function reportText({ outlet, publishedAt, url, meeting }: Report): string {
  return `${publishedAt.slice(0, 10)} ${outlet ?? 'unknown outlet'} ${url}\n    ${meeting.status}, confidence ${meeting.confidence}: “${meeting.evidence}”`
}
