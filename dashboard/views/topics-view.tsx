import { useMemo } from 'preact/hooks'
import type { StatsResponse } from '../../shared/api/responses.ts'
import { statsPath } from '../api/paths.ts'
import { read } from '../api/read.ts'
import { useQuestion } from '../api/use-answer.ts'
import { go } from '../navigation.ts'
import type { Months } from '../routes.ts'
import { addressOf } from '../routes.ts'
import { monthCounts, monthsTable } from '../models/month-counts.ts'
import { topicMonths, topicsTable } from '../models/topic-months.ts'
import { Chart } from '../parts/chart.tsx'
import { CountedAsOf } from '../parts/counted-as-of.tsx'
import { MonthsForm } from '../parts/months-form.tsx'
import { Answered, Empty } from '../parts/states.tsx'
import { TableTwin } from '../parts/table-twin.tsx'

/** What meetings are about, month by month, and how many there are. */
export function TopicsView({ months }: { months: Months }) {
  const answer = useQuestion(JSON.stringify(months), async () => {
    const [byTopic, byMonth] = await Promise.all([read<StatsResponse>(statsPath('topic', 'month', months)), read<StatsResponse>(statsPath('month', 'month', months))])
    return { byTopic, byMonth }
  })
  return (
    <>
      <h1>Topics over time</h1>
      <div class="bar-of-tools">
        <form class="inline" onSubmit={(event) => event.preventDefault()} aria-label="Choose months">
          <MonthsForm months={months} onChange={(chosen) => go({ view: 'topics', months: chosen })} />
        </form>
      </div>
      <Answered answer={answer} what="counts" rows={10}>
        {({ byTopic, byMonth }) => <Told byTopic={byTopic} byMonth={byMonth} />}
      </Answered>
    </>
  )
}

function Told({ byTopic, byMonth }: { byTopic: StatsResponse; byMonth: StatsResponse }) {
  const topics = useMemo(() => topicMonths(byTopic), [byTopic])
  const months = useMemo(() => monthCounts(byMonth), [byMonth])
  if (months.length === 0) {
    return (
      <Empty title="Nothing to count">
        <p>No meeting falls into these months. Choose others.</p>
      </Empty>
    )
  }
  return (
    <>
      <p class="aside">
        <CountedAsOf stats={byTopic} />
      </p>
      <section aria-labelledby="months">
        <h2 id="months">Meetings by month</h2>
        <Chart data={months} load={() => import('../charts/months-chart.ts').then(({ monthsChart }) => monthsChart)} height={170} label="Meetings by month; the table below has the numbers" />
        <p class="legend" aria-hidden="true">
          <span class="dot held" /> held <span class="dot soft" /> planned, proposed, postponed or cancelled
        </p>
        <TableTwin table={monthsTable(months)} file="parley-months" />
      </section>
      {topics.topics.length > 0 && (
        <section aria-labelledby="topics">
          <h2 id="topics">By topic</h2>
          <p class="aside">All rows are on one scale, up to {topics.most.toLocaleString('en-GB')} meetings a month; a meeting counts for each of its topics.</p>
          <Chart
            data={topics}
            load={() => import('../charts/topics-chart.ts').then(({ topicsChart }) => topicsChart)}
            height={Math.min(topics.topics.length, 14) * 46 + 50}
            label="Meetings by topic and month; the table below has the numbers"
          />
          <TableTwin table={topicsTable(topics)} file="parley-topics" />
          <ul class="topics" aria-label="Meetings about a topic">
            {topics.topics.map(({ code, name }) => (
              <li key={code}>
                <a href={addressOf({ view: 'meetings', filter: { topic: code } })}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
