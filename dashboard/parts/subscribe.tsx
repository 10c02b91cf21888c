import { meetingsPath } from '../api/paths.ts'
import type { ListFilter } from '../routes.ts'

/** Addresses of a query for calendars, feed readers and programs. */
export function Subscribe({ filter }: { filter: ListFilter }) {
  const address = (format: string) => new URL(meetingsPath(filter, { format }), location.origin)
  const calendar = address('ics')
  return (
    <nav class="subscribe" aria-label="Subscribe to this query">
      <span>Follow this query:</span>
      <a href={calendar.href.replace(/^https?:/, 'webcal:')}>Calendar</a>
      <a href={calendar.href}>ICS file</a>
      <a href={address('atom').href}>Atom feed</a>
      <a href={address('csv').href}>All as CSV</a>
      <a href={address('json').href}>JSON</a>
    </nav>
  )
}
