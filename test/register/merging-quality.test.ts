import { expect, test } from 'vitest'
import { clusterReports } from '../../shared/register/cluster-reports.ts'
import { matchView } from '../../shared/register/match-view.ts'
import { labelledScenarios } from './labelled-reports.ts'
import type { LabelledReport } from './labelled-reports.ts'

type Pair = { one: LabelledReport; other: LabelledReport; same: boolean; joined: boolean }

/** Every pair of reports of a scenario, with whether they are the same meeting and whether they were made one. */
function judgedPairs(scenario: readonly LabelledReport[]): Pair[] {
  const clusters = clusterReports(scenario.map(({ report }) => matchView(report)))
  const home = new Map(clusters.flatMap(({ meetingId, reports }) => reports.map(({ reportId }) => [reportId, meetingId] as const)))
  return scenario.flatMap((one, index) =>
    scenario.slice(index + 1).map((other) => ({
      one,
      other,
      same: one.occasion === other.occasion,
      joined: home.get(one.report.reportId) === home.get(other.report.reportId),
    })),
  )
}

test('reports of one occasion are made one meeting, and only they', () => {
  const pairs = labelledScenarios().flatMap(judgedPairs)
  const joined = pairs.filter((pair) => pair.joined)
  const same = pairs.filter((pair) => pair.same)
  const right = joined.filter((pair) => pair.same)
  const precision = right.length / joined.length
  const recall = right.length / same.length
  const wrong = pairs.filter((pair) => pair.same !== pair.joined).map(({ one, other, same: isSame }) => `${isSame ? 'apart' : 'joined'}: ${one.scenario} [${one.report.outlet} / ${other.report.outlet}]`)
  console.log(`${pairs.length} pairs, ${same.length} the same; precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n${wrong.join('\n')}`)
  expect(pairs.length).toBeGreaterThanOrEqual(300)
  expect(precision).toBeGreaterThanOrEqual(0.95)
  expect(recall).toBeGreaterThanOrEqual(0.95)
})
