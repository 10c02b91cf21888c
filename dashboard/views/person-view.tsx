import { useState } from 'preact/hooks'
import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import type { MeetingsResponse, PersonResponse } from '../../shared/api/responses.ts'
import { meetingsPath, personPath } from '../api/paths.ts'
import { NoAnswer, read } from '../api/read.ts'
import { useAnswer } from '../api/use-answer.ts'
import { addressOf } from '../routes.ts'
import { dayText, periodText } from '../models/days.ts'
import { counterparts, itinerary, itineraryTable } from '../models/itinerary.ts'
import { isOverdue } from '../models/meeting-lists.ts'
import { formatName, nameOfParty } from '../models/words.ts'
import { Parties, Party, Person } from '../parts/party.tsx'
import { Answered, Empty } from '../parts/states.tsx'
import { Subscribe } from '../parts/subscribe.tsx'
import { TableTwin } from '../parts/table-twin.tsx'
import { StatusTag, Topics } from '../parts/tags.tsx'

/** Where a person went and whom they met. */
export function PersonView({ id, today }: { id: string; today: string }) {
  const answer = useAnswer<PersonResponse>(personPath(id))
  return (
    <Answered answer={answer} what="person" rows={8}>
      {(person) => <Told person={person} today={today} />}
    </Answered>
  )
}

function Told({ person, today }: { person: PersonResponse; today: string }) {
  const [more, setMore] = useState<{ meetings: MeetingSummary[]; next: string | null } | null>(null)
  const [failure, setFailure] = useState('')
  const { personId, name, party, names, offices, namesakes } = person
  const meetings = [...person.meetings, ...(more?.meetings ?? [])]
  const next = more === null ? person.next : more.next
  const others = names.filter((spelling) => spelling !== name)

  const showMore = async (cursor: string) => {
    setFailure('')
    try {
      const page = await read<MeetingsResponse>(meetingsPath({ person: personId }, { cursor }))
      setMore({ meetings: [...(more?.meetings ?? []), ...page.meetings], next: page.next })
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      setFailure(error.message)
    }
  }

  return (
    <>
      <h1>{name}</h1>
      <p class="under">
        For <Party code={party} />
        {others.length > 0 && <span class="aside">, also written {others.join(', ')}</span>}
        {namesakes.map((other) => (
          <span key={other.personId} class="aside">
            ; the same name for <a href={addressOf({ view: 'person', id: other.personId })}>{nameOfParty(other.party)}</a>
          </span>
        ))}
      </p>
      <Subscribe filter={{ person: personId }} />
      <section aria-labelledby="offices">
        <h2 id="offices">Offices, as articles gave them</h2>
        {offices.length === 0 ? (
          <p class="none">No article gives an office.</p>
        ) : (
          <ul class="offices">
            {offices.map(({ title, from, to }) => (
              <li key={title}>
                {title} <span class="aside">{from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}`}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="itinerary">
        <h2 id="itinerary">Itinerary</h2>
        {meetings.length === 0 ? (
          <Empty title="No meeting told" />
        ) : (
          <ol class="itinerary">
            {itinerary(meetings).map(({ where, meetings: stop }) => (
              <li key={stop[0]?.meetingId}>
                <h3>{where || 'Place not told'}</h3>
                <ul>
                  {stop.map((meeting) => (
                    <StopMeeting key={meeting.meetingId} meeting={meeting} own={party} id={personId} today={today} />
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        )}
        {failure !== '' && <p role="alert">{failure}</p>}
        <div class="below">
          {next !== null && (
            <button type="button" class="plain" onClick={() => void showMore(next)}>
              Show earlier ones
            </button>
          )}
          <TableTwin table={itineraryTable(name, party, meetings)} file="parley-itinerary" />
        </div>
      </section>
    </>
  )
}

function StopMeeting({ meeting, own, id, today }: { meeting: MeetingSummary; own: string; id: string; today: string }) {
  const met = meeting.people.filter(({ personId, party }) => personId !== id && party !== own)
  return (
    <li>
      <a href={addressOf({ view: 'meeting', id: meeting.meetingId })}>
        <time dateTime={meeting.listedDay}>{periodText(meeting.date)}</time>
      </a>{' '}
      <Parties codes={counterparts(meeting, own)} /> <StatusTag status={meeting.status} overdue={isOverdue(meeting, today)} />
      {(met.length > 0 || (meeting.place !== null && meeting.format !== 'in_person' && meeting.format !== 'unknown')) && (
        <p class="people">
          {meeting.format === 'phone' || meeting.format === 'video' ? `${formatName(meeting.format)} ` : ''}
          {met.map(({ personId, name }, index) => (
            <span key={personId}>
              {index === 0 ? 'with ' : ', '}
              <Person id={personId} name={name} />
            </span>
          ))}
        </p>
      )}
      <Topics codes={meeting.topics} />
    </li>
  )
}
