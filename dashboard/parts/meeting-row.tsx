import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import { awayText, periodText, weekday } from '../models/days.ts'
import { isOverdue, placeText } from '../models/meeting-lists.ts'
import { counted, formatName } from '../models/words.ts'
import { addressOf } from '../routes.ts'
import { Parties, Person } from './party.tsx'
import { QuoteBlock } from './quote.tsx'
import { StatusTag, Topics } from './tags.tsx'

/** One meeting of a list, with the quote that proves it. */
export function MeetingRow({ meeting, today }: { meeting: MeetingSummary; today: string }) {
  const { date, parties, people, place, format, status, topics, quote } = meeting
  const where = placeText(place, true)
  return (
    <article class="meeting">
      <div class="when">
        <a href={addressOf({ view: 'meeting', id: meeting.meetingId })}>
          <time dateTime={meeting.listedDay}>{periodText(date)}</time>
        </a>
        <span class="aside">{date?.precision === 'day' ? `${weekday(date.start)}, ${awayText(date.start, today)}` : date === null ? `told ${awayText(meeting.listedDay, today)}` : ''}</span>
        <StatusTag status={status} overdue={isOverdue(meeting, today)} />
      </div>
      <div class="what">
        <h3>
          <Parties codes={parties} />
        </h3>
        {people.length > 0 && (
          <p class="people">
            {people.map((person, index) => (
              <span key={person.personId}>
                {index > 0 && ', '}
                <Person id={person.personId} name={person.name} /> <span class="code">{person.party.replace(/^NSA:.*/, 'NSA')}</span>
              </span>
            ))}
          </p>
        )}
        {quote !== undefined && <QuoteBlock quote={quote} />}
      </div>
      <div class="about">
        <p>{[where, where === '' || format !== 'in_person' ? formatName(format) : ''].filter((part) => part !== '').join(', ') || 'Place not told'}</p>
        <Topics codes={topics} />
        <p class="aside">
          {counted(meeting.sourceCount, 'report')}
          {meeting.independentAccounts < meeting.sourceCount ? `, ${counted(meeting.independentAccounts, 'independent account')}` : ''} ·{' '}
          <a href={addressOf({ view: 'meeting', id: meeting.meetingId })} aria-label={`The whole record of the meeting of ${periodText(date)}`}>
            Whole record
          </a>
        </p>
      </div>
    </article>
  )
}
