import { describe, expect, test } from 'vitest'
import { isToBeReadAgain, itemDigest } from '../../functions/poll-feed/read-again.ts'
import { listedItems } from '../../functions/poll-feed/listed-items.ts'
import { newFeed } from '../../shared/feeds/feed-life.ts'
import type { Listing } from '../../shared/ports.ts'
import { feedEntry } from '../fakes/feed-entry.ts'
import { bytes } from '../fakes/scripted-web.ts'
import { readFakeFeed } from '../fakes/pipeline.ts'

const LISTED = new Date('2021-11-18T09:00:00.000Z')
const after = (hours: number) => new Date(LISTED.getTime() + hours * 3_600_000)

const parsed = await readFakeFeed(bytes(JSON.stringify([{ link: 'https://daily.example.org/1' }])))
const [listed] = listedItems(newFeed(feedEntry('https://daily.example.org/rss'), LISTED), parsed.items, LISTED)
if (listed === undefined) throw new Error('no item')
const ITEM = listed.article

/** An article fetched right after it was listed, unless told otherwise. */
function known(changes: Partial<Listing> = {}): Listing {
  const { feedId, listedAt, itemDigest: digest } = ITEM
  return { feedId, listedAt, itemDigest: digest, state: 'reported', checkedAt: LISTED.toISOString(), ...changes }
}

const changed = { itemDigest: 'as it was before' }

describe('an article that is listed again', () => {
  test.each<[string, Partial<Listing>, number, boolean]>([
    ['unchanged is left alone', {}, 2, false],
    ['changed is read again', changed, 2, true],
    ['changed, whatever came of it, is read again', { ...changed, state: 'failed' }, 2, true],
    ['changed right after it was read waits', changed, 0.5, false],
    ['changed time and again waits as long as it has been known', { ...changed, checkedAt: after(8).toISOString() }, 15, false],
    ['changed time and again is read when it has waited', { ...changed, checkedAt: after(8).toISOString() }, 16, true],
    ['changed, but old, is left alone', changed, 73, false],
    ['changed, but not fetched yet, is left to the message under way', { ...changed, checkedAt: null, state: 'listed' }, 2, false],
    ['that tells of meetings is looked at again after some hours', {}, 6, true],
    ['that tells of none is not', { state: 'no_meeting' }, 6, false],
    ['that was looked at again is not for a second time', { checkedAt: after(6).toISOString() }, 24, false],
    ['by a feed that comes later is left alone', { ...changed, feedId: 'f_0' }, 6, false],
    ['by a feed that comes before is read again, at once and however old', { feedId: 'f_z' }, 0, true],
  ])('%s', (_name, changes, hours, expected) => {
    expect(isToBeReadAgain(known(changes), ITEM, 6, after(hours))).toBe(expected)
  })

  test('is not looked at again where the settings say so', () => {
    expect(isToBeReadAgain(known(), ITEM, 0, after(24))).toBe(false)
  })
})

describe('the digest of an item', () => {
  const ITEM_SAYS = { updated: null, title: 'Ministers meet', content: '<p class="a1">They met.</p>' }
  test.each([
    ['is another if the words change', { content: '<p>They did not meet.</p>' }, false],
    ['is another if the title changes', { title: 'Ministers do not meet' }, false],
    ['is the same if the markup changes', { content: '<p class="b2">They met.</p>' }, true],
  ])('%s', (_name, changes, same) => {
    expect(itemDigest({ ...ITEM_SAYS, ...changes }) === itemDigest(ITEM_SAYS)).toBe(same)
  })

  test('is that of the time of change where the feed tells it', () => {
    const dated = { ...ITEM_SAYS, updated: '2021-11-18T09:00:00.000Z' }
    expect(itemDigest({ ...dated, content: '<p>12 comments</p>' })).toBe(itemDigest(dated))
    expect(itemDigest({ ...dated, updated: '2021-11-18T10:00:00.000Z' })).not.toBe(itemDigest(dated))
  })
})
