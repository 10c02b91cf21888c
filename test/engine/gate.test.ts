import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gate, type Verdict } from '../../shared/engine/gate.ts'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'
import { ARTICLE } from './sample-answer.ts'

type Line = { id: string; text: string; published: string; title?: string; outlet?: string; meetings: { salience: string }[] }

function lines(name: string): Line[] {
  const file = resolve(import.meta.dirname, '../golden', name)
  return readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
}

describe('on the sample newsroom', () => {
  const gold = new Map(lines('newsroom.gold.jsonl').map(({ id, meetings }) => [id, meetings]))
  const verdicts = lines('newsroom.docs.jsonl').map((article) => ({ meetings: gold.get(article.id)!, verdict: gate(article, extractMeetings(article)).verdict }))

  test('no article about a meeting is held back', () => {
    expect(verdicts.filter(({ meetings, verdict }) => meetings.some(({ salience }) => salience === 'main') && verdict === 'none')).toEqual([])
  })

  test('half of the articles without a meeting are, though all of them were written to look like one', () => {
    const without = verdicts.filter(({ meetings }) => meetings.length === 0)
    expect(without.filter(({ verdict }) => verdict === 'none').length * 2).toBeGreaterThanOrEqual(without.length)
  })
})

const PLAIN = 'Norwegian Foreign Minister Ingrid Solheim met Chilean Foreign Minister Tomás Rivas in Oslo on Wednesday. The two ministers discussed fisheries, the Norwegian foreign ministry said.'

test.each<[string, string, Verdict]>([
  ['one meeting of named people, told shortly', PLAIN, 'plain'],
  ['several meetings', ARTICLE.text, 'ask'],
  ['one that the rules do not see, among offices and countries', 'The German chancellor is in Doha, where she will raise gas supplies with the emir, a diplomat said ahead of their talks.', 'ask'],
  ['a storm', 'A sandstorm closed the airport for six hours. Passengers slept on the floor and airlines offered water.', 'none'],
  ['a government of its own', 'The cabinet met on Tuesday to discuss school meals. The education minister said that the talks had gone well.', 'none'],
])('%s', (_, text, verdict) => {
  const article = { text, published: '2026-05-07' }
  expect(gate(article, extractMeetings(article)).verdict).toBe(verdict)
})
