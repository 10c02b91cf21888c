import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { extractedMeetingSchema } from '../../shared/domain/extracted-meeting.ts'

const COMMAND = resolve(import.meta.dirname, '../../evaluation/extract.ts')
const ARTICLE =
  'Norwegian Foreign Minister Ingrid Solheim met her Chilean counterpart, Tomás Rivas, in Oslo on Tuesday to discuss fisheries, the Norwegian foreign ministry said.'

function extract(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', COMMAND, ...args], { input, encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('an article from standard input gives its meetings in the field names of the guidelines', () => {
  const { status, stdout } = extract(['--published', '2023-03-15'], ARTICLE)
  expect(status).toBe(0)
  const { meetings } = z.object({ meetings: z.array(extractedMeetingSchema) }).parse(JSON.parse(stdout))
  expect(meetings).toMatchObject([
    {
      parties: expect.arrayContaining(['NOR', 'CHL']),
      date: { start: '2023-03-14', end: null, precision: 'day' },
      place: { city: 'Oslo', country: 'NOR' },
      topics: ['food_agriculture_water'],
      accounts: [{ outlet: null, citing: 'the Norwegian foreign ministry', omits: [] }],
    },
  ])
})

test('lines are answered in order; a bad one is named and the others go on', () => {
  const line = (id: string) => JSON.stringify({ id, text: ARTICLE, published: '2023-03-15' })
  const { status, stdout, stderr } = extract(['--jsonl'], `${line('one')}\n{"id": "two"}\n${line('three')}\n`)
  expect(status).toBe(1)
  expect(stdout.trimEnd().split('\n').map((answer) => z.object({ id: z.string() }).parse(JSON.parse(answer)).id)).toEqual(['one', 'three'])
  expect(stderr).toContain('line 2: text:')
})

test.each([
  [['--publisched', '2023-03-15'], /publisched/],
  [['--published', 'yesterday'], /--published yesterday: expected a date such as/],
  [['one.txt', 'two.txt'], /one file at a time/],
  [['--jsonl', '--title', 'T'], /--title does not go with --jsonl/],
])('wrong arguments %j are told and end with 2', (args, complaint) => {
  const { status, stderr } = extract(args)
  expect(status).toBe(2)
  expect(stderr).toMatch(complaint)
  expect(stderr).toContain('--help')
})

test('a file that cannot be read is named and ends with 1', () => {
  const { status, stderr } = extract(['no/such/article.txt'])
  expect(status).toBe(1)
  expect(stderr).toContain('cannot read no/such/article.txt')
})

test('help goes to standard output', () => {
  const { status, stdout } = extract(['--help'])
  expect(status).toBe(0)
  expect(stdout).toContain('--jsonl')
})
