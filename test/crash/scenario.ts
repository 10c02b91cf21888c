import { feedEntry } from '../fakes/feed-entry.ts'
import { bytes, type ScriptedAnswer } from '../fakes/scripted-web.ts'

export const DAILY = 'https://daily.example.org/feed.xml'
export const MINISTRY = 'https://mofa.example.org/rss'
const DEAD = 'https://dead.example.org/rss'

export const entries = [
  feedEntry(DAILY),
  feedEntry(MINISTRY, { name: 'Ministry of Foreign Affairs', kind: 'ministry' }),
  feedEntry(DEAD, { name: 'Silent Times' }),
]

/** Every way that an item can go, and each end that it can take. */
export const SCRIPT: Record<string, ScriptedAnswer | ScriptedAnswer[]> = {
  [DAILY]: {
    headers: { etag: '"1"' },
    body: bytes(
      JSON.stringify([
        { link: 'https://daily.example.org/two-meetings' },
        { link: 'https://daily.example.org/sport' },
        { link: 'https://daily.example.org/gone' },
        { link: 'https://mofa.example.org/communique' },
        { link: 'https://daily.example.org/walled', content: 'The ministers met on 2021-11-17.' },
        { link: 'https://daily.example.org/tokyo' },
        { link: 'https://daily.example.org/shaky' },
        { link: 'https://daily.example.org/broken' },
        { link: 'https://daily.example.org/down' },
        { link: null, title: 'An item without an address' },
      ]),
    ),
  },
  [MINISTRY]: {
    body: bytes(
      JSON.stringify([
        { link: 'https://mofa.example.org/readout' },
        { link: 'https://daily.example.org/sport' },
        { link: 'https://daily.example.org/two-meetings' },
        { link: 'https://m.mofa.example.org/readout/amp' },
        { link: 'https://m.mofa.example.org/communique/amp' },
      ]),
    ),
  },
  [DEAD]: { ok: false, reason: 'unreachable', detail: 'no such host' },
  'https://daily.example.org/two-meetings': { body: bytes('They met on 2021-11-16. Others met on 2021-11-17.') },
  'https://daily.example.org/sport': { body: bytes('The home side won.') },
  'https://daily.example.org/gone': { status: 410 },
  'https://daily.example.org/walled': { body: bytes('CONSENT') },
  'https://daily.example.org/tokyo': { body: bytes('外相会談') },
  'https://daily.example.org/shaky': [{ status: 503 }, { body: bytes('They met on 2021-11-15.') }],
  'https://daily.example.org/broken': { status: 500 },
  'https://daily.example.org/down': { ok: false, reason: 'unreachable', detail: 'connection refused' },
  'https://m.mofa.example.org/readout/amp': {
    body: bytes('CANONICAL https://mofa.example.org/readout\nThe ministers met on 2021-11-17.'),
  },
  'https://m.mofa.example.org/communique/amp': {
    body: bytes('CANONICAL https://mofa.example.org/communique\nThe envoys met on 2021-11-12.'),
  },
  'https://mofa.example.org/communique': { body: bytes('The envoys met on 2021-11-12.') },
  'https://mofa.example.org/readout': { body: bytes('The ministers met on 2021-11-17.') },
}

/** The same some hours later: of what could not be had for the moment, one article can. */
export const LATER_SCRIPT: typeof SCRIPT = {
  ...SCRIPT,
  'https://daily.example.org/down': { body: bytes('They met on 2021-11-14.') },
}
