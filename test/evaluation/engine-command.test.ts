import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEngineChoice } from '../../evaluation/engine-choice.ts'
import { ARTICLE, rightMeeting, toolCall } from '../engine/sample-answer.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-engine-'))
const file = (name: string) => join(folder, name)

function run(command: 'extract' | 'evaluate', ...args: string[]) {
  const script = resolve(import.meta.dirname, `../../evaluation/${command}.ts`)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', script, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

const jsonLines = (values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('')

beforeAll(() => {
  const storm = { text: 'A sandstorm closed the airport for six hours.', published: '2026-05-07' }
  writeFileSync(file('docs.jsonl'), jsonLines([{ id: 'fjord', ...ARTICLE }, { id: 'storm', ...storm }]))
  writeFileSync(file('gold.jsonl'), jsonLines([{ id: 'fjord', meetings: [{ ...rightMeeting(), status: 'held', format: 'in_person', parties: ['NOR', 'CHL'], topics: [], durationMin: 120 }] }, { id: 'storm', meetings: [] }]))
  const response = { output: { message: { role: 'assistant', content: toolCall({ meetings: [rightMeeting()] }) } }, stopReason: 'tool_use', usage: { inputTokens: 4000, outputTokens: 600 } }
  writeFileSync(file('answers.jsonl'), jsonLines([{ id: 'fjord', response }]))
  writeFileSync(file('bad.jsonl'), '{"id": "fjord"\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('--print-request', () => {
  test('prints what would be sent for the articles that are asked about, and sends nothing', () => {
    const { status, stdout } = run('extract', '--engine', 'hybrid', '--model', 'amazon.nova-lite-v1:0', '--jsonl', '--print-request', file('docs.jsonl'))
    expect(status).toBe(0)
    expect(stdout.trim().split('\n').map((line) => JSON.parse(line))).toMatchObject([
      { id: 'fjord', request: { modelId: 'amazon.nova-lite-v1:0', system: [{ text: expect.stringContaining('desk officer') }, {}], messages: [{ role: 'user' }], toolConfig: { tools: [{ toolSpec: { name: 'record_meetings' } }] } } },
    ])
  })

  test('with --batch gives the records of a batch job, without the model', () => {
    const { stdout } = run('extract', '--engine', 'bedrock', '--jsonl', '--print-request', '--batch', file('docs.jsonl'))
    const records = stdout.trim().split('\n').map((line) => JSON.parse(line))
    expect(records.map(({ recordId, modelInput }) => [recordId, 'modelId' in modelInput])).toEqual([['fjord', false], ['storm', false]])
  })
})

test('recorded answers are read, held against the article, and scored with tokens and cost', () => {
  const extracted = run('extract', '--engine', 'hybrid', '--jsonl', '--answers', file('answers.jsonl'), file('docs.jsonl'))
  expect(extracted.stderr).toContain('fjord: a model was asked: 4000 tokens in (0 of them kept from before), 600 out; 0 of')
  expect(extracted.stdout.trim().split('\n').map((line) => JSON.parse(line))).toMatchObject([{ id: 'fjord', meetings: [{ parties: ['NOR', 'CHL'], provenance: { engine: 'hybrid', by: 'both' } }] }, { id: 'storm', meetings: [] }])

  const { status, stdout } = run('evaluate', file('docs.jsonl'), file('gold.jsonl'), '--engine', 'hybrid', '--answers', file('answers.jsonl'), '--json')
  expect(status).toBe(0)
  // 4,000 tokens in at a dollar and 600 out at five dollars a million.
  expect(JSON.parse(stdout)).toMatchObject({ detection: { f1: 1 }, fileableMain: 1, engine: { asked: 1, gate: { main: { ask: 1 }, none: { none: 1 } }, usage: { inputTokens: 4000, outputTokens: 600 }, cost: 0.007 } })
})

test('an asked article without an answer is read by the rules, and says so', () => {
  const { stdout, stderr } = run('extract', '--engine', 'bedrock', '--jsonl', '--answers', file('answers.jsonl'), file('docs.jsonl'))
  expect(stderr).toContain('storm: read by the rules alone (unavailable): no answer recorded for storm')
  expect(stdout.trim().split('\n')).toHaveLength(2)
})

test.each([
  [{ engine: 'oracle' }, /--engine oracle: expected rules, hybrid, bedrock/],
  [{ answers: 'a.jsonl' }, /--answers needs --engine/],
  [{ engine: 'hybrid', answers: 'a.jsonl', endpoint: 'http://127.0.0.1:1' }, /does not go with --endpoint/],
  [{ engine: 'hybrid', endpoint: 'nowhere' }, /--endpoint nowhere: expected an address/],
])('%j is refused with the reason', (values, complaint) => {
  expect(() => readEngineChoice(values)).toThrow(complaint)
})

test('asking the rules for requests is a wrong argument', () => {
  const { status, stderr } = run('extract', '--print-request')
  expect(status).toBe(2)
  expect(stderr).toMatch(/--print-request needs --engine/)
})

test('a file of answers that cannot be read is named with its line', () => {
  const { status, stderr } = run('extract', '--engine', 'bedrock', '--answers', file('bad.jsonl'))
  expect(status).toBe(1)
  expect(stderr).toMatch(/bad\.jsonl:1: not JSON/)
})
