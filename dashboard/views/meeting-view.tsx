import { useState } from 'preact/hooks'
import type { Report } from '../../shared/domain/report.ts'
import type { Alternative, MeetingRecord } from '../../shared/domain/meeting.ts'
import type { HistoryEntry, MeetingResponse, ReportTextResponse } from '../../shared/api/responses.ts'
import { meetingPath, reportPath } from '../api/paths.ts'
import { useAnswer } from '../api/use-answer.ts'
import { addressOf } from '../routes.ts'
import { dayText, instantText, lengthText, periodText, weekday } from '../models/days.ts'
import { markedText } from '../models/marked-text.ts'
import { delegations } from '../models/meeting-people.ts'
import { isOverdue, placeText } from '../models/meeting-lists.ts'
import { sideBySide, sideBySideTable } from '../models/side-by-side.ts'
import { valueText } from '../models/value-text.ts'
import { counted, fieldName, formatName } from '../models/words.ts'
import { OutsideLink } from '../parts/outside-link.tsx'
import { Parties, Party, Person } from '../parts/party.tsx'
import { Answered } from '../parts/states.tsx'
import { CsvButton } from '../parts/table-twin.tsx'
import { StatusTag, Topics } from '../parts/tags.tsx'

/** One meeting: all that is known, who says so, in which words, and how it came to be known. */
export function MeetingView({ id, today }: { id: string; today: string }) {
  const answer = useAnswer<MeetingResponse>(meetingPath(id))
  return (
    <Answered answer={answer} what="meeting" rows={10}>
      {(whole) => <Whole whole={whole} today={today} />}
    </Answered>
  )
}

function Whole({ whole, today }: { whole: MeetingResponse; today: string }) {
  const { meeting, mergedFrom, reports, reportsOmitted, history } = whole
  return (
    <div class="record">
      <header>
        <p class="kicker">
          <StatusTag status={meeting.status} overdue={isOverdue({ ...meeting, listedDay: meeting.firstPublishedAt.slice(0, 10) }, today)} />
          <span>{[periodText(meeting.date), meeting.date?.precision === 'day' ? weekday(meeting.date.start) : ''].filter((part) => part !== '').join(', ')}</span>
        </p>
        <h1>
          <Parties codes={meeting.parties} />
        </h1>
        {mergedFrom.length > 0 && <p class="aside">This is the meeting that {mergedFrom[0]} was found to be.</p>}
      </header>
      <Facts meeting={meeting} />
      <People meeting={meeting} />
      <Outcomes meeting={meeting} />
      <Accounts meeting={meeting} />
      <Differences alternatives={meeting.alternatives} reports={reports} />
      <Sources reports={reports} omitted={reportsOmitted} />
      <History history={history} />
    </div>
  )
}

