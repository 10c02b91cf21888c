import { noParameters } from '../../shared/api/parameters.ts'
import { Problem } from '../../shared/api/problem.ts'
import type { PersonResponse } from '../../shared/api/responses.ts'
import { getPerson, isPersonId } from '../../shared/queries/people.ts'
import type { Answer } from './answers.ts'
import { cursorAfter } from './cursor.ts'
import { json } from './json.ts'
import { readParameters } from './read-parameters.ts'
import { withoutQuotes } from './summaries.ts'

/** Meetings given with a person; /v1/meetings?person= lists all. */
const MEETINGS_SHOWN = 200

/** `GET /v1/people/{personId}`. */
export const answerPerson: Answer = async (request, { personId = '' }, { register }) => {
  readParameters(noParameters, request.query)
  if (!isPersonId(personId)) {
    throw new Problem(404, `${JSON.stringify(personId)} is no person's id`, { parameter: 'personId', instead: 'party and name, like KOR:choi-jong-kun' })
  }
  const answer = await getPerson(register, personId)
  if (answer === null) throw new Problem(404, 'nobody is seen under this id', { parameter: 'personId', instead: '/v1/meetings?person= finds by name' })
  const { person, meetings, namesakes } = answer
  const shown = meetings.slice(0, MEETINGS_SHOWN)
  const last = shown.at(-1)
  const body: PersonResponse = {
    personId: person.personId,
    name: person.name,
    party: person.party,
    names: person.names.map(({ text }) => text),
    offices: person.offices.map(({ text, firstDay, lastDay }) => ({ title: text, from: firstDay, to: lastDay })),
    meetingCount: meetings.length,
    meetings: withoutQuotes(shown),
    // As /v1/meetings would give it after the last of these.
    next: meetings.length > shown.length && last !== undefined ? cursorAfter(last.date_id, { person: person.personId, order: 'desc' }) : null,
    namesakes: namesakes.map(({ personId: id, name, party }) => ({ personId: id, name, party })),
  }
  return json(body)
}
