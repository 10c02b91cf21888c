import { correctionId } from '../shared/domain/correction.ts'
import type { Correction } from '../shared/domain/correction.ts'
import type { Report } from '../shared/domain/report.ts'
import { getMeeting } from '../shared/queries/get-meeting.ts'
import { MOST_ANCHORS } from '../shared/register/anchors.ts'
import { rulingApart, rulingOnField, rulingOut, rulingTogether } from '../shared/register/make-ruling.ts'
import type { RulingOccasion } from '../shared/register/make-ruling.ts'
import { DataInUse } from './cloud/data-directory.ts'
import { NoLocalRegister } from './cloud/open-register.ts'
import { HELP, readCorrectOptions } from './correct/correct-options.ts'
import type { CorrectOptions } from './correct/correct-options.ts'
import { NotThere, rulingText } from './correct/print-rulings.ts'
import { NoRegister, openRegister } from './query/open-register.ts'
import type { OpenRegister } from './query/open-register.ts'
import { terminalText } from './query/terminal-text.ts'
import { runCommand } from './command-line.ts'

/** The options of one command. */
type Asked<Command extends CorrectOptions['command']> = Extract<CorrectOptions, { command: Command }>

/** Runs the command line; returns the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readCorrectOptions(args)
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const register = await openRegister(options)
  try {
    const rulings = await answer(register, options)
    if (options.json) process.stdout.write(`${JSON.stringify({ rulings: rulings.map((one) => ({ id: correctionId(one), ...one })) }, null, 2)}\n`)
    else process.stdout.write(terminalText(rulings.length === 0 ? 'There are no rulings.\n' : rulings.map(rulingText).join('\n')))
    return 0
  } finally {
    await register.close()
  }
}

/** Does what is asked; gives the rulings that were made, changed or asked for. */
async function answer(register: OpenRegister, options: CorrectOptions): Promise<Correction[]> {
  if (options.command === 'list') return listed(register, options)
  const changed = options.command === 'revoke' ? await revoked(register, options) : options.command === 'reapply' ? await every(register) : await made(register, options)
  for (const ruling of changed) await register.desk.rule(ruling)
  return changed
}

async function made(register: OpenRegister, options: Exclude<CorrectOptions, { command: 'list' | 'revoke' | 'reapply' }>): Promise<Correction[]> {
  const occasion = { correctedAt: new Date().toISOString(), correctedBy: options.by, reason: options.reason }
  if (options.command === 'merge') {
    const [one, other] = await Promise.all(options.meetingIds.map((id) => reportsOf(register, id)))
    if (one === undefined || other === undefined || one[0]?.reportId === other[0]?.reportId) {
      throw new NotThere(`${options.meetingIds.join(' and ')} are one meeting already`)
    }
    return [rulingTogether(one, other, occasion)]
  }
  const reports = await reportsOf(register, options.meetingId)
  if (options.command === 'not-a-meeting') return [rulingOut(reports, occasion)]
  if (options.command === 'split') return [splitOff(reports, options, occasion)]
  return options.fields.map(({ field, value }, index) => rulingOnField(reports, field, value, { ...occasion, correctedAt: later(occasion.correctedAt, index) }))
}

/** Rulings of one command differ in their instants, which name them. */
function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}

function splitOff(reports: readonly Report[], { meetingId, reportIds }: Asked<'split'>, occasion: RulingOccasion): Correction {
  const unknown = reportIds.filter((id) => !reports.some(({ reportId }) => reportId === id))
  const known = reports.map(({ reportId, outlet }) => `${reportId} (${outlet ?? 'unknown outlet'})`).join(', ')
  if (unknown.length > 0) throw new NotThere(`${unknown.join(', ')}: not among the reports of ${meetingId}, which are ${known}`)
  if (reportIds.length === reports.length) throw new NotThere(`${meetingId} has no other reports than these; name those to be split off`)
  if (reportIds.length > MOST_ANCHORS) throw new NotThere(`--reports names ${reportIds.length} reports; at most ${MOST_ANCHORS} can be split off at once`)
  const isSplit = ({ reportId }: Report) => reportIds.includes(reportId)
  return rulingApart(reports.filter(isSplit), reports.filter((report) => !isSplit(report)), occasion)
}

/** All reports of the meeting that an id leads to, the earliest first. */
async function reportsOf({ reader }: OpenRegister, meetingId: string): Promise<Report[]> {
  const found = await getMeeting(reader, meetingId)
  if (found.found) return found.reports
  const why = { unknown: 'there is no such meeting', withdrawn: 'no article tells of it any more', ruled_out: 'it was ruled to be no meeting; "list" shows the ruling, "revoke" takes it back' }
  throw new NotThere(`${meetingId}: ${why[found.reason]}`)
}

async function listed({ reader, rulings }: OpenRegister, { meetingId, revoked: wantsRevoked }: Asked<'list'>): Promise<Correction[]> {
  const all = await rulings.inState(wantsRevoked ? 'revoked' : 'active')
  if (meetingId === null) return all
  const found = await getMeeting(reader, meetingId)
  const reportIds = new Set(found.found ? found.reports.map(({ reportId }) => reportId) : [])
  const ids = new Set([meetingId, ...found.mergedFrom])
  return all.filter((ruling) => ids.has(ruling.meetingId) || ruling.anchors.some(({ reportId }) => reportIds.has(reportId)))
}

async function revoked({ rulings }: OpenRegister, { meetingId, correctedAt, by }: Asked<'revoke'>): Promise<Correction[]> {
  const ruling = (await rulings.under(meetingId)).find((one) => one.correctedAt === correctedAt)
  if (ruling === undefined) throw new NotThere(`${meetingId}@${correctedAt}: there is no such ruling; "list" shows those in force`)
  if (ruling.revokedAt !== null) throw new NotThere(`${correctionId(ruling)} was revoked by ${ruling.revokedBy ?? ''} at ${ruling.revokedAt}`)
  return [{ ...ruling, revokedAt: new Date().toISOString(), revokedBy: by }]
}

async function every({ rulings }: OpenRegister): Promise<Correction[]> {
  return [...(await rulings.inState('active')), ...(await rulings.inState('revoked'))]
}

await runCommand({ typed: 'npm run -s correct --', main, expected: [NotThere, NoRegister, NoLocalRegister, DataInUse] })
