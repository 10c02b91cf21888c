import type { z } from 'zod'
import { listParameters, meetingsParameters, noParameters } from './parameters.ts'
import {
  feedsResponse,
  meetingResponse,
  meetingsResponse,
  reportTextResponse,
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
  listFeeds: {
    path: '/v1/feeds',
    summary: 'Feeds that are polled, and how each does',
    parameters: listParameters,
    response: feedsResponse,
  },
} as const satisfies Record<string, Operation>

export type OperationName = keyof typeof OPERATIONS
