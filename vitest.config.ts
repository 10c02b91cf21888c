import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    // Vitest would leave one core to itself; on two that halves the speed.
    maxWorkers: 2,
    // A worker keeps its modules from file to file: loading the CDK and the AWS clients anew takes longer than most tests.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Commands are started a hundred times: what Node has compiled once need not be compiled again.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'compiled') },
  },
})
