import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { extractedMeetingSchema } from '../../shared/domain/extracted-meeting.ts'
import { articleId, reportId } from '../../shared/domain/ids.ts'
import { reportSchema } from '../../shared/domain/report.ts'
import type { Report } from '../../shared/domain/report.ts'
import { clusterReports } from '../../shared/register/cluster-reports.ts'
import { matchView } from '../../shared/register/match-view.ts'
import { mergeReports } from '../../shared/register/merge-reports.ts'
import register from '../golden/newsroom.register.json' with { type: 'json' }

/** The newsroom's articles as annotated by hand, each record saying which meeting of the expected register it tells of. */
const lineSchema = z.object({
  id: z.string(),
  meetings: z.array(extractedMeetingSchema.extend({ meeting: z.string() }).partial({ series: true, statements: true, confidence: true, spans: true })),
})
const docSchema = z.object({ id: z.string(), outlet: z.string(), published: z.string() })

function goldenLines<Line>(file: string, schema: z.ZodType<Line>): Line[] {
  const text = readFileSync(join(import.meta.dirname, '..', 'golden', file), 'utf8')
  return text.trimEnd().split('\n').map((line) => schema.parse(JSON.parse(line)))
}

function annotatedReports(): { meeting: string; report: Report }[] {
  const docs = new Map(goldenLines('newsroom.docs.jsonl', docSchema).map((doc) => [doc.id, doc]))
  return goldenLines('newsroom.gold.jsonl', lineSchema).flatMap(({ id, meetings }) =>
    meetings.map(({ meeting, ...told }) => {
      const article = articleId(id)
      const report = reportSchema.parse({
        reportId: reportId(article, meeting),
        articleId: article,
        articleVersion: 1,
        extractorVersion: 'by hand',
        outlet: docs.get(id)?.outlet ?? null,
        outletKind: /^(mofa|state)/.test(id) ? 'ministry' : 'newspaper',
        url: `https://newsroom.test/${id}`,
        title: null,
        publishedAt: `${docs.get(id)?.published}T12:00:00Z`,
        meeting: { series: null, statements: [], spans: [], confidence: told.salience === 'main' ? 0.85 : 0.6, ...told },
      })
      return { meeting, report }
    }),
  )
}

const reports = annotatedReports()
const byId = new Map(reports.map((one) => [one.report.reportId, one]))
const clusters = clusterReports(reports.map(({ report }) => matchView(report)))

test('every meeting of the newsroom comes out once', () => {
  const made = clusters.map((cluster) => cluster.reports.map(({ reportId: id }) => byId.get(id)?.meeting ?? '').toSorted().join(' + '))
  const expected = [...Map.groupBy(reports, ({ meeting }) => meeting).values()].map((group) => group.map(({ meeting }) => meeting).join(' + '))
  expect(made.toSorted()).toEqual(expected.toSorted())
})

test('the merged records are those of the expected register', () => {
  const wrong: string[] = []
  for (const cluster of clusters) {
    const members = cluster.reports.flatMap(({ reportId: id }) => byId.get(id) ?? [])
    const expected = register.meetings.find(({ id }) => id === members[0]?.meeting)
    const record = mergeReports(members.map(({ report }) => report), [], new Date('2026-01-01T00:00:00Z'))
    // The expected register lists the topics that every reader agrees on; a record has all that are told.
    const missing = (expected?.topics ?? []).filter((topic) => !record.topics.some((told) => told === topic))
    if (missing.length > 0) wrong.push(`${expected?.id} lacks ${missing.join(', ')}`)
    for (const field of ['status', 'format', 'date', 'place', 'parties', 'durationMin'] as const) {
      const [made, wanted] = [JSON.stringify(sortedList(record[field])), JSON.stringify(sortedList(expected?.[field] ?? null))]
      if (made !== wanted) wrong.push(`${expected?.id} ${field}: ${made} instead of ${wanted}`)
    }
    const names = record.participants.map(({ name, party }) => `${name} ${party}`).toSorted()
    const wantedNames = (expected?.participants ?? []).map(({ name, party }) => `${name} ${party}`).toSorted()
    if (names.join() !== wantedNames.join()) wrong.push(`${expected?.id} participants: ${names.join('; ')} instead of ${wantedNames.join('; ')}`)
  }
  expect(wrong).toEqual([])
})

function sortedList(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String).toSorted() : value
}
