import { meetingFilterSchema } from '../../shared/queries/meeting-filter.ts'
import type { MeetingFilter } from '../../shared/queries/meeting-filter.ts'
import { suggestParties } from '../../shared/queries/suggest-party.ts'
import { TOPIC_CODES } from '../../shared/domain/topic-codes.ts'
import { daySchema, instantSchema, meetingStatusSchema } from '../../shared/domain/meeting-fields.ts'
import { readArguments, UsageError } from '../command-line.ts'

export const HELP = `Reads the register of meetings. All conditions given must hold; the latest meetings come first.

Usage: npm run -s query -- [conditions] [--limit N] [--json]
       npm run -s query -- meeting ID [--json]
       npm run -s query -- person ID|NAME [--party CODE] [--limit N] [--json]
       npm run -s query -- changes --since INSTANT [--limit N] [--json]

  --party CODE       a party to the meeting: KOR, EU, NSA:taliban
  --with CODE        another party to the same meeting
  --person NAME|ID   who took part, in any usual spelling, or the family name alone; an id (KOR:noh-hyun-woo)
                     is one person, told from others of that name
  --topic CODE       ${TOPIC_CODES.slice(0, 4).join(', ')} …
  --status STATUS    ${meetingStatusSchema.options.join(', ')}
  --place PLACE      a city, or the code of a country
  --from DATE        first day, 2021-11-16
  --to DATE          last day
  --limit N          at most so many meetings (default 50)

  meeting ID         the whole record, with its reports, the sentences that prove it, and how it came about
  person ID|NAME     one person over time: spellings, offices and when, meetings; or who bears a name
  changes            what changed in the register since an instant or day, in order, with what was removed;
                     --since also takes where an answer says to go on

  --data DIR         the local register to read (default: .parley)
  --stack NAME       read a deployed register instead, with your AWS credentials and region
  --json             print JSON
  --help             this text

Exit codes: 0 done (found or not); 1 the register could not be read, or has no such meeting; 2 wrong arguments.
`

const MOST_LISTED = 1000

export type QueryOptions = { data: string; stack: string | null; json: boolean } & (
  | { command: 'list'; filter: MeetingFilter; limit: number }
  | { command: 'meeting'; meetingId: string }
  | { command: 'person'; person: string; party: string | undefined; limit: number }
  | { command: 'changes'; since: string; limit: number }
)

/** Reads the command line; `help` if it asks for help. Throws `UsageError`. */
export function readQueryOptions(args: string[]): QueryOptions | 'help' {
  const { values, positionals } = parsed(args)
  const { help, json = false, data = '.parley', stack = null, limit = '50', ...conditions } = values
  if (help) return 'help'
  if (data === '') throw new UsageError('--data needs the name of a directory')
  if (stack !== null && values.data !== undefined) throw new UsageError('--data and --stack name two registers; give one of them')
  const common = { data, stack, json }
  const [command, ...operands] = positionals
  const subject = () => onlyOperand(command ?? '', operands)
  switch (command) {
    case undefined:
      refuseOthers(conditions, 'a list of meetings', CONDITIONS)
      return { ...common, command: 'list', filter: filterOf(conditions), limit: limitOf(limit) }
    case 'meeting':
      refuseOthers(conditions, '"meeting ID"', [])
      return { ...common, command, meetingId: meetingIdOf(subject()) }
    case 'person': {
      refuseOthers(conditions, '"person"', ['party'])
      const { person = '', party } = filterOf({ person: subject(), ...conditions })
      return { ...common, command, person, party, limit: limitOf(limit) }
    }
    case 'changes':
      refuseOthers(conditions, '"changes"', ['since'])
      if (operands.length > 0) throw new UsageError(`unexpected argument ${JSON.stringify(operands[0])}`)
      return { ...common, command, since: sinceOf(conditions.since), limit: limitOf(limit) }
    default:
      throw new UsageError(`unknown command ${JSON.stringify(command)}; there are "meeting ID", "person ID" and "changes"`)
  }
}

const CONDITIONS = ['party', 'with', 'person', 'topic', 'status', 'place', 'from', 'to']

const OPERANDS: Record<string, string> = {
  meeting: '"meeting" needs the id of a meeting, m_ and twenty digits',
  person: '"person" needs the id of a person, KOR:noh-hyun-woo, or a name',
}

function onlyOperand(command: string, [operand, ...rest]: readonly string[]): string {
  if (operand === undefined) throw new UsageError(OPERANDS[command] ?? '')
  if (rest.length > 0) throw new UsageError(`unexpected argument ${JSON.stringify(rest[0])}${command === 'person' ? ': put a name of several words in quotes' : ''}`)
  return operand
}

function refuseOthers(conditions: Record<string, string | undefined>, command: string, allowed: readonly string[]): void {
  const other = Object.keys(conditions).find((condition) => !allowed.includes(condition))
  if (other !== undefined) throw new UsageError(`--${other} does not go with ${command}`)
}

function meetingIdOf(text: string): string {
  if (!/^m_[0-9a-f]{20}$/.test(text)) throw new UsageError(`${JSON.stringify(text)} is no meeting's id: those are m_ and twenty hexadecimal digits`)
  return text
}

/** An instant, a day, or where a listing of changes left off (`instant#meeting#revision`). */
function sinceOf(text: string | undefined): string {
  if (text === undefined) throw new UsageError('"changes" needs --since: a day, an instant, or the "next" of the answer before')
  const [instant = '', ...rest] = text.split('#')
  if (daySchema.safeParse(text).success) return text
  if (!instantSchema.safeParse(instant).success) throw new UsageError(`--since ${text}: an instant in UTC is written 2021-11-16T08:00:00Z, a day 2021-11-16`)
  return [new Date(instant).toISOString(), ...rest].join('#')
}

function parsed(args: string[]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: {
      party: { type: 'string' },
      with: { type: 'string' },
      person: { type: 'string' },
      topic: { type: 'string' },
      status: { type: 'string' },
      place: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      since: { type: 'string' },
      limit: { type: 'string' },
      data: { type: 'string' },
      stack: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
}

function filterOf(conditions: Record<string, string | undefined>): MeetingFilter {
  const result = meetingFilterSchema.safeParse(conditions)
  if (!result.success) {
    const [issue] = result.error.issues
    const option = String(issue?.path[0] ?? '')
    throw new UsageError(complaint(option, conditions[option] ?? '', issue?.message ?? 'is not understood'))
  }
  const { with: other, party, from, to } = result.data
  if (other !== undefined && party === undefined) throw new UsageError('--with goes with --party: give both')
  if (from !== undefined && to !== undefined && from > to) throw new UsageError(`--from ${from} is later than --to ${to}`)
  return result.data
}

function complaint(option: string, value: string, message: string): string {
  const given = `--${option} ${value}`
  if (option === 'party' || option === 'with') {
    const meant = suggestParties(value).map(({ code, name }) => `${code} (${name})`)
    return `${given}: no such party${meant.length > 0 ? `; did you mean ${meant.join(', ')}?` : `: ${message}`}`
  }
  if (option === 'topic') return `${given}: no such topic; the topics are ${TOPIC_CODES.join(', ')}`
  if (option === 'from' || option === 'to') return `${given}: a day is written 2021-11-16`
  return `${given}: ${message}`
}

function limitOf(text: string): number {
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LISTED) {
    throw new UsageError(`--limit ${text}: a whole number from 1 to ${MOST_LISTED}`)
  }
  return limit
}
