import { canaryItem, type CanaryItem, latestCanaryItem, listedCanaryItems } from '../../shared/canary/canary-items.ts'

export type CanaryAnswer = { statusCode: number; headers: Record<string, string>; body: string }

/** Answers for the canary's feed at `/feed.xml` and for the pages that it lists; `base` is the address before the path. */
export function publishCanary(path: string, base: string, now: Date): CanaryAnswer {
  if (path === '/feed.xml') return answer('application/rss+xml', feedText(base, listedCanaryItems(now)))
  const number = Number(/^\/items\/(\d{1,9})$/.exec(path)?.[1])
  if (number > 0 && number <= latestCanaryItem(now).number) return answer('text/html', pageText(canaryItem(number)))
  return { statusCode: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'There is nothing here.\n' }
}

/** The page of an item below the address of the feed. */
export function canaryPageUrl(feedUrl: string, { number }: CanaryItem): string {
  return new URL(`/items/${number}`, feedUrl).href
}

function answer(type: string, body: string): CanaryAnswer {
  return { statusCode: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body }
}

/** No text in it comes from outside, so that nothing need be escaped. */
function feedText(base: string, items: CanaryItem[]): string {
  const entries = items.map(
    ({ number, title, publishedAt }) => `<item><title>${title}</title><link>${base}/items/${number}</link><pubDate>${publishedAt.toUTCString()}</pubDate></item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Canary</title><link>${base}/</link><description>Invented meetings of a test</description>${entries.join('')}</channel></rss>`
}

function pageText({ title, paragraphs }: CanaryItem): string {
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>${title}</title></head><body><article><h1>${title}</h1>${text}</article></body></html>`
}
