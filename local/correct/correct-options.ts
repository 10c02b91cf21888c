import { userInfo } from 'node:os'
import { correctedFieldSchemas } from '../../shared/register/corrected-fields.ts'
import type { CorrectedField } from '../../shared/register/corrected-fields.ts'
import { readRuledValue } from './ruled-value.ts'
import { readArguments, UsageError } from '../command-line.ts'

export const HELP = `Puts a person's ruling over what the accounts of a meeting say. Rulings outlive new articles, new
extractor versions and replays; they are listed, and can be revoked.

Usage: npm run -s correct -- meeting ID --set FIELD=VALUE [--set FIELD=VALUE …] --reason TEXT
       npm run -s correct -- --merge ID ID --reason TEXT
       npm run -s correct -- --split ID --reports REPORT,REPORT --reason TEXT
       npm run -s correct -- --not-a-meeting ID --reason TEXT
       npm run -s correct -- list [meeting ID] [--revoked] [--json]
       npm run -s correct -- revoke RULING
       npm run -s correct -- reapply

  --set FIELD=VALUE  ${Object.keys(correctedFieldSchemas).slice(0, 6).join(', ')},
                     ${Object.keys(correctedFieldSchemas).slice(6).join(', ')}; for instance
                       status=cancelled   date=2021-11-16   date=2021-11-16..2021-11-18   date=2021-11
                       parties=KOR,USA    topics=health,energy    place.city=Seoul    durationMin=60
                       participants='Noh Hyun-woo/KOR/First Vice Foreign Minister; Wanda Shepherd/USA'
                       outcomes='["a joint statement"]'    VALUE null says that there is none
  --merge ID ID      the two meetings are one
  --split ID         the reports named by --reports tell of another meeting than the rest
  --not-a-meeting ID the record is none of a meeting: readers no longer see it
  --reason TEXT      why, for those who come after
  --by NAME          who rules (default: ${JSON.stringify(userName())}, your name on this machine)

  list               rulings in force, or with --revoked those that are not; of one meeting or all
  revoke RULING      takes back one, by its name in the list
  reapply            applies every ruling again: after tables were restored, or emptied and rebuilt

  --data DIR         the local register (default: .parley)
  --stack NAME       a deployed register instead, with your AWS credentials and region
  --json             print JSON
  --help             this text

Exit codes: 0 done; 1 there is no such register, meeting, report or ruling; 2 wrong arguments.
`

export type CorrectOptions = { data: string; stack: string | null; json: boolean; by: string } & (
  | { command: 'set'; meetingId: string; fields: { field: CorrectedField; value: unknown }[]; reason: string }
  | { command: 'merge'; meetingIds: [string, string]; reason: string }
  | { command: 'split'; meetingId: string; reportIds: string[]; reason: string }
  | { command: 'not-a-meeting'; meetingId: string; reason: string }
  | { command: 'list'; meetingId: string | null; revoked: boolean }
  | { command: 'revoke'; meetingId: string; correctedAt: string }
  | { command: 'reapply' }
)

type Values = ReturnType<typeof parsed>['values']

/** Reads the command line; `help` if it asks for help. Throws `UsageError`. */
export function readCorrectOptions(args: string[]): CorrectOptions | 'help' {
  const { values, positionals } = parsed(args)
  if (values.help) return 'help'
  const { data = '.parley', stack = null, json = false, by = userName() } = values
  if (data === '') throw new UsageError('--data needs the name of a directory')
  if (stack !== null && values.data !== undefined) throw new UsageError('--data and --stack name two registers; give one of them')
  if (by.trim() === '') throw new UsageError('--by needs a name')
  return { data, stack, json, by, ...commandOf(values, positionals) }
}

