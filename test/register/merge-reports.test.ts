import { describe, expect, test } from 'vitest'
import type { Correction } from '../../shared/domain/correction.ts'
import { meetingRecordSchema } from '../../shared/domain/meeting.ts'
import type { Report } from '../../shared/domain/report.ts'
import { mergeReports as mergeAsOf, SOURCES_KEPT } from '../../shared/register/merge-reports.ts'
import { people, sampleReport } from './sample-reports.ts'
import { sampleRuling } from './sample-rulings.ts'

const day = (start: string) => ({ start, end: null, precision: 'day' as const })

/** The record as of a day before all meetings. */
function mergeReports(reports: readonly Report[], corrections: readonly Correction[] = []) {
  return mergeAsOf(reports, corrections, new Date('2021-01-01T00:00:00Z'))
}

describe('status', () => {
  const told = (status: Report['meeting']['status'], published: string, confidence = 0.8) =>
    sampleReport({ article: `${status} ${published}`, status, published: `${published}T12:00:00Z`, confidence })

  test.each([
    ['planned, then held', [told('planned', '2021-11-10'), told('held', '2021-11-17')], 'held'],
    ['held, whatever is published after', [told('held', '2021-11-17'), told('planned', '2021-11-18')], 'held'],
    ['planned, then called off', [told('planned', '2021-11-10'), told('cancelled', '2021-11-12')], 'cancelled'],
    ['called off, then on again', [told('cancelled', '2021-11-10'), told('planned', '2021-11-12')], 'planned'],
    ['called off, then held all the same', [told('cancelled', '2021-11-10'), told('held', '2021-11-17')], 'held'],
    ['planned, then put off', [told('planned', '2021-11-10'), told('postponed', '2021-11-12')], 'postponed'],
    ['proposed, then agreed', [told('proposed', '2021-11-10'), told('planned', '2021-11-09')], 'planned'],
    ['a faint voice does not call it off', [told('planned', '2021-11-10', 0.9), told('cancelled', '2021-11-12', 0.1)], 'planned'],
  ])('%s', (_life, reports, status) => {
    expect(mergeReports(reports).status).toBe(status)
    expect(mergeReports(reports.toReversed()).status).toBe(status)
  })
})

test('a date that was moved replaces the one announced first, which stays as an alternative', () => {
  const record = mergeReports([
    sampleReport({ article: 'first', status: 'planned', date: day('2021-11-13'), published: '2021-11-01T00:00:00Z' }),
    sampleReport({ article: 'again', status: 'planned', date: day('2021-11-13'), published: '2021-11-02T00:00:00Z' }),
    sampleReport({ article: 'moved', status: 'planned', date: day('2021-11-20'), published: '2021-11-10T00:00:00Z' }),
  ])
  expect(record.date).toEqual(day('2021-11-20'))
  expect(record.alternatives).toContainEqual(expect.objectContaining({ field: 'date', value: day('2021-11-13'), reports: 2 }))
})

test('the day that most independent accounts give wins over one account’s, and copies count once', () => {
  const copies = ['a', 'b', 'c'].map((article) =>
    sampleReport({ article, date: day('2021-11-17'), evidence: 'The wire story that three papers carry word for word, as papers do.' }),
  )
  const record = mergeReports([...copies, sampleReport({ article: 'd', date: day('2021-11-16') }), sampleReport({ article: 'e', date: day('2021-11-16') })])
  expect(record.date).toEqual(day('2021-11-16'))
  expect(record.independentAccounts).toBe(3)
  expect(record.sourceCount).toBe(5)
})

test('a day that one article names wins over that on which others were published, for want of a word on it', () => {
  const untold = (article: string) => sampleReport({ article, date: day('2021-11-17'), spans: [{ field: 'date', start: 0, end: 60 }] })
  const named = sampleReport({ article: 'c', date: day('2021-11-16'), spans: [{ field: 'date', start: 9, end: 19 }] })
  expect(mergeReports([untold('a'), untold('b'), named]).date).toEqual(day('2021-11-16'))
  expect(mergeReports([untold('a'), untold('b')]).date).toEqual(day('2021-11-17'))
})

