import { z } from 'zod'
import { reportSchema } from '../domain/report.ts'
import type { Report } from '../domain/report.ts'
import { stableJson } from './stable-json.ts'

/** An item of the table `reports`: flat for dashboards, and the whole report as JSON text. */
export const reportRowSchema = z.object({
  article_id: z.string(),
  report_id: z.string(),
  meeting_id: z.string(),
  outlet: z.string().nullable().default(null),
  outlet_kind: z.string().nullable().default(null),
  url: z.string(),
  title: z.string().nullable().default(null),
  published_at: z.string(),
  article_version: z.number(),
  extractor_version: z.string(),
  salience: z.string(),
  status: z.string(),
  format: z.string(),
  parties: z.string(),
  people: z.string(),
  date_start: z.string().nullable().default(null),
  date_end: z.string().nullable().default(null),
  date_precision: z.string().nullable().default(null),
  place_city: z.string().nullable().default(null),
  place_country: z.string().nullable().default(null),
  place_venue: z.string().nullable().default(null),
  topics: z.string(),
  evidence: z.string(),
  confidence: z.number(),
  /** Raised by every write; binds what was read to what is written. */
  version: z.number(),
  /** The whole report as JSON text. */
  report: z.string(),
})
export type ReportRow = z.infer<typeof reportRowSchema>

/** The row of a report that belongs to a meeting, at its `version`th writing. */
export function reportRow(report: Report, meetingId: string, version: number): ReportRow {
  const { meeting } = report
  return {
    article_id: report.articleId,
    report_id: report.reportId,
    meeting_id: meetingId,
    outlet: report.outlet,
    outlet_kind: report.outletKind,
    url: report.url,
    title: report.title,
    published_at: new Date(report.publishedAt).toISOString(),
    article_version: report.articleVersion,
    extractor_version: report.extractorVersion,
    salience: meeting.salience,
    status: meeting.status,
    format: meeting.format,
    parties: meeting.parties.join(','),
    people: meeting.participants.map(({ name, party }) => `${name} (${party})`).join('; '),
    date_start: meeting.date?.start ?? null,
    date_end: meeting.date?.end ?? null,
    date_precision: meeting.date?.precision ?? null,
    place_city: meeting.place?.city ?? null,
    place_country: meeting.place?.country ?? null,
    place_venue: meeting.place?.venue ?? null,
    topics: meeting.topics.join(','),
    evidence: meeting.evidence,
    confidence: meeting.confidence,
    version,
    report: stableJson(report),
  }
}

/** The report that a row holds. Throws, naming the row, if it holds none. */
export function reportOfRow(row: ReportRow): Report {
  try {
    return reportSchema.parse(JSON.parse(row.report))
  } catch (cause) {
    throw new Error(`report ${row.report_id} of article ${row.article_id} cannot be read`, { cause })
  }
}
