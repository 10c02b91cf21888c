import { noParameters } from '../../shared/api/parameters.ts'
import { Problem } from '../../shared/api/problem.ts'
import type { MeetingResponse } from '../../shared/api/responses.ts'
import { getMeeting } from '../../shared/queries/get-meeting.ts'
import type { Answer } from './answers.ts'
import { historyEntryOf } from '../../shared/api/changes.ts'
import { json } from './json.ts'
import { readParameters } from './read-parameters.ts'

/** Reports and revisions given with a meeting: what a reader can look through, and an answer can hold. */
const MOST_REPORTS = 150
const MOST_REVISIONS = 200

/** `GET /v1/meetings/{meetingId}`. An id whose meeting was found to be another's answers with that one. */
export const answerMeeting: Answer = async (request, { meetingId = '' }, { register }) => {
  readParameters(noParameters, request.query)
  if (!/^m_[0-9a-f]{20}$/.test(meetingId)) {
    throw new Problem(404, `${JSON.stringify(meetingId)} is no meeting's id`, { parameter: 'meetingId', instead: 'm_ and twenty hexadecimal digits' })
  }
  const answer = await getMeeting(register, meetingId, MOST_REPORTS)
  if (!answer.found) {
    const gone = answer.reason === 'withdrawn'
    throw new Problem(gone ? 410 : 404, gone ? 'no article tells of this meeting any more' : 'there is no meeting of this id', { parameter: 'meetingId' })
  }
  const { meeting, revision, mergedFrom, reports } = answer
  const history = await register.history(meeting.meetingId)
  const body: MeetingResponse = {
    meeting,
    revision,
    mergedFrom,
    reports,
    reportsOmitted: meeting.sourceCount - reports.length,
    history: history.toReversed().slice(0, MOST_REVISIONS).map(historyEntryOf),
  }
  return json(body)
}