test('an exact day is better than a month, whoever gives it', () => {
  const record = mergeReports([
    sampleReport({ article: 'a', date: { start: '2021-11-01', end: null, precision: 'month' }, confidence: 0.95 }),
    sampleReport({ article: 'b', date: day('2021-11-16'), confidence: 0.5 }),
  ])
  expect(record.date).toEqual(day('2021-11-16'))
})

describe('people', () => {
  test('one person under several spellings is one, under the fullest, and keeps the others', () => {
    const record = mergeReports([
      sampleReport({ article: 'a', participants: people('Sherman/USA; Choi Jong Kun/KOR/vice minister') }),
      sampleReport({ article: 'b', participants: people('Wendy R. Sherman/USA/Deputy Secretary of State; Choi Jong-kun/KOR/First Vice Foreign Minister') }),
    ])
    expect(record.participants.map(({ name, otherNames }) => [name, ...otherNames])).toEqual([
      ['Choi Jong Kun', 'Choi Jong-kun'],
      ['Wendy R. Sherman', 'Sherman'],
    ])
    expect(record.participants[1]).toMatchObject({ personId: 'USA:wendy-r-sherman', title: 'Deputy Secretary of State' })
  })

  test('two people of one family name stay two', () => {
    const record = mergeReports([sampleReport({ article: 'a', participants: people('Kim Jong-un/KOR/leader; Kim Yo-jong/KOR/deputy') })])
    expect(record.participants).toHaveLength(2)
  })

  test('an official readout decides who was there: whom one paper alone adds is an alternative', () => {
    const record = mergeReports([
      sampleReport({ article: 'readout', outletKind: 'ministry', participants: people('Choi Jong-kun/KOR/First Vice Foreign Minister') }),
      sampleReport({ article: 'paper', participants: people('Choi Jong-kun/KOR/vice minister; Noh Kyu-duk/KOR/envoy; Wendy Sherman/USA/Deputy Secretary') }),
    ])
    expect(record.participants.map(({ name }) => name)).toEqual(['Choi Jong-kun', 'Wendy Sherman'])
    expect(record.alternatives).toContainEqual(expect.objectContaining({ field: 'participants', value: { name: 'Noh Kyu-duk', party: 'KOR', title: 'envoy' } }))
  })
})

test('a party that one faint account adds is an alternative, not a party', () => {
  const record = mergeReports([
    sampleReport({ article: 'a', confidence: 0.9 }),
    sampleReport({ article: 'b', confidence: 0.9 }),
    sampleReport({ article: 'c', parties: ['JPN', 'KOR', 'USA'], confidence: 0.3, salience: 'mention' }),
  ])
  expect(record.parties).toEqual(['KOR', 'USA'])
  expect(record.alternatives).toContainEqual(expect.objectContaining({ field: 'parties', value: 'JPN' }))
})

test('accounts stand side by side, each with what it mentions and leaves out', () => {
  const record = mergeReports([
    sampleReport({
      article: 'herald',
      outlet: 'The Korea Herald',
      topics: ['peace_process', 'health'],
      outcomes: ['agreed to continue consultations'],
      statements: [
        { speaker: 'Choi Jong-kun', text: 'we will keep consulting on every issue' },
        { speaker: 'Wendy Sherman', text: 'the talks were useful, and they go on' },
      ],
      accounts: [{ outlet: null, citing: "Seoul's foreign ministry", omits: [] }],
    }),
    sampleReport({
      article: 'state',
      outlet: 'State Department',
      outletKind: 'ministry',
      topics: ['health', 'nuclear_nonproliferation'],
      statements: [{ speaker: 'Wendy Sherman', text: 'The talks were useful' }],
      accounts: [],
    }),
    sampleReport({
      article: 'gulf',
      outlet: 'Gulf Tribune',
      published: '2021-11-17T09:00:00Z',
      topics: ['peace_process', 'health', 'nuclear_nonproliferation'],
      outcomes: ['agreed to continue consultations'],
      accounts: [
        { outlet: null, citing: 'South Korean officials', omits: [] },
        { outlet: null, citing: 'the State Department', omits: ['the end-of-war declaration'] },
      ],
    }),
  ])
  expect(record.accounts).toEqual([
    expect.objectContaining({
      outlet: 'The Korea Herald',
      official: false,
      cites: [{ name: "Seoul's foreign ministry", saidToOmit: [] }],
      mentions: { topics: ['peace_process', 'health'], outcomes: ['agreed to continue consultations'], statements: [0, 1] },
      leavesOut: { topics: ['nuclear_nonproliferation'], outcomes: [], statements: [] },
    }),
    expect.objectContaining({
      outlet: 'State Department',
      official: true,
      cites: [],
      mentions: { topics: ['nuclear_nonproliferation', 'health'], outcomes: [], statements: [1] },
      leavesOut: { topics: ['peace_process'], outcomes: ['agreed to continue consultations'], statements: [0] },
    }),
    expect.objectContaining({
      outlet: 'Gulf Tribune',
      cites: [
        { name: 'South Korean officials', saidToOmit: [] },
        { name: 'the State Department', saidToOmit: ['the end-of-war declaration'] },
      ],
      leavesOut: { topics: [], outcomes: [], statements: [0, 1] },
    }),
  ])
})

