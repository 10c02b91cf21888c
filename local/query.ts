import { getMeeting } from '../shared/queries/get-meeting.ts'
import { listMeetings } from '../shared/queries/list-meetings.ts'
import { listChanges } from '../shared/queries/list-changes.ts'
import { findPeople, getPerson, isPersonId } from '../shared/queries/people.ts'
import type { PersonAnswer } from '../shared/queries/people.ts'
import type { RegisterReader } from '../shared/queries/register-reader.ts'
import type { IndexRow } from '../shared/register/index-rows.ts'
import type { Person } from '../shared/register/tell-people-apart.ts'
import { DataInUse } from './cloud/data-directory.ts'
import { NoLocalRegister } from './cloud/open-register.ts'
import { NoRegister, openRegister } from './query/open-register.ts'
import { changesText, changeWithValues } from './query/print-changes.ts'
import { meetingText } from './query/print-meeting.ts'
import { peopleTable, personText } from './query/print-person.ts'
import { HELP, readQueryOptions } from './query/query-options.ts'
import type { QueryOptions } from './query/query-options.ts'
import { terminalText } from './query/terminal-text.ts'
import { registerTable } from './start/register-table.ts'
import { runCommand } from './command-line.ts'

/** Width of the table where the output is no terminal, characters. */
const PLAIN_WIDTH = 120

/** Runs the command line; returns the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readQueryOptions(args)
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const register = await openRegister(options)
  try {
    return await answer(register.reader, options)
  } finally {
    await register.close()
  }
}

function answer(reader: RegisterReader, options: QueryOptions): Promise<number> {
  if (options.command === 'list') return printList(reader, options)
  if (options.command === 'meeting') return printMeeting(reader, options)
  return options.command === 'person' ? printPerson(reader, options) : printChanges(reader, options)
}

/** The options of one command. */
type Asked<Command extends QueryOptions['command']> = Extract<QueryOptions, { command: Command }>

async function printList(reader: RegisterReader, { filter, limit, json }: Asked<'list'>): Promise<number> {
  const { meetings, next } = await listMeetings(reader, filter, { limit, after: null })
  if (json) {
    writeJson({ meetings: meetings.map(listingOnly), more: next !== null })
    return 0
  }
  if (meetings.length === 0) process.stdout.write('No meeting matches.\n')
  else process.stdout.write(terminalText(registerTable(meetings, width())))
  if (next !== null) process.stdout.write(`There are more; --limit N shows them, --to ${meetings.at(-1)?.listed_day ?? ''} goes on from here.\n`)
  return 0
}

async function printMeeting(reader: RegisterReader, { meetingId, json }: Asked<'meeting'>): Promise<number> {
  const answer = await getMeeting(reader, meetingId)
  if (!answer.found) {
    process.stderr.write(`${meetingId}: ${NOT_FOUND[answer.reason]}\n`)
    return 1
  }
  const history = await reader.history(answer.meeting.meetingId)
  const { meeting, revision, reports, mergedFrom } = answer
  if (json) writeJson({ meeting, revision, reports, mergedFrom, history })
  else process.stdout.write(terminalText(meetingText(answer, history)))
  return 0
}

const NOT_FOUND = {
  unknown: 'there is no such meeting',
  withdrawn: 'no article tells of it any more',
  ruled_out: 'it was ruled to be no meeting; npm run -s correct -- list tells by whom and why',
}

async function printPerson(reader: RegisterReader, { person: asked, party, limit, json }: Asked<'person'>): Promise<number> {
  const people = isPersonId(asked) ? [] : await findPeople(reader, { name: asked, party })
  const id = isPersonId(asked) ? asked : people.length === 1 ? people[0]?.personId : undefined
  const answer = id === undefined ? null : await getPerson(reader, id)
  if (answer !== null) return printOnePerson(answer, limit, json)
  if (people.length === 0) {
    process.stderr.write(`${asked}: nobody of that name is in the register${party === undefined ? '' : ` for ${party}`}\n`)
    return 1
  }
  if (json) writeJson({ people: people.map(withoutSightings) })
  else process.stdout.write(terminalText(peopleTable(people.slice(0, limit), width())))
  return 0
}

function printOnePerson(answer: PersonAnswer, limit: number, json: boolean): number {
  const meetings = answer.meetings.slice(0, limit)
  if (json) {
    writeJson({
      person: withoutSightings(answer.person),
      meetings: meetings.map(listingOnly),
      more: meetings.length < answer.meetings.length,
      namesakes: answer.namesakes.map(withoutSightings),
    })
  } else {
    process.stdout.write(terminalText(`${personText(answer)}\n${registerTable(meetings, width())}`))
  }
  return 0
}

async function printChanges(reader: RegisterReader, { since, limit, json }: Asked<'changes'>): Promise<number> {
  const page = await listChanges(reader, since, limit, new Date())
  if (json) writeJson({ ...page, changes: page.changes.map(changeWithValues) })
  else process.stdout.write(terminalText(changesText(page)))
  return 0
}

function listingOnly({ facet: _facet, date_id: _dateId, ...listing }: IndexRow): Omit<IndexRow, 'facet' | 'date_id'> {
  return listing
}

function withoutSightings({ sightings, ...person }: Person): Omit<Person, 'sightings'> & { meetings: number } {
  return { ...person, meetings: sightings.length }
}

function width(): number {
  return process.stdout.isTTY ? Math.max(process.stdout.columns, 80) : PLAIN_WIDTH
}

function writeJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

await runCommand({ typed: 'npm run -s query --', main, expected: [NoRegister, NoLocalRegister, DataInUse] })
