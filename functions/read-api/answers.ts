import type { OperationName } from '../../shared/api/operations.ts'
import { answerChanges } from './answer-changes.ts'
import { answerFeeds } from './answer-feeds.ts'
import { answerMeeting } from './answer-meeting.ts'
import { answerMeetings } from './answer-meetings.ts'
import { answerParties, answerParty } from './answer-parties.ts'
import { answerPerson } from './answer-person.ts'
import { answerReportText } from './answer-report-text.ts'
import { answerStats } from './answer-stats.ts'
import type { ReadApiPorts } from './ports.ts'
import type { ApiRequest } from './request.ts'
import type { Representation } from './response.ts'

/** Answers one operation; `values` are those of the path's parameters. Throws `Problem`. */
export type Answer = (request: ApiRequest, values: Readonly<Record<string, string>>, ports: ReadApiPorts) => Promise<Representation>

export const answers: Record<OperationName, Answer> = {
  listMeetings: answerMeetings,
  getMeeting: answerMeeting,
  getReportText: answerReportText,
  listChanges: answerChanges,
  getPerson: answerPerson,
  listParties: answerParties,
  getParty: answerParty,
  getStats: answerStats,
  listFeeds: answerFeeds,
}
