import { getMeeting } from '../shared/queries/get-meeting.ts'
import { listMeetings } from '../shared/queries/list-meetings.ts'
import type { MeetingFilter } from '../shared/queries/meeting-filter.ts'
import type { RegisterReader } from '../shared/queries/register-reader.ts'
import { DataInUse } from './cloud/data-directory.ts'
import { NoRegister, openDeployedRegister, openLocalRegister } from './query/open-register.ts'
import { meetingText } from './query/print-meeting.ts'
import { HELP, readQueryOptions, UsageError } from './query/query-options.ts'
import { terminalText } from './query/terminal-text.ts'
import { registerTable } from './start/register-table.ts'

/** Width of the table where the output is no terminal, characters. */
const PLAIN_WIDTH = 120

/** Runs the command line; returns the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readQueryOptions(args)
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const { data, stack, json } = options
  const register = stack === null ? await openLocalRegister(data) : await openDeployedRegister(stack)
  try {
    return options.command === 'list'
      ? await printList(register.reader, options.filter, options.limit, json)
      : await printMeeting(register.reader, options.meetingId, json)
  } finally {
    await register.close()
  }
}

async function printList(reader: RegisterReader, filter: MeetingFilter, limit: number, json: boolean): Promise<number> {
  const { meetings, next } = await listMeetings(reader, filter, { limit, after: null })
  if (json) {
    const listed = meetings.map(({ facet: _facet, date_id: _dateId, ...listing }) => listing)
    process.stdout.write(`${JSON.stringify({ meetings: listed, more: next !== null }, null, 2)}\n`)
    return 0
  }
  if (meetings.length === 0) process.stdout.write('No meeting matches.\n')
  else process.stdout.write(terminalText(registerTable(meetings, process.stdout.isTTY ? Math.max(process.stdout.columns, 80) : PLAIN_WIDTH)))
  if (next !== null) process.stdout.write(`There are more; --limit N shows them, --to ${meetings.at(-1)?.listed_day ?? ''} goes on from here.\n`)
  return 0
}

async function printMeeting(reader: RegisterReader, meetingId: string, json: boolean): Promise<number> {
  const answer = await getMeeting(reader, meetingId)
  if (!answer.found) {
    const why = answer.reason === 'withdrawn' ? 'no article tells of it any more' : 'there is no such meeting'
    process.stderr.write(`${meetingId}: ${why}\n`)
    return 1
  }
  const { meeting, revision, reports, mergedFrom } = answer
  process.stdout.write(json ? `${JSON.stringify({ meeting, revision, reports, mergedFrom }, null, 2)}\n` : terminalText(meetingText(answer)))
  return 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\nnpm run -s query -- --help tells more.\n`)
    process.exitCode = 2
  } else if (error instanceof NoRegister || error instanceof DataInUse) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  } else {
    throw error
  }
}
