import { useState } from 'preact/hooks'
import type { MeetingSummary } from '../../shared/api/meeting-summary.ts'
import type { MeetingsResponse } from '../../shared/api/responses.ts'
import { firstPageOf, pageAfter } from '../api/meetings-of.ts'
import { NoAnswer } from '../api/read.ts'
import { useQuestion } from '../api/use-answer.ts'
import type { ListFilter } from '../routes.ts'
import { meetingsTable, sectionsOf } from '../models/meeting-lists.ts'
import type { Section } from '../models/meeting-lists.ts'
import { FilterForm } from '../parts/filter-form.tsx'
import { MeetingRow } from '../parts/meeting-row.tsx'
import { Answered, Empty } from '../parts/states.tsx'
import { Subscribe } from '../parts/subscribe.tsx'
import { TableTwin } from '../parts/table-twin.tsx'

/** The latest and upcoming meetings, by any condition. */
export function MeetingsView({ filter, today }: { filter: ListFilter; today: string }) {
  const key = JSON.stringify(filter)
  return (
    <div class="columns">
      <FilterForm filter={filter} />
      <div>
        <h1>Meetings</h1>
        <Subscribe filter={filter} />
        {sectionsOf(filter, today).map((section) => (
          <MeetingsSection key={section.id + key} section={section} filter={filter} today={today} />
        ))}
      </div>
    </div>
  )
}

function MeetingsSection({ section, filter, today }: { section: Section; filter: ListFilter; today: string }) {
  const answer = useQuestion(section.path, () => firstPageOf(section.path))
  return (
    <section aria-labelledby={section.id}>
      <h2 id={section.id}>{section.title}</h2>
      <Answered answer={answer} what="meetings" rows={section.id === 'upcoming' ? 2 : 6}>
        {(page) => (page.meetings.length === 0 && page.next === null ? <NoMeetings section={section} filter={filter} /> : <MeetingPages section={section} first={page} today={today} />)}
      </Answered>
    </section>
  )
}

function MeetingPages({ section, first, today }: { section: Section; first: MeetingsResponse; today: string }) {
  const [more, setMore] = useState<{ meetings: MeetingSummary[]; next: string | null } | null>(null)
  const [waiting, setWaiting] = useState(false)
  const [failure, setFailure] = useState('')
  const meetings = [...first.meetings, ...(more?.meetings ?? [])]
  const next = more === null ? first.next : more.next

  const showMore = async (cursor: string) => {
    setWaiting(true)
    setFailure('')
    try {
      const page = await firstPageOf(pageAfter(section.path, cursor))
      setMore({ meetings: [...(more?.meetings ?? []), ...page.meetings], next: page.next })
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      setFailure(error.message)
    } finally {
      setWaiting(false)
    }
  }

  return (
    <>
      <div class="meetings">
        {meetings.map((meeting) => (
          <MeetingRow key={meeting.meetingId} meeting={meeting} today={today} />
        ))}
      </div>
      {failure !== '' && <p role="alert">{failure}</p>}
      <div class="below">
        {next !== null && (
          <button type="button" class="plain" aria-busy={waiting} disabled={waiting} onClick={() => void showMore(next)}>
            {section.id === 'upcoming' ? 'Show later ones' : 'Show earlier ones'}
          </button>
        )}
        <TableTwin table={meetingsTable(`${section.title} meetings`, meetings)} file={`parley-${section.id}`} />
      </div>
    </>
  )
}

function NoMeetings({ section, filter }: { section: Section; filter: ListFilter }) {
  const asked = Object.keys(filter).length > 0
  if (section.id === 'upcoming') return <p class="none">{asked ? 'Nothing is announced for these conditions.' : 'No meeting is announced for the days to come.'}</p>
  if (asked) {
    return (
      <Empty title="No meeting matches">
        <p>
          Leave out a condition, or <a href="/meetings">see all meetings</a>.
        </p>
      </Empty>
    )
  }
  return (
    <Empty title="The register is empty so far">
      <p>
        Meetings show up here as soon as articles that tell of them have been read. Whether the feeds are being read is told under <a href="/sources">Sources</a>.
      </p>
    </Empty>
  )
}
