import { expect, test } from 'vitest'
import { readAnswer } from '../../shared/engine/read-answer.ts'
import { rightMeeting, toolCall } from './sample-answer.ts'

const answer = { meetings: [rightMeeting()] }
const json = JSON.stringify(answer)

test.each<[string, unknown]>([
  ['a Converse response with a tool call', { output: { message: { role: 'assistant', content: toolCall(answer) } }, stopReason: 'tool_use' }],
  ['a tool call after some words', { output: { message: { content: [{ text: 'I found {one} meeting.' }, ...toolCall(answer)] } } }],
  ['a tool call whose input is JSON text', { output: { message: { content: toolCall(json) } } }],
  ['a tool call whose list is JSON text', { output: { message: { content: toolCall({ meetings: JSON.stringify(answer.meetings) }) } } }],
  ['text that is JSON', { output: { message: { content: [{ text: json }] } } }],
  ['text with JSON in a fence', { output: { message: { content: [{ text: `Here it is:\n\`\`\`json\n${json}\n\`\`\`\nDone.` }] } } }],
  ['the bare message', { role: 'assistant', content: toolCall(answer) }],
  ["a message of Anthropic's own API", { content: [{ type: 'text', text: 'Well:' }, { type: 'tool_use', id: 't', name: 'record_meetings', input: answer }] }],
  ['the bare object', answer],
  ['the bare list', answer.meetings],
  ['the bare text', json],
])('%s is understood', (_, response) => {
  expect(readAnswer(response)).toMatchObject([{ evidence: rightMeeting().evidence, parties: [{ value: 'NOR', quote: 'Norwegian Foreign Minister' }, { value: 'CHL' }], malformed: [] }])
})

test.each<[string, unknown]>([
  ['no meeting by tool call', { output: { message: { content: toolCall({ meetings: [] }) } } }],
  ['no meeting by text', '{"meetings": []}'],
  ['an empty list by text', 'There are none: []'],
])('%s is an answer', (_, response) => {
  expect(readAnswer(response)).toEqual([])
})

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['words alone', { output: { message: { content: [{ text: 'The article tells of one meeting.' }] } } }],
  ['JSON that is cut off', json.slice(0, -40)],
  ['an empty tool call', { output: { message: { content: toolCall({}) } } }],
  ['something else altogether', { verdict: 'no' }],
])('%s is no answer', (_, response) => {
  expect(readAnswer(response)).toBeNull()
})

test('mere values are taken for claims without a quote, and what has no form at all is named', () => {
  const { status: _, ...meeting } = rightMeeting()
  const claims = readAnswer([{ ...meeting, status: 'held', format: 'by pigeon', parties: ['NOR', { code: 'CHL' }, 7], durationMin: 120, date: 'Wednesday' }])
  expect(claims).toMatchObject([{ status: { value: 'held', quote: null }, format: null, parties: [{ value: 'NOR' }, { value: 'CHL' }], durationMin: { value: 120 }, date: null }])
  expect(claims![0]!.malformed.map(({ field }) => field)).toEqual(['format', 'parties/2', 'date'])
})
