import type { PartyResponse } from '../../shared/api/responses.ts'
import { partyPath } from '../api/paths.ts'
import { useAnswer } from '../api/use-answer.ts'
import { addressOf } from '../routes.ts'
import { meetingsTable } from '../models/meeting-lists.ts'
import type { Table } from '../models/table.ts'
import { nameOfParty } from '../models/words.ts'
import { MeetingRow } from '../parts/meeting-row.tsx'
import { Code, Party } from '../parts/party.tsx'
import { Answered, Empty } from '../parts/states.tsx'
import { Subscribe } from '../parts/subscribe.tsx'
import { CsvButton, TableTwin } from '../parts/table-twin.tsx'

/** One party: what comes, what was, and whom it meets. */
export function PartyView({ code, today }: { code: string; today: string }) {
  const answer = useAnswer<PartyResponse>(partyPath(code))
  return (
    <>
      <h1>
        {nameOfParty(code)} <Code code={code} />
      </h1>
      <Subscribe filter={{ party: code }} />
      <p class="links">
        <a href={addressOf({ view: 'meetings', filter: { party: code } })}>All its meetings</a> <a href={addressOf({ view: 'pairs', months: { from: '', to: '' }, party: code })}>Its pairs as a matrix</a>{' '}
        <a href={addressOf({ view: 'places', months: { from: '', to: '' }, parties: [code] })}>Where it meets</a>
      </p>
      <Answered answer={answer} what="party" rows={8}>
        {(party) => <Told party={party} today={today} />}
      </Answered>
    </>
  )
}

function Told({ party, today }: { party: PartyResponse; today: string }) {
  const { code, latest, upcoming, counterparts } = party
  if (latest.length === 0 && upcoming.length === 0) {
    return (
      <Empty title="No meeting told">
        <p>No article read so far tells of a meeting of {nameOfParty(code)}.</p>
      </Empty>
    )
  }
  return (
    <div class="columns party">
      <div>
        {upcoming.length > 0 && (
          <section aria-labelledby="upcoming">
            <h2 id="upcoming">Upcoming</h2>
            <div class="meetings">
              {upcoming.map((meeting) => (
                <MeetingRow key={meeting.meetingId} meeting={meeting} today={today} />
              ))}
            </div>
          </section>
        )}
        <section aria-labelledby="latest">
          <h2 id="latest">Latest</h2>
          <div class="meetings">
            {latest.map((meeting) => (
              <MeetingRow key={meeting.meetingId} meeting={meeting} today={today} />
            ))}
          </div>
        </section>
        <TableTwin table={meetingsTable(`Meetings of ${nameOfParty(code)}`, [...upcoming, ...latest])} file={`parley-${fileName(code)}`} />
      </div>
      {counterparts.length > 0 && (
        <aside class="counterparts">
          <div class="headed">
            <h2>Meets most</h2>
            <CsvButton table={counterpartsTable(party)} file={`parley-${fileName(code)}-counterparts`} />
          </div>
          <table>
            <thead>
              <tr>
                <th scope="col">Party</th>
                <th scope="col" class="number">
                  Meetings
                </th>
                <th scope="col">
                  <span class="unseen">Over time</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {counterparts.map(({ code: other, meetings }) => (
                <tr key={other}>
                  <th scope="row">
                    <Party code={other} />
                  </th>
                  <td class="number">{meetings.toLocaleString('en-GB')}</td>
                  <td>
                    <a href={addressOf({ view: 'pair', party: code, other })} aria-label={`${nameOfParty(code)} and ${nameOfParty(other)} over time`}>
                      over time
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </aside>
      )}
    </div>
  )
}

function counterpartsTable({ code, counterparts }: PartyResponse): Table {
  return {
    caption: `Whom ${nameOfParty(code)} meets most`,
    columns: ['Party', 'Code', 'Meetings', 'Of these held'],
    rows: counterparts.map(({ code: other, name, meetings, held }) => [name, other, meetings, held]),
  }
}

function fileName(code: string): string {
  return code.replaceAll(/[^A-Za-z0-9-]/g, '-')
}
