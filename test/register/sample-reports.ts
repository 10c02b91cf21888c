import { articleId, reportId } from '../../shared/domain/ids.ts'
import { reportSchema } from '../../shared/domain/report.ts'
import type { Report } from '../../shared/domain/report.ts'
import type { ExtractedMeeting } from '../../shared/domain/extracted-meeting.ts'

export type ReportSketch = Partial<ExtractedMeeting> & {
  /** Article, any short name. */
  article: string
  outlet?: string | null
  outletKind?: string | null
  published?: string
  extractorVersion?: string
}

/** A report with what a test does not care about filled in. */
export function sampleReport({ article, outlet, outletKind, published, extractorVersion, ...meeting }: ReportSketch): Report {
  const id = articleId(`https://news.test/${article}`)
  const parties = meeting.parties ?? ['KOR', 'USA']
  const date = meeting.date === undefined ? { start: '2021-11-16', end: null, precision: 'day' } : meeting.date
  const occasion = [...parties.toSorted(), date?.start ?? '', meeting.status ?? 'held', ...(meeting.participants ?? []).map(({ name }) => name)].join(' ')
  return reportSchema.parse({
    reportId: reportId(id, occasion),
    articleId: id,
    articleVersion: 1,
    extractorVersion: extractorVersion ?? '1',
    outlet: outlet === undefined ? `Outlet of ${article}` : outlet,
    outletKind: outletKind ?? 'newspaper',
    url: `https://news.test/${article}`,
    title: `Story ${article}`,
    publishedAt: published ?? '2021-11-17T08:00:00Z',
    meeting: {
      salience: 'main',
      status: 'held',
      format: 'in_person',
      participants: [],
      place: null,
      topics: [],
      durationMin: null,
      series: null,
      outcomes: [],
      statements: [],
      accounts: [],
      evidence: `The officials met, story ${article} says in its first sentence.`,
      confidence: 0.8,
      spans: [],
      ...meeting,
      parties,
      date,
    },
  })
}

/** `Choi Jong-kun/KOR/first vice foreign minister; Wendy Sherman/USA` */
export function people(text: string): ExtractedMeeting['participants'] {
  return text
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [name = '', party = '', title] = one.split('/')
      return { name, party, title: title ?? null }
    })
}
