import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

const ROJAS = 'Peruvian Foreign Minister Luis Rojas'

/** What officials write of a meeting, with "I" or "it was" left out. */
const POSTS: [words: string, status: string][] = [
  [`Pleased to meet ${ROJAS} in Oslo today`, 'held'],
  [`Delighted to welcome ${ROJAS} to Oslo today`, 'held'],
  [`Great to see ${ROJAS} again in Oslo today`, 'held'],
  [`Honoured to host ${ROJAS} in Oslo today`, 'held'],
  [`Good talk with ${ROJAS} today`, 'held'],
  [`Spoke with ${ROJAS} today`, 'held'],
  [`It was a pleasure to receive ${ROJAS} in Oslo today`, 'held'],
  [`Just had a call with ${ROJAS}`, 'held'],
  [`Glad to have met ${ROJAS} today`, 'held'],
  [`Met ${ROJAS} today`, 'held'],
  [`Happy to meet my Peruvian counterpart Luis Rojas today`, 'held'],
  [`I had a good phone call with ${ROJAS} today`, 'held'],
  [`Looking forward to welcoming ${ROJAS} to Oslo next week`, 'planned'],
]

describe.each<[where: string, text: (words: string) => string]>([
  ['behind them by his surname', (words) => `Norwegian Foreign Minister Espen Dahl said he was hopeful.\n\n“${words},” Dahl wrote on X.`],
  ['behind them in full', (words) => `“${words},” Norwegian Foreign Minister Espen Dahl said.`],
  ['before them', (words) => `Norwegian Foreign Minister Espen Dahl posted on social media: “${words}.”`],
  ['behind his verb', (words) => `"${words}," tweeted Norwegian Foreign Minister Espen Dahl.`],
])("words of one's own, the speaker %s", (_where, text) => {
  it.each(POSTS)('%s', (words, status) => {
    const told = extractMeetings({ text: text(words), published: '2024-03-06' }).map((meeting) => [meeting.status, ...meeting.participants.map(({ name, party }) => `${name}/${party}`).toSorted()])
    expect(told).toEqual([[status, 'Espen Dahl/NOR', 'Luis Rojas/PER']])
  })
})
