import { render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useRoute } from './navigation.ts'
import { addressOf } from './routes.ts'
import type { Route } from './routes.ts'
import { chosenTheme, chooseTheme } from './theme.ts'
import type { Theme } from './theme.ts'
import { utcDay } from './models/days.ts'
import { nameOfParty } from './models/words.ts'
import { FindBox } from './parts/find-box.tsx'
import { PartyNames } from './parts/party-field.tsx'
import { Empty } from './parts/states.tsx'
import { MeetingView } from './views/meeting-view.tsx'
import { MeetingsView } from './views/meetings-view.tsx'
import { PairView } from './views/pair-view.tsx'
import { PairsView } from './views/pairs-view.tsx'
import { PartyView } from './views/party-view.tsx'
import { PersonView } from './views/person-view.tsx'
import { PlacesView } from './views/places-view.tsx'
import { SourcesView } from './views/sources-view.tsx'
import { TopicsView } from './views/topics-view.tsx'

const ANY_MONTHS = { from: '', to: '' }
const SECTIONS: { name: string; route: Route; views: Route['view'][] }[] = [
  { name: 'Meetings', route: { view: 'meetings', filter: {} }, views: ['meetings', 'meeting', 'person'] },
  { name: 'Pairs', route: { view: 'pairs', months: ANY_MONTHS, party: '' }, views: ['pairs', 'pair', 'party'] },
  { name: 'Places', route: { view: 'places', months: ANY_MONTHS, parties: [] }, views: ['places'] },
  { name: 'Topics', route: { view: 'topics', months: ANY_MONTHS }, views: ['topics'] },
  { name: 'Sources', route: { view: 'sources' }, views: ['sources'] },
]

function App() {
  const route = useRoute()
  const main = useRef<HTMLElement>(null)
  const address = addressOf(route)
  const shown = useRef(address)
  useEffect(() => {
    document.title = `${titleOf(route)} · Parley`
    // Whoever reads by ear is told of the new view; a change of conditions leaves the reader where they are.
    const [path] = address.split('?')
    if (shown.current.split('?')[0] !== path) main.current?.focus({ preventScroll: true })
    shown.current = address
  }, [address])
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href="/">
          Parley
        </a>
        <nav aria-label="Views">
          <ul>
            {SECTIONS.map(({ name, route: target, views }) => (
              <li key={name}>
                <a href={addressOf(target)} aria-current={views.includes(route.view) ? (views[0] === route.view ? 'page' : 'true') : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <FindBox />
        <ThemeChoice />
      </header>
      <main id="main" tabIndex={-1} ref={main}>
        <View key={address.split('?')[0]} route={route} />
      </main>
      <footer>
        Every field is tied to words of an archived article; the accounts are the outlets’, not ours. <a href="/v1/openapi.json">API</a> <a href="/assets/licences.txt">Licences</a>
      </footer>
      <PartyNames />
    </>
  )
}

function View({ route }: { route: Route }) {
  // Days change at midnight UTC; a page open that long shows the old one until it is opened anew.
  const [today] = useState(() => utcDay(new Date()))
  switch (route.view) {
    case 'meetings':
      return <MeetingsView filter={route.filter} today={today} />
    case 'meeting':
      return <MeetingView id={route.id} today={today} />
    case 'party':
      return <PartyView code={route.code} today={today} />
    case 'person':
      return <PersonView id={route.id} today={today} />
    case 'pair':
      return <PairView party={route.party} other={route.other} today={today} />
    case 'pairs':
      return <PairsView months={route.months} party={route.party} />
    case 'places':
      return <PlacesView months={route.months} parties={route.parties} />
    case 'topics':
      return <TopicsView months={route.months} />
    case 'sources':
      return <SourcesView />
    default:
      return (
        <>
          <h1>Nothing here</h1>
          <Empty title="There is no such view">
            <p>
              The address {route.path} leads nowhere. <a href="/">Start from the meetings</a>.
            </p>
          </Empty>
        </>
      )
  }
}

function titleOf(route: Route): string {
  switch (route.view) {
    case 'meetings':
      return 'Meetings'
    case 'meeting':
      return 'A meeting'
    case 'party':
      return nameOfParty(route.code)
    case 'person':
      return 'Itinerary'
    case 'pair':
      return `${nameOfParty(route.party)} and ${nameOfParty(route.other)}`
    case 'pairs':
      return 'Who meets whom'
    case 'places':
      return 'Where meetings happen'
    case 'topics':
      return 'Topics over time'
    case 'sources':
      return 'Sources'
    default:
      return 'Nothing here'
  }
}

const THEMES: Readonly<Record<Theme, { next: Theme; label: string }>> = {
  auto: { next: 'dark', label: 'System' },
  dark: { next: 'light', label: 'Dark' },
  light: { next: 'auto', label: 'Light' },
}

function ThemeChoice() {
  const [theme, setTheme] = useState(chosenTheme)
  const { next, label } = THEMES[theme]
  const change = () => {
    chooseTheme(next)
    setTheme(next)
  }
  return (
    <button type="button" class="plain theme" onClick={change} aria-label={`Colours: ${label}. Change to ${THEMES[next].label}`}>
      {label}
    </button>
  )
}

const root = document.getElementById('app')
if (root !== null) render(<App />, root)
