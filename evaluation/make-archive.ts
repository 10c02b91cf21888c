import { createArchive } from '../shared/adapters/archive.ts'
import { archiveKeys } from '../shared/articles/archive-keys.ts'
import type { ArchivedText } from '../shared/domain/article.ts'
import { articleId, feedId } from '../shared/domain/ids.ts'
import { inParallel } from '../shared/runtime/in-parallel.ts'
import { openArchive } from '../local/replay/open-archive.ts'

/*
 * Fills the archive of a local register with texts that were never fetched, to try a replay on:
 *
 *   node evaluation/make-archive.ts DIRECTORY COUNT
 *
 * The directory must hold a register (npm start -- --once --data DIRECTORY). Three of ten texts tell of a
 * meeting, which one to three outlets report; the rest is other news. Every name is made up.
 */

const COUNTRIES = [
  ['Kenya', 'Kenyan', 'Nairobi'], ['Peru', 'Peruvian', 'Lima'], ['Norway', 'Norwegian', 'Oslo'], ['Chile', 'Chilean', 'Santiago'], ['Ghana', 'Ghanaian', 'Accra'],
  ['Nepal', 'Nepalese', 'Kathmandu'], ['Latvia', 'Latvian', 'Riga'], ['Jordan', 'Jordanian', 'Amman'], ['Vietnam', 'Vietnamese', 'Hanoi'], ['Senegal', 'Senegalese', 'Dakar'],
  ['Finland', 'Finnish', 'Helsinki'], ['Egypt', 'Egyptian', 'Cairo'], ['Japan', 'Japanese', 'Tokyo'], ['Mexico', 'Mexican', 'Mexico City'], ['Uganda', 'Ugandan', 'Kampala'],
  ['Serbia', 'Serbian', 'Belgrade'], ['Angola', 'Angolan', 'Luanda'], ['Poland', 'Polish', 'Warsaw'], ['Qatar', 'Qatari', 'Doha'], ['Zambia', 'Zambian', 'Lusaka'],
] as const
const GIVEN = ['Amara', 'Bruno', 'Celia', 'Dario', 'Elena', 'Farid', 'Greta', 'Hamid', 'Ines', 'Jonas']
const FAMILY = ['Okoye', 'Restrepo', 'Lindqvist', 'Marchetti', 'Tamberg', 'Haddad', 'Navarro', 'Kuznik', 'Mbeki', 'Sorensen']
const TOPICS = ['trade and energy cooperation', 'border security and migration', 'climate finance and water', 'a visa agreement and tourism']
const FILLER =
  'The city council said on Tuesday that repairs to the northern bridge would take longer than expected, and that buses would be rerouted until the end of the month. Residents complained of noise, while shopkeepers asked for help with lost trade. '

/** Picks of a meeting or of a text follow from its number alone, so that every run makes the same archive. */
function pick<Value>(values: readonly Value[], number: number): Value {
  const value = values[number % values.length]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

function textOf(number: number): { text: string; day: string; outlet: string } {
  const meeting = Math.floor(number / 10) * 2 + (number % 10 < 2 ? 0 : 1)
  const date = new Date(Date.UTC(2024, 0, 1 + (meeting % 700)))
  const day = date.toISOString().slice(0, 10)
  const outlet = `Outlet ${number % 40}`
  if (number % 10 >= 3) return { text: `${outlet} ${number}. ${FILLER.repeat(6)}`, day, outlet }
  const [one, , city] = pick(COUNTRIES, meeting)
  const [, other] = pick(COUNTRIES, meeting + 1 + Math.floor(meeting / 20) % 19)
  const [host, guest] = [0, 7].map((shift) => `${pick(GIVEN, meeting + shift)} ${pick(FAMILY, Math.floor(meeting / 10) + shift)}`)
  const weekday = date.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' })
  const text =
    `${city.toUpperCase()} - Foreign Minister ${host} of ${one} met ${other} Foreign Minister ${guest} in ${city} on ${weekday}, ${outlet} has learnt.\n\n` +
    `The two ministers discussed ${pick(TOPICS, meeting)}, and agreed to meet again. "Our talks were useful," ${host?.split(' ')[1]} said.\n\n${FILLER.repeat(5)}`
  return { text, day, outlet }
}

function archived(number: number): ArchivedText {
  const { text, day, outlet } = textOf(number)
  const url = `https://archive.example/${number}`
  const at = `${day}T18:00:00.000Z`
  return {
    articleId: articleId(url), version: 1, url, feedId: feedId('https://archive.example/feed'), title: `Text ${number}`, outlet, outletKind: 'newspaper',
    country: null, listedAt: at, publishedAt: at, publishedFrom: 'feed', language: 'en', textSource: 'feed', text,
  }
}

const [directory = '', count = ''] = process.argv.slice(2)
if (directory === '' || !/^\d+$/.test(count)) {
  process.stderr.write('Usage: node evaluation/make-archive.ts DIRECTORY COUNT\n')
  process.exitCode = 2
} else {
  const opened = await openArchive({ data: directory, stack: null })
  const archive = createArchive(opened.s3, opened.bucket)
  const numbers = Array.from({ length: Number(count) }, (_, number) => number)
  await inParallel(numbers, 16, async (number) => {
    const text = archived(number)
    await archive.putText(archiveKeys(text.articleId, 1).text, text)
  })
  await opened.close()
  process.stdout.write(`${count} texts archived in ${directory}\n`)
}
