import type { ListFilter, Months } from '../routes.ts'
import { withQuery } from '../routes.ts'

/** Addresses of the read API (docs/api.md), each in one place. */

/** A list of meetings. A person's id does as a name. */
export function meetingsPath(filter: ListFilter, more: Record<string, string> = {}): string {
  return withQuery('/v1/meetings', Object.entries({ ...filter, ...more }))
}

export function meetingPath(id: string): string {
  return `/v1/meetings/${encodeURIComponent(id)}`
}

export function reportPath(articleId: string, reportId: string): string {
  return `/v1/reports/${encodeURIComponent(articleId)}/${encodeURIComponent(reportId)}`
}

export function partyPath(code: string): string {
  return `/v1/parties/${encodeURIComponent(code)}`
}

export function personPath(id: string): string {
  return `/v1/people/${encodeURIComponent(id)}`
}

export function statsPath(by: string, per: 'month' | 'range', months: Months, party = ''): string {
  return withQuery('/v1/stats', [['by', by], ['per', per], ['from', months.from], ['to', months.to], ['party', party]])
}

export function feedsPath(): string {
  return '/v1/feeds?limit=1000'
}
