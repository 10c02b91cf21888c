import { createHash } from 'node:crypto'
import type { FeedItem } from './parsed-feed.ts'

/**
 * A digest of what is announced: equal digests mean that no item came, went, moved or was updated.
 * The order of the items does not count, since some servers shuffle them at each answer.
 */
export function itemsDigest(items: readonly Pick<FeedItem, 'id' | 'link' | 'updated'>[]): string {
  const lines = items.map((item) => JSON.stringify([item.id, item.link, item.updated])).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 32)
}
