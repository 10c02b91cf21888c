import type { MeetingFilter } from '../shared/queries/meeting-filter.ts'

/** The conditions of a list, as they stand in its address. Values are as typed: the API judges them. */
export type ListFilter = Partial<Record<keyof MeetingFilter, string>>
export const FILTER_FIELDS = ['party', 'with', 'person', 'topic', 'status', 'place', 'from', 'to'] as const satisfies readonly (keyof MeetingFilter)[]

/** First and last month of what is counted, `2026-03`; empty for the API's own choice. */
export type Months = { from: string; to: string }

/** What the page shows. Every view has an address of its own that can be passed on. */
export type Route =
  | { view: 'meetings'; filter: ListFilter }
  | { view: 'meeting'; id: string }
  | { view: 'party'; code: string }
  | { view: 'person'; id: string }
  | { view: 'pair'; party: string; other: string }
  | { view: 'pairs'; months: Months; party: string }
  | { view: 'places'; months: Months; parties: string[] }
  | { view: 'topics'; months: Months }
  | { view: 'sources' }
  | { view: 'unknown'; path: string }

/** Most parties whose meeting places are compared. */
export const MOST_COMPARED = 5

/** The route of an address. */
export function routeOf(path: string, query: URLSearchParams): Route {
  const [view = '', ...parts] = path.split('/').filter((part) => part !== '').map(decoded)
  const [first = '', second = ''] = parts
  const months = { from: query.get('from') ?? '', to: query.get('to') ?? '' }
  if ((view === '' || view === 'meetings') && parts.length === 0) return { view: 'meetings', filter: filterOf(query) }
  if (view === 'meetings' && parts.length === 1) return { view: 'meeting', id: first }
  if (view === 'parties' && parts.length === 1) return { view: 'party', code: first }
  if (view === 'people' && parts.length === 1) return { view: 'person', id: first }
  if (view === 'pairs' && parts.length === 2) return { view: 'pair', party: first, other: second }
  if (view === 'pairs' && parts.length === 0) return { view: 'pairs', months, party: query.get('party') ?? '' }
  if (view === 'places' && parts.length === 0) return { view: 'places', months, parties: [...new Set(query.getAll('party'))].slice(0, MOST_COMPARED) }
  if (view === 'topics' && parts.length === 0) return { view: 'topics', months }
  if (view === 'sources' && parts.length === 0) return { view: 'sources' }
  return { view: 'unknown', path }
}

/** The address of a route, relative to the site. */
export function addressOf(route: Route): string {
  switch (route.view) {
    case 'meetings':
      return withQuery('/meetings', Object.entries(route.filter))
    case 'meeting':
      return `/meetings/${encoded(route.id)}`
    case 'party':
      return `/parties/${encoded(route.code)}`
    case 'person':
      return `/people/${encoded(route.id)}`
    case 'pair':
      return `/pairs/${encoded(route.party)}/${encoded(route.other)}`
    case 'pairs':
      return withQuery('/pairs', [['party', route.party], ...Object.entries(route.months)])
    case 'places':
      return withQuery('/places', [...route.parties.map((party) => ['party', party] as const), ...Object.entries(route.months)])
    case 'topics':
      return withQuery('/topics', Object.entries(route.months))
    case 'sources':
      return '/sources'
    default:
      return route.path
  }
}

/** `path` with those parameters that have a value. */
export function withQuery(path: string, parameters: Iterable<readonly [string, string | undefined]>): string {
  const query = new URLSearchParams()
  for (const [name, value] of parameters) if (value !== undefined && value !== '') query.append(name, value)
  const text = readable(query.toString())
  return text === '' ? path : `${path}?${text}`
}

function filterOf(query: URLSearchParams): ListFilter {
  return Object.fromEntries(FILTER_FIELDS.flatMap((field) => (query.get(field) ? [[field, query.get(field)]] : [])))
}

/** Ids and codes hold colons, which an address may show. */
function encoded(text: string): string {
  return readable(encodeURIComponent(text))
}

function readable(text: string): string {
  return text.replaceAll('%3A', ':')
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
