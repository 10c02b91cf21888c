import { useMemo } from 'preact/hooks'
import { meetingsPath } from '../api/paths.ts'
import { meetingsOf } from '../api/meetings-of.ts'
import { useQuestion } from '../api/use-answer.ts'
import { addressOf } from '../routes.ts'
import { awayText, periodText } from '../models/days.ts'
import { placeText } from '../models/meeting-lists.ts'
import { gapText, pairHistory, pairTable } from '../models/pair-history.ts'
import type { PairHistory, PairPoint } from '../models/pair-history.ts'
import { counted, levelName, nameOfParty } from '../models/words.ts'
import { Chart } from '../parts/chart.tsx'
import { MeetingRow } from '../parts/meeting-row.tsx'
import { Party } from '../parts/party.tsx'
import { Answered, Empty } from '../parts/states.tsx'
import { Subscribe } from '../parts/subscribe.tsx'
import { TableTwin } from '../parts/table-twin.tsx'
import { PairPicker } from '../parts/pair-picker.tsx'

/** Meetings drawn and counted; more than two parties ever have in a few years. */
const MOST_DRAWN = 400
const PAGE = '100'
/** Meetings told in full below the chart. */
const MOST_TOLD = 20

/** Two parties over time: when they met at which level, when they did not, and when they will. */
export function PairView({ party, other, today }: { party: string; other: string; today: string }) {
  const filter = { party, with: other }
  const path = meetingsPath(filter, { include: 'quotes', limit: PAGE })
  const answer = useQuestion(path, () => meetingsOf(path, MOST_DRAWN))
  return (
    <>
      <h1 class="pairing">
        <Party code={party} /> <span class="between">and</span> <Party code={other} />
      </h1>
      <div class="bar-of-tools">
        <PairPicker party={party} other={other} />
        <Subscribe filter={filter} />
      </div>
      <Answered answer={answer} what="meetings" rows={8}>
        {({ meetings, cut }) =>
          meetings.length === 0 ? (
            <Empty title="These two have not met">
              <p>
                No article read so far tells of a meeting of {nameOfParty(party)} and {nameOfParty(other)}. See <a href={addressOf({ view: 'party', code: party })}>whom {nameOfParty(party)} met</a>.
              </p>
            </Empty>
          ) : (
            <Told history={pairHistory(meetings, [party, other], today)} cut={cut} party={party} other={other} today={today} />
          )
        }
      </Answered>
    </>
  )
}

function Told({ history, cut, party, other, today }: { history: PairHistory; cut: boolean; party: string; other: string; today: string }) {
  const { points, lastHeld, next, held, gaps } = history
  const data = useMemo(() => ({ history, today }), [history.points.length, party, other])
  const [first] = points
  return (
    <>
      <dl class="figures">
        <Figure name="Last met" point={lastHeld} today={today} none="Not yet, as far as is told" />
        <Figure name="Next" point={next} today={today} none="Nothing announced" />
        <div>
          <dt>{cut ? 'Latest meetings' : 'Meetings held'}</dt>
          <dd>
            {held.toLocaleString('en-GB')}
            <span class="aside">{cut ? `of the latest ${points.length} told` : first === undefined ? '' : `of ${counted(points.length, 'told', 'told')}, since ${periodText(first.meeting.date)}`}</span>
          </dd>
        </div>
        <div>
          <dt>Longest gap</dt>
          <dd>{gaps[0] === undefined ? 'None over two months' : gapText(gaps[0])}</dd>
        </div>
      </dl>
      <Chart
        data={data}
        load={() => import('../charts/pair-chart.ts').then(({ pairChart }) => pairChart)}
        height={270}
        label={`Meetings of ${nameOfParty(party)} and ${nameOfParty(other)} over time by level; the table below lists them`}
      />
      <p class="legend" aria-hidden="true">
        <span class="dot held" /> held <span class="dot planned" /> planned or proposed <span class="dot off" /> postponed or cancelled <span class="dot gap" /> longest gaps
      </p>
      <TableTwin table={pairTable(history, party, other)} file={`parley-${party}-${other}`} />
      <section aria-labelledby="told">
        <h2 id="told">{points.length > MOST_TOLD ? `The latest ${MOST_TOLD}` : 'Meetings'}</h2>
        <div class="meetings">
          {points
            .toReversed()
            .slice(0, MOST_TOLD)
            .map(({ meeting }) => (
              <MeetingRow key={meeting.meetingId} meeting={meeting} today={today} />
            ))}
        </div>
        {points.length > MOST_TOLD && (
          <p>
            <a href={addressOf({ view: 'meetings', filter: { party, with: other } })}>All meetings of the two</a>
          </p>
        )}
      </section>
    </>
  )
}

function Figure({ name, point, today, none }: { name: string; point: PairPoint | null; today: string; none: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {point === null ? (
          none
        ) : (
          <>
            <a href={addressOf({ view: 'meeting', id: point.meeting.meetingId })}>{periodText(point.meeting.date)}</a>
            <span class="aside">{[awayText(point.day, today), placeText(point.meeting.place), point.level === null ? '' : levelName(point.level).toLowerCase()].filter((part) => part !== '').join(', ')}</span>
          </>
        )}
      </dd>
    </div>
  )
}
