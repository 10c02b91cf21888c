import { parseArgs } from 'node:util'
import { meetingFilterSchema } from '../../shared/queries/meeting-filter.ts'
import type { MeetingFilter } from '../../shared/queries/meeting-filter.ts'
import { suggestParties } from '../../shared/queries/suggest-party.ts'
import { TOPIC_CODES } from '../../shared/domain/topic-codes.ts'
import { statusSchema } from '../../shared/domain/meeting-fields.ts'

export const HELP = `Reads the register of meetings. All conditions given must hold; the latest meetings come first.

Usage: npm run -s query -- [conditions] [--limit N] [--json]
       npm run -s query -- meeting ID [--json]

  --party CODE       a party to the meeting: KOR, EU, NSA:taliban
  --with CODE        another party to the same meeting
  --person NAME      who took part, in any usual spelling, or the family name alone
  --topic CODE       ${TOPIC_CODES.slice(0, 4).join(', ')} …
  --status STATUS    ${statusSchema.options.join(', ')}
  --place PLACE      a city, or the code of a country
  --from DATE        first day, 2021-11-16
  --to DATE          last day
  --limit N          at most so many meetings (default 50)

  meeting ID         the whole record, with its reports and the sentences that prove it

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
)

/** The arguments make no sense; the message says which and what to do. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Reads the command line; `help` if it asks for help. Throws `UsageError`. */
export function readQueryOptions(args: string[]): QueryOptions | 'help' {
  const { values, positionals } = parsed(args)
  const { help, json = false, data = '.parley', stack = null, limit = '50', ...conditions } = values
  if (help) return 'help'
  if (data === '') throw new UsageError('--data needs the name of a directory')
  if (stack !== null && values.data !== undefined) throw new UsageError('--data and --stack name two registers; give one of them')
  const common = { data, stack, json }
  const [command, meetingId, ...rest] = positionals
  if (command === undefined) return { ...common, command: 'list', filter: filterOf(conditions), limit: limitOf(limit) }
  if (command !== 'meeting') throw new UsageError(`unknown command ${JSON.stringify(command)}; there is only "meeting ID"`)
  if (rest.length > 0) throw new UsageError(`unexpected argument ${JSON.stringify(rest[0])}`)
  if (meetingId === undefined) throw new UsageError('"meeting" needs the id of a meeting, m_ and twenty digits')
  if (!/^m_[0-9a-f]{20}$/.test(meetingId)) throw new UsageError(`${JSON.stringify(meetingId)} is no meeting's id: those are m_ and twenty hexadecimal digits`)
  const [condition] = Object.keys(conditions)
  if (condition !== undefined) throw new UsageError(`--${condition} does not go with "meeting ID"`)
  return { ...common, command: 'meeting', meetingId }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
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
        limit: { type: 'string' },
        data: { type: 'string' },
        stack: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
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
