import * as fc from 'fast-check'
import type { Report } from '../../shared/domain/report.ts'
import { sampleReport } from './sample-reports.ts'

/**
 * Plausible coverage of few states within few weeks, dense enough that reports collide in every way that
 * matching knows: spellings, partial lists, vague dates, copies, calls, several levels on one day.
 */
const PEOPLE: Record<string, { name: string; title: string | null }[]> = {
  KOR: [
    { name: 'Choi Jong-kun', title: 'first vice foreign minister' },
    { name: 'Choi Jong Kun', title: 'Vice Foreign Minister' },
    { name: 'Choi', title: null },
    { name: 'Chung Eui-yong', title: 'Foreign Minister' },
    { name: 'Moon Jae-in', title: 'President' },
  ],
  USA: [
    { name: 'Wendy Sherman', title: 'Deputy Secretary of State' },
    { name: 'Wendy R. Sherman', title: 'US Deputy Secretary of State' },
    { name: 'Antony Blinken', title: 'Secretary of State' },
    { name: 'Joe Biden', title: 'President' },
    { name: 'Joseph Biden', title: 'US President' },
  ],
  JPN: [
    { name: 'Mori Takeo', title: 'Vice Foreign Minister' },
    { name: 'Takeo Mori', title: null },
    { name: 'Yoshimasa Hayashi', title: 'Foreign Minister' },
  ],
  CHN: [{ name: 'Wang Yi', title: 'Foreign Minister' }],
  DEU: [{ name: 'Heiko Maas', title: 'Foreign Minister' }],
  FRA: [{ name: 'Jean-Yves Le Drian', title: 'Foreign Minister' }],
}

const PARTIES = [
  ['KOR', 'USA'],
  ['KOR', 'USA'],
  ['JPN', 'KOR', 'USA'],
  ['JPN', 'USA'],
  ['JPN', 'KOR'],
  ['CHN', 'JPN', 'KOR', 'USA'],
  ['KOR', 'UN', 'USA'],
  ['CHN', 'DEU', 'FRA', 'JPN', 'KOR', 'USA'],
  ['CHN', 'DEU', 'FRA', 'JPN', 'USA'],
]

const day = fc.integer({ min: 1, max: 20 }).map((number) => `2021-11-${String(number).padStart(2, '0')}`)

const date = fc.oneof(
  { weight: 6, arbitrary: day.map((start) => ({ start, end: null, precision: 'day' as const })) },
  { weight: 1, arbitrary: day.map((start) => ({ start, end: start.replace(/\d$/, '9'), precision: 'day' as const })) },
  { weight: 1, arbitrary: fc.constantFrom('2021-11-08', '2021-11-15').map((start) => ({ start, end: null, precision: 'week' as const })) },
  { weight: 1, arbitrary: fc.constant({ start: '2021-11-01', end: null, precision: 'month' as const }) },
  { weight: 1, arbitrary: fc.constant({ start: '2021-01-01', end: null, precision: 'year' as const }) },
  { weight: 1, arbitrary: fc.constant(null) },
)

const place = fc.constantFrom(
  null,
  { city: 'Washington, DC', country: 'USA', venue: null },
  { city: 'Washington', country: 'USA', venue: 'State Department' },
  { city: 'Seoul', country: 'KOR', venue: null },
  { city: null, country: 'KOR', venue: null },
)

const sketch = fc
  .record({
    parties: fc.constantFrom(...PARTIES),
    picks: fc.array(fc.nat(20), { minLength: 6, maxLength: 6 }),
    named: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }),
    status: fc.constantFrom('held', 'held', 'held', 'planned', 'planned', 'proposed', 'postponed', 'cancelled'),
    format: fc.constantFrom('in_person', 'in_person', 'unknown', 'phone', 'video'),
    salience: fc.constantFrom('main', 'main', 'mention'),
    date,
    place,
    published: fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 0, max: 23 })),
    outlet: fc.constantFrom('Yonhap', 'The Korea Herald', 'Kyodo', 'Reuters', 'Ministry of Foreign Affairs'),
    kind: fc.constantFrom('newspaper', 'agency', 'ministry'),
    confidence: fc.constantFrom(0.4, 0.7, 0.9),
    copied: fc.boolean(),
  })
  .map((drawn) => ({ ...drawn }))

/** Up to `most` reports, at most three to an article; every report of a drawing has an id of its own. */
export function arbitraryReports(most: number): fc.Arbitrary<Report[]> {
  return fc.array(fc.tuple(sketch, fc.nat(2)), { minLength: 1, maxLength: most, size: 'max' }).map((drawn) => {
    const reports = drawn.map(([drawing, shared], index) => {
      const { parties, picks, named, published, outlet, kind, copied, ...meeting } = drawing
      const participants = parties.flatMap((party, side) => {
        const choice = PEOPLE[party]?.[(picks[side] ?? 0) % (PEOPLE[party]?.length ?? 1)]
        return choice === undefined || (named[side] ?? 0) < 4 ? [] : [{ ...choice, party }]
      })
      const [publishedDay, hour] = published
      return sampleReport({
        ...meeting,
        parties,
        participants,
        article: `story-${index - (index % (shared + 1))}`,
        outlet,
        outletKind: kind,
        published: `2021-11-${String(publishedDay).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`,
        topics: [],
        ...(copied ? { evidence: 'The two sides held their talks in the capital, a joint statement said.' } : {}),
      })
    })
    return [...new Map(reports.map((report) => [report.reportId, report])).values()]
  })
}