function commandOf(values: Values, positionals: string[]) {
  const { merge, split, reports, 'not-a-meeting': none, set } = values
  const [command, ...operands] = positionals
  const flags = [merge !== undefined && '--merge', split !== undefined && '--split', none !== undefined && '--not-a-meeting', set !== undefined && '--set'].filter((flag) => flag !== false)
  if (flags.length > 1) throw new UsageError(`${flags.join(' and ')} are several rulings; give one at a time`)
  if (reports !== undefined && split === undefined) throw new UsageError('--reports goes with --split ID')
  if (merge !== undefined) {
    if (command === undefined || operands.length > 0) throw new UsageError('--merge takes the ids of two meetings')
    if (merge === command) throw new UsageError(`--merge ${merge} ${command}: these are the same`)
    return { command: 'merge' as const, meetingIds: [idOf(merge), idOf(command)] as [string, string], reason: reasonOf(values) }
  }
  if (split !== undefined) {
    refuseOperands(positionals)
    return { command: 'split' as const, meetingId: idOf(split), reportIds: reportsOf(reports), reason: reasonOf(values) }
  }
  if (none !== undefined) {
    refuseOperands(positionals)
    return { command: 'not-a-meeting' as const, meetingId: idOf(none), reason: reasonOf(values) }
  }
  if (command === 'meeting') {
    const [id, ...rest] = operands
    refuseOperands(rest)
    if (set === undefined) throw new UsageError('"meeting ID" needs --set FIELD=VALUE')
    return { command: 'set' as const, meetingId: idOf(id ?? ''), fields: set.map(readRuledValue), reason: reasonOf(values) }
  }
  return keepingCommand(values, command, operands)
}

/** The commands that make no new ruling. */
function keepingCommand(values: Values, command: string | undefined, operands: string[]) {
  if (command === 'list') {
    const [word, id, ...rest] = operands
    refuseOperands(word === undefined || word === 'meeting' ? rest : operands)
    return { command: 'list' as const, meetingId: word === undefined ? null : idOf(id ?? ''), revoked: values.revoked ?? false }
  }
  if (command === 'revoke') {
    const [ruling = '', ...rest] = operands
    refuseOperands(rest)
    const [, meetingId, correctedAt] = /^(m_[0-9a-f]{20})@(\d{4}-\d\d-\d\dT[\d:.]+Z)$/.exec(ruling) ?? []
    if (meetingId === undefined || correctedAt === undefined) throw new UsageError(`${JSON.stringify(ruling)} names no ruling: those are m_…@2021-11-16T08:00:00.000Z, as "list" shows them`)
    return { command: 'revoke' as const, meetingId, correctedAt }
  }
  if (command === 'reapply') {
    refuseOperands(operands)
    return { command: 'reapply' as const }
  }
  const given = command === undefined ? 'no ruling given' : `unknown command ${JSON.stringify(command)}`
  throw new UsageError(`${given}; there are "meeting ID --set …", --merge, --split, --not-a-meeting, "list", "revoke" and "reapply"`)
}

function idOf(text: string): string {
  if (!/^m_[0-9a-f]{20}$/.test(text)) throw new UsageError(`${JSON.stringify(text)} is no meeting's id: those are m_ and twenty hexadecimal digits`)
  return text
}

function reportsOf(text: string | undefined): string[] {
  const ids = [...new Set((text ?? '').split(',').map((id) => id.trim()))].filter((id) => id !== '')
  const wrong = ids.find((id) => !/^r_[0-9a-f]{20}$/.test(id))
  if (wrong !== undefined) throw new UsageError(`--reports ${wrong}: a report's id is r_ and twenty hexadecimal digits, as "query -- meeting ID --json" shows them`)
  if (ids.length === 0) throw new UsageError('--split needs --reports REPORT,REPORT: those that tell of another meeting')
  return ids
}

function reasonOf({ reason }: Values): string {
  if (reason === undefined || reason.trim() === '') throw new UsageError('a ruling needs --reason TEXT: why, for those who come after')
  return reason.trim()
}

function refuseOperands([first]: readonly string[]): void {
  if (first !== undefined) throw new UsageError(`unexpected argument ${JSON.stringify(first)}`)
}

function userName(): string {
  return process.env['USER'] ?? userInfo().username
}

function parsed(args: string[]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: {
      set: { type: 'string', multiple: true },
      merge: { type: 'string' },
      split: { type: 'string' },
      reports: { type: 'string' },
      'not-a-meeting': { type: 'string' },
      reason: { type: 'string' },
      by: { type: 'string' },
      revoked: { type: 'boolean' },
      data: { type: 'string' },
      stack: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
}
