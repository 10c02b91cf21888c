import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scoreMeetings, type AnnotatedMeeting } from '../../evaluation/score.ts'
import { scoreJson, scoreTable } from '../../evaluation/score-table.ts'

/** The scorer that defines the measures; it lies beside the repository where annotated articles are kept. */
const REFERENCE = resolve(import.meta.dirname, '../../../shared/gold/score.mjs')
const present = existsSync(REFERENCE)
if (!present) console.warn(`SKIPPED: agreement with the reference scorer, because there is none at ../shared/gold/score.mjs`)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'score-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const some = <Value>(...values: Value[]) => fc.constantFrom(...values)
const nullish = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null, freq: 3 })

const person = fc.record({
  name: some('Ana Lind', 'Lind', 'Ana M. Lind', 'Bo Åström', 'Astrom', 'Kim Do-yun', 'Kim Doyun', '—', 'Rui Paz'),
  party: some('SWE', 'KOR', 'UN'),
  title: nullish(some('Foreign Minister', "Sweden's foreign minister", 'Minister of Defence', 'UN envoy', '—')),
})
const meeting: fc.Arbitrary<AnnotatedMeeting> = fc.record(
  {
    salience: some('main', 'mention'),
    status: some('held', 'planned', 'cancelled'),
    format: some('in_person', 'phone', 'unknown'),
    parties: fc.array(some('SWE', 'KOR', 'UN', 'NSA:free-hill-front'), { minLength: 1, maxLength: 4 }),
    participants: fc.array(person, { maxLength: 4 }),
    date: nullish(
      fc.record({ start: some('2024-03-01', '2024-03-02', '2024-03-04', '2023-01-01'), precision: some('day', 'week', 'year') }),
    ),
    place: nullish(fc.record({ city: nullish(some('Geneva', 'Genève', 'Mexico City', 'Mexico')), country: nullish(some('CHE', 'MEX')) })),
    topics: fc.array(some('energy', 'health', 'space'), { maxLength: 3 }),
    durationMin: nullish(some(30, 60)),
    accounts: fc.array(
      fc.record({ outlet: nullish(some('The Daily Hill', 'Hill Agency')), citing: nullish(some('the foreign ministry', 'ministry', '…')) }),
      { maxLength: 2 },
    ),
    evidence: fc.constant('They met.'),
  },
  { requiredKeys: ['parties', 'salience', 'status', 'format', 'evidence'] },
)
const meetings = fc.array(meeting, { maxLength: 4 })
/** Predictions that are often right, so that the measures on matches are exercised too. */
const document = meetings.chain((gold) =>
  fc.record({ gold: fc.constant(gold), predicted: fc.oneof(fc.constant(gold), meetings, meetings.map((more) => [...gold.slice(1), ...more])) }),
)

test.skipIf(!present)('the scores agree with the reference scorer on every output, to the digit', () => {
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 25 }), (documents) => {
      const gold = new Map(documents.map((one, index) => [`d${index}`, one.gold]))
      const predicted = new Map(documents.flatMap((one, index) => (one.predicted.length > 0 ? [[`d${index}`, one.predicted]] : [])))
      const files = [write('gold.jsonl', gold), write('predictions.jsonl', predicted)]
      const report = scoreMeetings(gold, predicted)
      expect(scoreJson(report.scores)).toBe(execFileSync('node', [REFERENCE, ...files, '--json'], { encoding: 'utf8' }).trimEnd())
      const lines = execFileSync('node', [REFERENCE, ...files, '--errors', '1000'], { encoding: 'utf8' }).trimEnd().split('\n')
      expect(scoreTable(report.scores).split('\n')).toEqual(lines.slice(0, 6))
      expect(report.errors.map(({ id, kind }) => `${kind} ${id}`)).toEqual(
        lines.slice(6).map((line) => `${line.slice(2, 16).trim()} ${line.slice(17).split('  ')[0]}`),
      )
    }),
    { numRuns: 12 },
  )
})

function write(name: string, documents: Map<string, AnnotatedMeeting[]>): string {
  const file = join(folder, name)
  writeFileSync(file, [...documents].map(([id, meetings]) => `${JSON.stringify({ id, meetings })}\n`).join(''))
  return file
}