test('copies of one wire story are one account, carried by the others', () => {
  const evidence = 'The wire story that two papers carry word for word, as papers do.'
  const record = mergeReports([
    sampleReport({ article: 'wire', outlet: 'Meridian Wire', evidence, published: '2021-11-17T08:00:00Z' }),
    sampleReport({ article: 'paper', outlet: 'Gulf Tribune', evidence, published: '2021-11-17T09:00:00Z' }),
  ])
  expect(record.accounts).toMatchObject([{ outlet: 'Meridian Wire', carriedBy: ['Gulf Tribune'] }])
})

test('what retells another outlet in words of its own is that outlet’s account', () => {
  const record = mergeReports([
    sampleReport({ article: 'wire', outlet: 'Meridian Wire', published: '2021-11-17T08:00:00Z', topics: ['health'] }),
    sampleReport({ article: 'paper', outlet: 'Gulf Tribune', published: '2021-11-17T09:00:00Z', accounts: [{ outlet: 'Meridian Wire', citing: null, omits: [] }] }),
  ])
  expect(record.accounts).toMatchObject([{ outlet: 'Meridian Wire', carriedBy: ['Gulf Tribune'], mentions: { topics: ['health'] } }])
})

test('a record stored when statements were only counted is still read', () => {
  const record = mergeReports([sampleReport({ article: 'a' })])
  const accounts = record.accounts.map(({ official: _official, cites: _cites, ...account }) => ({ ...account, citing: null, saidToOmit: [], mentions: { ...account.mentions, statements: 2 } }))
  expect(meetingRecordSchema.parse({ ...record, accounts }).accounts).toMatchObject([{ official: false, cites: [], mentions: { statements: [] } }])
})

test('a call has no place, whatever city an account names', () => {
  const record = mergeReports([sampleReport({ article: 'a', format: 'phone', place: { city: 'Seoul', country: 'KOR', venue: null } })])
  expect(record.place).toBeNull()
})

test('a correction stands over what all accounts say, until it is revoked', () => {
  const report = sampleReport({ article: 'a' })
  const ruling = sampleRuling([report], { kind: 'set', field: 'status', value: '"cancelled"' })
  expect(mergeReports([report], [ruling])).toMatchObject({ status: 'cancelled', correctedFields: ['status'] })
  expect(mergeReports([report], [{ ...ruling, revokedAt: '2021-12-02T00:00:00Z' }])).toMatchObject({ status: 'held', correctedFields: [] })
})

test('the record of two thousand reports fits an item, and names the weightiest of them', () => {
  const reports = Array.from({ length: 2000 }, (_, index) =>
    sampleReport({
      article: `story-${index}`,
      participants: people('Choi Jong-kun/KOR/First Vice Foreign Minister; Wendy Sherman/USA/Deputy Secretary of State'),
      topics: ['health', 'sanctions'],
      outcomes: [`agreed on point ${index} of a long list of points that papers tell in their own words`],
      evidence: `Story ${index} tells in a sentence of its own, as long as such sentences are in newspapers, that the two officials met in the capital and spoke for an hour.`,
    }),
  )
  const record = mergeReports(reports)
  expect(record.sources).toHaveLength(SOURCES_KEPT)
  expect(record.sourceCount).toBe(2000)
  expect(JSON.stringify(record).length).toBeLessThan(250_000)
  expect(() => meetingRecordSchema.parse(record)).not.toThrow()
})
