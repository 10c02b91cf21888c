import type { z } from 'zod'
import { changesParameters, listParameters, meetingsParameters, noParameters, statsParameters } from './parameters.ts'
import {
  changesResponse,
  feedsResponse,
  meetingResponse,
  meetingsResponse,
  partiesResponse,
  partyResponse,
  personResponse,
  reportTextResponse,
  statsResponse,
} from './responses.ts'

/** One operation of the read API. All are GET. */
export type Operation = {
  /** `/v1/meetings/{meetingId}`. */
  path: string
  summary: string
  parameters: z.ZodObject
  response: z.ZodType
}

/** What the path parameters are. */
export const PATH_PARAMETERS: Record<string, string> = {
  meetingId: 'm_ and twenty hexadecimal digits',
  articleId: 'a_ and twenty hexadecimal digits',
  reportId: 'r_ and twenty hexadecimal digits',
  personId: 'A person’s id as records give it',
  code: 'A party’s code: KOR, EU, NSA:taliban',
}

/** Every operation, by its name. */
export const OPERATIONS = {
  listMeetings: {
    path: '/v1/meetings',
    summary: 'Meetings by party, pair, person, topic, status, place and day',
    parameters: meetingsParameters,
    response: meetingsResponse,
  },
  getMeeting: {
    path: '/v1/meetings/{meetingId}',
    summary: 'One meeting with its reports, accounts side by side and history',
    parameters: noParameters,
    response: meetingResponse,
  },
  getReportText: {
    path: '/v1/reports/{articleId}/{reportId}',
    summary: 'One report with the archived text that proves it',
    parameters: noParameters,
    response: reportTextResponse,
  },
  listChanges: {
    path: '/v1/changes',
    summary: 'What changed since, in order, tombstones included',
    parameters: changesParameters,
    response: changesResponse,
  },
  getPerson: {
    path: '/v1/people/{personId}',
    summary: 'A person: spellings, offices, meetings',
    parameters: noParameters,
    response: personResponse,
  },
  listParties: {
    path: '/v1/parties',
    summary: 'Parties that have met, by code',
    parameters: listParameters,
    response: partiesResponse,
  },
  getParty: {
    path: '/v1/parties/{code}',
    summary: 'A party: latest and upcoming meetings, counterparts',
    parameters: noParameters,
    response: partyResponse,
  },
  getStats: {
    path: '/v1/stats',
    summary: 'Numbers of meetings by month, party, pair, topic and place',
    parameters: statsParameters,
    response: statsResponse,
  },
  listFeeds: {
    path: '/v1/feeds',
    summary: 'Feeds that are polled, and how each does',
    parameters: listParameters,
    response: feedsResponse,
  },
} as const satisfies Record<string, Operation>

export type OperationName = keyof typeof OPERATIONS