function Facts({ meeting }: { meeting: MeetingRecord }) {
  const { place, format, durationMin, series, topics, confidence, sourceCount, independentAccounts, correctedFields, parties } = meeting
  const facts: [string, string][] = [
    ['Where', [placeText(place, true), formatName(format)].filter((part) => part !== '').join(', ') || 'Not told'],
    ['How long', durationMin === null ? '' : durationText(durationMin)],
    ['In a series', series ?? ''],
    ['Told by', `${counted(sourceCount, 'report')}, ${counted(independentAccounts, 'independent account')}, from ${dayText(meeting.firstPublishedAt)} to ${dayText(meeting.lastPublishedAt)}`],
    ['Confidence', `${confidence > 0.99 ? 'Over 99' : Math.round(confidence * 100)} % that at least one account is right about the occasion`],
    ['Ruled by a person', correctedFields.map(fieldName).join(', ')],
  ]
  return (
    <section class="facts" aria-label="Facts">
      <dl>
        {facts
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      <Topics codes={topics} />
      {parties.length === 2 && (
        <p>
          <a href={addressOf({ view: 'pair', party: parties[0] ?? '', other: parties[1] ?? '' })}>These two over time</a>
        </p>
      )}
    </section>
  )
}

function People({ meeting }: { meeting: MeetingRecord }) {
  return (
    <section aria-labelledby="people">
      <h2 id="people">Who took part</h2>
      <div class="delegations">
        {delegations(meeting).map(({ party, people }) => (
          <div key={party}>
            <h3>
              <Party code={party} />
            </h3>
            {people.length === 0 ? (
              <p class="none">Nobody is named.</p>
            ) : (
              <ul>
                {people.map(({ personId, name, title, otherNames }) => (
                  <li key={personId}>
                    <Person id={personId} name={name} />
                    {title !== null && <span class="title">{title}</span>}
                    {otherNames.length > 0 && <span class="aside">also {otherNames.join(', ')}</span>}
                  </li>
                ))}
              </ul>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}

function Outcomes({ meeting: { outcomes, statements } }: { meeting: MeetingRecord }) {
  if (outcomes.length === 0 && statements.length === 0) return null
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes">What came of it</h2>
      {outcomes.length > 0 && (
        <ul class="outcomes">
          {outcomes.map((outcome) => (
            <li key={outcome}>{outcome}</li>
          ))}
        </ul>
      )}
      {statements.length > 0 && (
        <dl class="statements">
          {statements.map(({ speaker, text }, index) => (
            <div key={index}>
              <dt>{speaker}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

/** What each account tells, in one column each. */
function Accounts({ meeting }: { meeting: MeetingRecord }) {
  const compared = sideBySide(meeting)
  if (compared.accounts.length === 0) return null
  const { accounts, rows, omissions } = compared
  return (
    <section aria-labelledby="accounts">
      <div class="headed">
        <h2 id="accounts">Accounts side by side</h2>
        {rows.length > 0 && <CsvButton table={sideBySideTable(compared)} file="parley-accounts" />}
      </div>
      <div class="frame" role="group" aria-label="Accounts side by side" tabIndex={0}>
        <table class="accounts">
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">Topic, outcome or statement</span>
              </th>
              {accounts.map(({ name, official, cites, carriedBy }, index) => (
                <th key={index} scope="col">
                  {name}
                  {official && <span class="aside">official</span>}
                  {cites.length > 0 && <span class="aside">citing {cites.join('; ')}</span>}
                  {carriedBy.length > 0 && <span class="aside">also in {carriedBy.join(', ')}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ kind, what, treatments }) => (
              <tr key={kind + what}>
                <th scope="row">
                  <span class="aside">{kind}</span> {what}
                </th>
                {treatments.map((treatment, index) => (
                  <td key={index} class={treatment === 'told' ? 'told' : 'omitted'}>
                    {treatment === 'told' ? 'tells' : 'leaves out'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {omissions.length > 0 && (
        <ul class="omissions">
          {omissions.map(({ account, source, omits }) => (
            <li key={account + source}>
              {account} says that <strong>{source}</strong> does not mention: {omits.join('; ')}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Values that some report gives and the record does not show. */
function Differences({ alternatives, reports }: { alternatives: readonly Alternative[]; reports: readonly Report[] }) {
  if (alternatives.length === 0) return null
  const outletOf = new Map(reports.map(({ reportId, outlet }) => [reportId, outlet ?? 'outlet not known']))
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">Told otherwise</h2>
      <div class="frame" role="group" aria-label="Told otherwise" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Other value</th>
              <th scope="col">Who says so</th>
            </tr>
          </thead>
          <tbody>
            {alternatives.map(({ field, value, reportIds, reports: count }, index) => (
              <tr key={index}>
                <th scope="row">{fieldName(field)}</th>
                <td>{valueText(value)}</td>
                <td>
                  {[...new Set(reportIds.map((id) => outletOf.get(id) ?? 'a report not kept'))].join(', ')}
                  {count > reportIds.length && `, and ${count - reportIds.length} more`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Sources({ reports, omitted }: { reports: readonly Report[]; omitted: number }) {
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">The words that prove it</h2>
      <ol class="sources">
        {reports.map((report, index) => (
          <li key={report.reportId}>
            <SourceOf report={report} open={index === 0} />
          </li>
        ))}
      </ol>
      {omitted > 0 && <p class="aside">{counted(omitted, 'more report')} of less weight are not listed.</p>}
    </section>
  )
}

function SourceOf({ report, open }: { report: Report; open: boolean }) {
  const [shown, setShown] = useState(open)
  return (
    <>
      <p class="source">
        <strong>{report.outlet ?? 'Outlet not known'}</strong>, <OutsideLink href={report.url}>{report.title ?? 'the article'}</OutsideLink>,{' '}
        <time dateTime={report.publishedAt}>{instantText(report.publishedAt)}</time> <StatusTag status={report.meeting.status} />
      </p>
      <blockquote>{report.meeting.evidence}</blockquote>
      <details open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>In the archived text</summary>
        {shown && <ArchivedText report={report} />}
      </details>
    </>
  )
}

function ArchivedText({ report }: { report: Report }) {
  const answer = useAnswer<ReportTextResponse>(reportPath(report.articleId, report.reportId))
  return (
    <Answered answer={answer} what="archived text" rows={3}>
      {({ excerpts, evidence, article, report: { meeting } }) => (
        <div class="archived">
          {excerpts.length === 0 && <p class="none">The archive gives no text of this article.</p>}
          {excerpts.map((excerpt, index) => (
            <div key={excerpt.start}>
              {(index > 0 || excerpt.start > 0) && <p class="cut">…</p>}
              <p class="text">
                {markedText(excerpt, meeting.spans, evidence).map((stretch, at) => (
                  <Marked key={at} {...stretch} />
                ))}
              </p>
            </div>
          ))}
          {(excerpts.at(-1)?.end ?? article.textLength) < article.textLength && <p class="cut">…</p>}
          <p class="aside">
            Version {article.version} of the article as archived{article.textSource === 'feed' ? ', from its feed, for the page could not be had' : ''}. Marked: the sentence that proves the meeting, and underlined the words that
            prove a field.
          </p>
        </div>
      )}
    </Answered>
  )
}

function Marked({ text, fields, evidence }: { text: string; fields: string[]; evidence: boolean }) {
  const inner = fields.length === 0 ? text : <span class="field" title={`Proves: ${fields.map(fieldName).join(', ')}`}>{text}</span>
  return evidence ? <mark>{inner}</mark> : <>{inner}</>
}

function History({ history }: { history: readonly HistoryEntry[] }) {
  if (history.length === 0) return null
  return (
    <section aria-labelledby="history">
      <h2 id="history">How the record came about</h2>
      <ol class="history">
        {history.map((entry) => (
          <li key={entry.changeId}>
            <time dateTime={entry.changedAt}>{instantText(entry.changedAt)}</time>
            <div>
              <strong>{kindText(entry)}</strong> <span class="aside">revision {entry.revision}, by {entry.cause.kind === 'article' ? 'an article' : entry.cause.kind === 'correction' ? 'a correction' : entry.cause.kind}</span>
              {entry.changes.length > 0 && (
                <ul>
                  {entry.changes.map(({ field, from, to }) => (
                    <li key={field}>
                      {fieldName(field)}
                      {from === null && to === null ? '' : `: ${valueText(from)} → ${valueText(to)}`}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function kindText({ kind, mergedInto }: HistoryEntry): string {
  if (kind === 'opened') return 'First told'
  if (kind === 'changed') return 'Changed'
  return kind === 'merged' ? `Found to be ${mergedInto ?? 'another meeting'}` : 'Withdrawn'
}

/** "50 minutes", "2 hours", "2 hours 30 minutes". */
function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours >= 48 && rest === 0 && hours % 24 === 0) return lengthText(hours / 24)
  return [hours > 0 ? counted(hours, 'hour') : '', rest > 0 ? counted(rest, 'minute') : ''].filter((part) => part !== '').join(' ')
}
