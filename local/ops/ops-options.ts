import { failureReasonSchema } from '../../shared/domain/article.ts'
import type { FailureReason } from '../../shared/domain/article.ts'
import { readArguments, UsageError } from '../command-line.ts'

export const HELP = `Repairs a register, on this machine or deployed. docs/runbook.md tells which command helps against what.

Usage: npm run -s ops -- dlq list                    the dead-letter queues and what waits in each
       npm run -s ops -- dlq show QUEUE              the messages of one, which stay there
       npm run -s ops -- dlq redrive QUEUE|all       moves its messages back to where they failed
       npm run -s ops -- dlq purge QUEUE             removes its messages, where there is nothing to move them back to
       npm run -s ops -- articles failed             the articles that could not be read, newest first,
                                                     and when each is tried again by itself (UTC)
       npm run -s ops -- articles retry [URL…]       fetches failed articles again, now
       npm run -s ops -- feeds revive FEED…|all      polls failing or silent feeds at once (an id or an address)
       npm run -s ops -- backfill --from DAY --to DAY   works through the articles listed in those days again:
                                                     fetches what failed or was never fetched, reads what is archived
       npm run -s ops -- takedown URL --reason WHY   removes an article's text and every quotation of it, for good;
                                                     that it reported a meeting, and the facts it gave, stay

  --data DIR        the local register (default: .parley)
  --stack NAME      a deployed register, with the credentials and region of the environment
  --reason REASON   of failed articles: only those for this reason; of a takedown: who asked for it and why
  --since DAY       of failed articles: only those that failed on or after this day (2026-03-01)
  --from, --to DAY  of backfill: the first and the last day
  --limit N         most that is shown or sent (default: 100)
  --json            print JSON
  --help            this text

Reasons: ${failureReasonSchema.options.join(', ')}.
Work that is sent to a local register is done while "npm start" runs on it, now or next time.


Exit codes: 0 done; 1 there is no such register, queue, article or feed; 2 wrong arguments.
`

const DEFAULT_LIMIT = 100
const MOST = 10_000

/** Which register, and how to print. */
type Common = { data: string; stack: string | null; json: boolean }

export type OpsCommand =
  | { command: 'dlq list' }
  | { command: 'dlq show'; queue: string; limit: number }
  | { command: 'dlq redrive'; queue: string }
  | { command: 'dlq purge'; queue: string }
  | { command: 'articles failed'; reason: FailureReason | null; since: string | null; limit: number }
  | { command: 'articles retry'; urls: string[]; reason: FailureReason | null; since: string | null; limit: number }
  | { command: 'feeds revive'; feeds: string[] }
  | { command: 'takedown'; url: string; why: string }
  | { command: 'backfill'; from: string; to: string; limit: number }

export type OpsOptions = Common & OpsCommand

/** Reads the command line; `help` if it asks for help. Throws `UsageError`. */
export function readOpsOptions(args: string[]): OpsOptions | 'help' {
  const { values, positionals } = parsed(args)
  if (values.help) return 'help'
  const { data = '.parley', stack = null, json = false } = values
  if (data === '') throw new UsageError('--data needs the name of a directory')
  if (values.data !== undefined && stack !== null) throw new UsageError('--data and --stack exclude each other')
  return { ...commandOf(positionals, values), data, stack, json }
}

type Values = ReturnType<typeof parsed>['values']

function commandOf(positionals: string[], values: Values): OpsCommand {
  const [subject = '', verb = '', ...rest] = positionals
  const limit = limitOf(values.limit)
  const failed = () => ({ reason: reasonOf(values.reason), since: dayOf('--since', values.since), limit })
  const command = subject === 'backfill' || subject === 'takedown' ? subject : `${subject} ${verb}`.trim()
  switch (command) {
    case 'dlq list':
      return nothingMore(command, rest, { command })
    case 'dlq show':
    case 'dlq redrive':
    case 'dlq purge': {
      const [queue, ...more] = rest
      if (command === 'dlq purge' && queue === 'all') throw new UsageError('dlq purge takes one queue: what is removed cannot be had back')
      if (queue === undefined) throw new UsageError(`${command} takes the name of a dead-letter queue; "dlq list" shows them`)
      return nothingMore(command, more, command === 'dlq show' ? { command, queue, limit } : { command, queue })
    }
    case 'articles failed':
      return nothingMore(command, rest, { command, ...failed() })
    case 'articles retry':
      if (rest.length === 0 && values.reason === undefined && values.since === undefined) {
        throw new UsageError('articles retry takes addresses, or --reason or --since to choose by')
      }
      return { command, urls: rest, ...failed() }
    case 'feeds revive':
      if (rest.length === 0) throw new UsageError('feeds revive takes ids or addresses of feeds, or all')
      return { command, feeds: rest }
    case 'takedown': {
      if (verb === '' || values.reason === undefined || values.reason.trim() === '') throw new UsageError('takedown takes the address of an article and --reason WHY')
      return nothingMore(command, rest, { command, url: verb, why: values.reason })
    }
    case 'backfill': {
      const from = dayOf('--from', values.from)
      const to = dayOf('--to', values.to)
      if (from === null || to === null) throw new UsageError('backfill takes --from DAY and --to DAY')
      if (from > to) throw new UsageError(`--from ${from} lies after --to ${to}`)
      return nothingMore(command, positionals.slice(1), { command, from, to, limit })
    }
    default:
      throw new UsageError(`${command === '' ? 'no command given' : `unknown command ${JSON.stringify(command)}`}; there are dlq list, dlq show, dlq redrive, dlq purge, articles failed, articles retry, feeds revive, backfill and takedown`)
  }
}

function nothingMore<Command extends OpsCommand>(command: string, rest: string[], options: Command): Command {
  if (rest.length > 0) throw new UsageError(`${command}: unexpected argument ${JSON.stringify(rest[0])}`)
  return options
}

function parsed(args: string[]) {
  const text = { type: 'string' } as const
  return readArguments({
    args,
    allowPositionals: true,
    options: { data: text, stack: text, reason: text, since: text, from: text, to: text, limit: text, json: { type: 'boolean' }, help: { type: 'boolean' } },
  })
}

function limitOf(given: string | undefined): number {
  const limit = given === undefined ? DEFAULT_LIMIT : Number(given)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw new UsageError(`--limit ${given ?? ''}: a whole number from 1 to ${MOST}`)
  return limit
}

function reasonOf(given: string | undefined): FailureReason | null {
  if (given === undefined) return null
  const reason = failureReasonSchema.safeParse(given)
  if (!reason.success) throw new UsageError(`--reason ${given}: no such reason; there are ${failureReasonSchema.options.join(', ')}`)
  return reason.data
}

function dayOf(option: string, given: string | undefined): string | null {
  if (given === undefined) return null
  const day = /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : null
  if (day === null || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(given)) throw new UsageError(`${option} ${given}: a day like 2026-03-01`)
  return given
}
