import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { extractedMeetingSchema } from '../../shared/domain/extracted-meeting.ts'

const docSchema = z.object({ id: z.string(), outlet: z.string(), url: z.url(), published: z.iso.date(), title: z.string(), text: z.string() })
const goldSchema = z.object({
  id: z.string(),
  meetings: z.array(extractedMeetingSchema.omit({ series: true, statements: true, confidence: true, spans: true })),
})

describe.each(['newsroom', 'phenomena'])('the annotated %s articles', (set) => {
  const docs = readLines(`${set}.docs.jsonl`, docSchema)
  const gold = readLines(`${set}.gold.jsonl`, goldSchema)
  const docOf = new Map(docs.map((doc) => [doc.id, doc]))

  it('are each annotated once', () => {
    expect(gold.map((line) => line.id)).toEqual(docs.map((doc) => doc.id))
    expect(docOf.size).toBe(docs.length)
  })

  it('hold the words of their annotations: evidence, outcomes, names, titles, places and sources', () => {
    for (const { id, meetings } of gold) {
      const doc = docOf.get(id)
      const text = doc?.text ?? ''
      const words = `${doc?.title}\n\n${text}`.toLowerCase()
      for (const meeting of meetings) {
        for (const quote of [meeting.evidence, ...meeting.outcomes]) expect(text, id).toContain(quote)
        const named = [
          ...meeting.participants.flatMap((person) => [person.name, person.title]),
          ...meeting.accounts.flatMap((account) => [account.outlet, account.citing]),
          meeting.place?.city,
          meeting.place?.venue,
        ]
        for (const name of named) expect(words, id).toContain(name?.toLowerCase() ?? '')
      }
    }
  })

  it('name every participant for a party of the meeting, and no party twice', () => {
    for (const { id, meetings } of gold) {
      for (const meeting of meetings) {
        for (const person of meeting.participants) expect(meeting.parties, `${id}: ${person.name}`).toContain(person.party)
        expect(new Set(meeting.parties).size, id).toBe(meeting.parties.length)
      }
    }
  })
})

function readLines<T>(name: string, schema: z.ZodType<T>): T[] {
  return readFileSync(join(import.meta.dirname, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => schema.parse(JSON.parse(line)))
}
