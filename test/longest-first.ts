import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, by the time that they take with what they set up, the longest first. */
const LONGEST = [
  'browser/dashboard',
  'local/ops/runbook',
  'e2e/kill-and-restart',
  'extract/fuzz',
  'e2e/newsroom',
  'crash/service-crash-matrix',
  'local/cloud',
  'e2e/canary',
  'infra/rules',
  'register/put-article-reports',
  'infra/pipeline-stack',
  'local/query/query',
  'local/feeds-check',
  'e2e/misbehaving-servers',
  'register/large-changes',
  'local/ops/ops',
  'feeds/parse-feed',
  'articles/readable-text',
  'adapters/register-store',
  'local/feeds-find',
]

/**
 * Runs the longest files first, so that no core waits in the end for one that was begun last. Vitest does so by itself
 * from the second run on; the first, which is every run in a fresh checkout, it sorts by the size of the files.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
  return at === -1 ? LONGEST.length : at
}
