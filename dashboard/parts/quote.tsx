import type { Quote } from '../../shared/api/meeting-summary.ts'
import { dayText } from '../models/days.ts'
import { OutsideLink } from './outside-link.tsx'

/** The words of an article that prove a meeting, and where they stand. */
export function QuoteBlock({ quote }: { quote: Pick<Quote, 'text' | 'outlet' | 'title' | 'url' | 'publishedAt'> }) {
  return (
    <figure class="quote">
      <blockquote>{quote.text}</blockquote>
      <figcaption>
        {quote.outlet ?? 'Outlet not known'}, <OutsideLink href={quote.url}>{quote.title ?? 'the article'}</OutsideLink>, {dayText(quote.publishedAt)}
      </figcaption>
    </figure>
  )
}
