import { MOST_QUOTED, meetingsParameters } from '../../shared/api/parameters.ts'
import type { MeetingsParameters } from '../../shared/api/parameters.ts'
import { Problem } from '../../shared/api/problem.ts'
import { listMeetings } from '../../shared/queries/list-meetings.ts'
import { listUpdatedMeetings } from '../../shared/queries/list-updated-meetings.ts'
import type { MeetingFilter } from '../../shared/queries/meeting-filter.ts'
import { isPersonId, splitPersonId } from '../../shared/queries/people.ts'
import type { Answer } from './answers.ts'
import { cursorAfter, positionIn } from './cursor.ts'
import { meetingsAs } from './meeting-formats.ts'
import { readParameters } from './read-parameters.ts'
import { withQuotes, withoutQuotes } from './summaries.ts'

const DEFAULT_LIMIT = { json: 50, atom: 50, csv: 500, ics: 500 }
/** With a batch of items for quotes, or for rows that may be out of date, three reads in all. */
const MOST_QUERIES = 2
/** How far back `updated_since` may go, days: so many partitions of changes. */
const LONGEST_UPDATES_DAYS = 31
const DAY_MS = 86_400_000

/** `GET /v1/meetings`. */
export const answerMeetings: Answer = async (request, _values, { register, clock }) => {
  const parameters = readParameters(meetingsParameters, request.query)
  const { format, cursor, include, limit: asked, order, updated_since: since, person, ...others } = parameters
  const filter = { ...others, ...askedFor(person, others.party) }
  const quoted = include === 'quotes' || format === 'atom'
  const limit = asked ?? DEFAULT_LIMIT[format]
  refuseUnserved(parameters, limit, quoted, clock())
  const after = positionIn(cursor, parameters)
  const page =
    since === undefined
      ? await listMeetings(register, filter, { limit, order, after, mostQueries: MOST_QUERIES })
      : await listUpdatedMeetings(register, filter, { limit, after: after ?? since, mostQueries: MOST_QUERIES, now: clock() })
  const meetings = quoted ? await withQuotes(register, page.meetings) : withoutQuotes(page.meetings)
  const next = page.next === null ? null : cursorAfter(page.next, parameters)
  return meetingsAs(format, request, parameters, { meetings, next, ...('resume' in page ? { resume: page.resume } : {}) })
}

/**
 * A person by id is asked for as a name of its party: one listing tells, where /v1/people/{id} follows all the
 * spellings. Beside another party, the person's own is the second one.
 */
function askedFor(person: string | undefined, party: string | undefined): Pick<MeetingFilter, 'person' | 'party' | 'with'> {
  const split = person === undefined || !isPersonId(person) ? null : splitPersonId(person)
  if (split === null) return person === undefined ? {} : { person }
  return party === undefined ? { person: split.name, party: split.party } : { person: split.name, with: split.party }
}

function refuseUnserved({ party, with: other, from, to, updated_since: since, order }: MeetingsParameters, limit: number, quoted: boolean, now: Date): void {
  const refuse = (parameter: string, detail: string, instead: string): never => {
    throw new Problem(400, detail, { parameter, instead })
  }
  if (other !== undefined && party === undefined) refuse('with', 'with asks for a second party', 'give the first one as party, or only party')
  if (from !== undefined && to !== undefined && from > to) refuse('from', `from=${from} is later than to=${to}`, 'a day not later than `to`')
  if (quoted && limit > MOST_QUOTED) {
    refuse('limit', `limit=${limit}: with quotes a page has at most ${MOST_QUOTED} meetings`, `at most ${MOST_QUOTED}, and cursor for more`)
  }
  if (since === undefined) return
  if (order === 'asc') refuse('order', 'updated_since lists in the order of changes', 'leave order out')
  if (limit > MOST_QUOTED) refuse('limit', `limit=${limit}: with updated_since a page has at most ${MOST_QUOTED} meetings`, `at most ${MOST_QUOTED}`)
  if (since < new Date(now.getTime() - LONGEST_UPDATES_DAYS * DAY_MS).toISOString()) {
    refuse('updated_since', `updated_since=${since} is more than ${LONGEST_UPDATES_DAYS} days ago`, 'read the exported files, then follow /v1/changes (docs/dashboards.md)')
  }
}
