import type { ArchivedText } from '../../shared/domain/article.ts'
import type { ArticleText } from '../../shared/domain/extracted-meeting.ts'
import { dayIn, zoneOfCountry } from '../../shared/feeds/time-zones.ts'

/** An archived text as it is read: "today" is the outlet's own day, seven in the morning in Seoul being the evening before in UTC. */
export function articleText({ text, publishedAt, title, outlet, url, country, outletKind }: ArchivedText): ArticleText {
  return { text, published: dayIn(zoneOfCountry(country), publishedAt), title, outlet, url, outletCountry: country, outletKind }
}
