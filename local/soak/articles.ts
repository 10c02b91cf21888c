import { STATE_PAIRS, statePair } from '../../shared/canary/state-pairs.ts'
import type { StateWithCity } from '../../shared/canary/state-pairs.ts'

/**
 * What the outlets of a soak tell. Everything follows from the numbers of feed and item, so that none of it
 * need be kept: what a page says, how its article must end, and which articles tell of one meeting.
 */

export const ITEMS_PER_FEED = 5
/** Outlets that tell of one meeting: neighbours by number. */
export const TELLINGS = 3

/** Days far enough from each other for two meetings of one pair never to be taken for one. */
const DAYS = [
  { published: '2026-02-10', told: 'Tuesday', dateline: 'Feb 10' },
  { published: '2026-05-12', told: 'Tuesday', dateline: 'May 12' },
  { published: '2026-08-11', told: 'Tuesday', dateline: 'Aug 11' },
] as const

const SUBJECTS = ['trade', 'energy', 'border controls', 'fisheries', 'air traffic'] as const

/** How an article must end. A meeting is known by its number. */
export type Ending = { state: 'reported'; meeting: number } | { state: 'no_meeting' } | { state: 'failed'; reason: 'not_found' | 'unsupported_language' }

/** Where an item stands: the item of a feed. */
export type Item = { feed: number; item: number }

/** How the article of an item must end. */
export function endingOf({ feed, item }: Item): Ending {
  const group = Math.floor(feed / TELLINGS)
  if (item === 0 && group % 3 === 0) return { state: 'reported', meeting: group / 3 }
  if (item === 1 && feed % 20 === 0) return { state: 'failed', reason: 'not_found' }
  if (item === 2 && feed % 20 === 10) return { state: 'failed', reason: 'unsupported_language' }
  return { state: 'no_meeting' }
}

/** The day on which an item was published. */
export function publishedAt(item: Item): string {
  const ending = endingOf(item)
  const day = ending.state === 'reported' ? meetingOf(ending.meeting).day : DAYS[1]
  return `${day.published}T15:00:00Z`
}

/** The paragraphs of an item's page. */
export function paragraphsOf(item: Item): string[] {
  const ending = endingOf(item)
  if (ending.state === 'reported') return meetingStory(ending.meeting, item.feed % TELLINGS)
  if (ending.state === 'failed') return UNREADABLE
  return [
    `The town library of district ${item.feed} was closed for a day after water had come in through the roof, and ${item.item + 2} rooms have to be dried.`,
    'Nobody was hurt, and most of the books could be saved. The reading room will be open again next week, and those who have borrowed books may keep them until then.',
  ]
}

const UNREADABLE = [
  'Die Bücherei der Stadt blieb einen Tag lang geschlossen, nachdem durch das Dach Wasser eingedrungen war, und mehrere Räume müssen nun getrocknet werden.',
  'Verletzt wurde niemand, und die meisten Bücher konnten gerettet werden. Der Lesesaal wird in der nächsten Woche wieder geöffnet, wie die Leitung mitteilte.',
]

type Meeting = { one: StateWithCity; other: StateWithCity; day: (typeof DAYS)[number]; subject: string }

/** Which two states meet, on which day: no two meetings of a soak have both in common. */
function meetingOf(number: number): Meeting {
  const [one, other] = statePair(number % STATE_PAIRS.length)
  const day = DAYS[Math.floor(number / STATE_PAIRS.length)]
  if (day === undefined) throw new RangeError(`a soak has at most ${STATE_PAIRS.length * DAYS.length} meetings`)
  return { one, other, day, subject: SUBJECTS[number % SUBJECTS.length] ?? 'trade' }
}

/** The most feeds that a soak can have: beyond them, meetings would be of the same states on the same day. */
export const MOST_FEEDS = STATE_PAIRS.length * DAYS.length * TELLINGS * 3

function meetingStory(number: number, telling: number): string[] {
  const { one: { name: one, city }, other: { name: other }, day, subject } = meetingOf(number)
  const lead = [
    `The foreign ministers of ${one} and ${other} met in ${city} on ${day.told} for talks on ${subject}, officials said.`,
    `The foreign minister of ${one} met the foreign minister of ${other} in ${city} on ${day.told} to discuss ${subject}, the foreign ministry said.`,
    `Foreign ministers from ${one} and ${other} held talks in ${city} on ${day.told} on ${subject}, a spokesperson told reporters.`,
  ][telling]
  return [
    `${city.toUpperCase()}, ${day.dateline} - ${lead}`,
    'They spoke for an hour and a half and took questions from the press afterwards. It was a sunny day in the city, and the square before the ministry was closed to cars.',
  ]
}
