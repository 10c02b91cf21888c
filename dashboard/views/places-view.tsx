import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import type { StatsResponse } from '../../shared/api/responses.ts'
import { meetingsOf } from '../api/meetings-of.ts'
import { meetingsPath, statsPath } from '../api/paths.ts'
import { read } from '../api/read.ts'
import { useQuestion } from '../api/use-answer.ts'
import { go } from '../navigation.ts'
import type { Months } from '../routes.ts'
import { addressOf, MOST_COMPARED } from '../routes.ts'
import { allPlaces, comparedPlaces, placesTable } from '../models/meeting-places.ts'
import type { CountryMeetings } from '../models/meeting-places.ts'
import { dayAfter } from '../models/days.ts'
import { nameOfParty } from '../models/words.ts'
import { CountedAsOf } from '../parts/counted-as-of.tsx'
import { MonthsForm } from '../parts/months-form.tsx'
import { Party } from '../parts/party.tsx'
import { PartyField } from '../parts/party-field.tsx'
import { Answered, Empty } from '../parts/states.tsx'
import { TableTwin } from '../parts/table-twin.tsx'
import { WorldMap } from '../parts/world-map.tsx'

/** Meetings looked through for each party compared. */
const MOST_COUNTED = 2000

type Found = { places: CountryMeetings[]; stats: StatsResponse | null; cut: boolean }

/** Where meetings happen: all of them, or those of up to five parties in comparison. */
export function PlacesView({ months, parties }: { months: Months; parties: string[] }) {
  const answer = useQuestion(JSON.stringify([months, parties]), () => (parties.length === 0 ? everywhere(months) : compared(months, parties)))
  const choose = (chosen: string[]) => go({ view: 'places', months, parties: chosen })
  return (
    <>
      <h1>Where meetings happen</h1>
      <div class="bar-of-tools">
        <form class="inline" onSubmit={(event) => event.preventDefault()} aria-label="Choose months and parties">
          <MonthsForm months={months} onChange={(chosen) => go({ view: 'places', months: chosen, parties })} />
          {parties.length < MOST_COMPARED && (
            <PartyField key={parties.length} label={parties.length === 0 ? 'Only of a party' : 'Compare with'} name="compare" code="" placeholder="Country, organisation" onChange={(code) => choose([...new Set([...parties, code])])} />
          )}
        </form>
      </div>
      {parties.length > 0 && (
        <ul class="given" aria-label="Parties compared">
          {parties.map((code, index) => (
            <li key={code}>
              <button type="button" onClick={() => choose(parties.filter((party) => party !== code))} aria-label={`Leave out ${nameOfParty(code)}`}>
                <span class={`swatch series-${index}`} aria-hidden="true" /> {nameOfParty(code)} ({code}) <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Answered answer={answer} what="places" rows={10}>
        {({ places, stats, cut }) =>
          places.length === 0 ? (
            <Empty title="No place told">
              <p>No meeting in these months has a country that an article tells. Calls have none.</p>
            </Empty>
          ) : (
            <>
              <p class="aside">
                {stats !== null && <CountedAsOf stats={stats} />} Only meetings with a place that an article tells; calls have none.
                {cut && ` Of each party the latest ${MOST_COUNTED.toLocaleString('en-GB')} meetings are counted: choose fewer months for all.`}
              </p>
              <div class="columns map">
                <WorldMap places={places} parties={parties} />
                <Ranking places={places} parties={parties} />
              </div>
              <TableTwin table={placesTable(places, parties)} file="parley-places" />
            </>
          )
        }
      </Answered>
    </>
  )
}

const MOST_RANKED = 15

function Ranking({ places, parties }: { places: readonly CountryMeetings[]; parties: readonly string[] }) {
  return (
    <div>
      <h2>Most frequent</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Country</th>
            {parties.length === 0 ? (
              <th scope="col" class="number">
                Meetings
              </th>
            ) : (
              parties.map((code, index) => (
                <th key={code} scope="col" class="number">
                  <span class={`swatch series-${index}`} aria-hidden="true" /> <abbr title={nameOfParty(code)}>{code.replace(/^NSA:/, '')}</abbr>
                </th>
              ))
            )}
          </tr>
        </thead>
        <tbody>
          {places.slice(0, MOST_RANKED).map(({ country, counts }) => (
            <tr key={country}>
              <th scope="row">
                <Party code={country} />
              </th>
              {counts.map((count, index) => (
                <td key={index} class={count === 0 ? 'number zero' : 'number'}>
                  {parties[index] === undefined ? (
                    <a href={addressOf({ view: 'meetings', filter: { place: country } })} aria-label={`${count.toLocaleString('en-GB')} meetings in ${nameOfParty(country)}`}>
                      {count.toLocaleString('en-GB')}
                    </a>
                  ) : (
                    count.toLocaleString('en-GB')
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

async function everywhere(months: Months): Promise<Found> {
  const stats = await read<StatsResponse>(statsPath('country', 'range', months))
  return { places: allPlaces(stats.counts), stats, cut: false }
}

async function compared(months: Months, parties: readonly string[]): Promise<Found> {
  const days = { ...(months.from === '' ? {} : { from: `${months.from}-01` }), ...(months.to === '' ? {} : { to: lastDayOf(months.to) }) }
  const lists = await Promise.all(parties.map((party) => meetingsOf(meetingsPath({ party, ...days }, { limit: '1000' }), MOST_COUNTED)))
  return { places: comparedPlaces(lists.map(({ meetings }): readonly MeetingSummary[] => meetings)), stats: null, cut: lists.some(({ cut }) => cut) }
}

function lastDayOf(month: string): string {
  const next = dayAfter(`${month}-28`, 4).slice(0, 7)
  return dayAfter(`${next}-01`, -1)
}
