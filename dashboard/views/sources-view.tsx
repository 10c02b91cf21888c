import type { FeedHealth, FeedsResponse } from '../../shared/api/responses.ts'
import { feedsPath } from '../api/paths.ts'
import { useAnswer } from '../api/use-answer.ts'
import { instantText } from '../models/days.ts'
import { byUrgency, conditionCounts, conditionOf, feedsTable } from '../models/feed-health.ts'
import { counted, nameOfParty } from '../models/words.ts'
import { OutsideLink } from '../parts/outside-link.tsx'
import { Answered, Empty } from '../parts/states.tsx'
import { CsvButton } from '../parts/table-twin.tsx'

/** What is read, and whether reading goes well. */
export function SourcesView() {
  const answer = useAnswer<FeedsResponse>(feedsPath())
  return (
    <>
      <h1>Sources</h1>
      <Answered answer={answer} what="sources" rows={8}>
        {({ feeds }) =>
          feeds.length === 0 ? (
            <Empty title="No feed is read yet">
              <p>
                The list of feeds is taken up at the first run after a deployment. Which feeds are read is said in <code>feeds.json</code>.
              </p>
            </Empty>
          ) : (
            <Told feeds={byUrgency(feeds)} />
          )
        }
      </Answered>
    </>
  )
}

function Told({ feeds }: { feeds: FeedHealth[] }) {
  return (
    <>
      <dl class="figures">
        {conditionCounts(feeds).map(({ condition, count }) => (
          <div key={condition}>
            <dt>{condition}</dt>
            <dd>{count.toLocaleString('en-GB')}</dd>
          </div>
        ))}
      </dl>
      <div class="headed">
        <p class="aside">{counted(feeds.length, 'feed')}. Those that need a look come first. Silent: nothing new for much longer than it usually pauses.</p>
        <CsvButton table={feedsTable(feeds)} file="parley-sources" />
      </div>
      <div class="frame" role="group" aria-label="Sources and how they do" tabIndex={0}>
        <table class="feeds">
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Condition</th>
              <th scope="col">Last read</th>
              <th scope="col">Last news</th>
              <th scope="col">Next reading</th>
            </tr>
          </thead>
          <tbody>
            {feeds.map((feed) => (
              <Feed key={feed.feedId} feed={feed} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Feed({ feed }: { feed: FeedHealth }) {
  const condition = conditionOf(feed)
  const instant = (at: string | null) => (at === null ? 'never' : instantText(at))
  return (
    <tr>
      <th scope="row">
        <OutsideLink href={feed.url}>{feed.name}</OutsideLink>
        <span class="aside">{[feed.kind, feed.country === null ? '' : nameOfParty(feed.country)].filter((part) => part !== '').join(', ')}</span>
      </th>
      <td>
        <span class={`condition ${condition.toLowerCase().replaceAll(' ', '-')}`}>{condition}</span>
        {feed.failuresInRow > 0 && (
          <span class="aside">
            {counted(feed.failuresInRow, 'failure')} in a row{feed.lastFailure === null ? '' : `: ${feed.lastFailure}`}
          </span>
        )}
      </td>
      <td>{instant(feed.lastSuccessAt)}</td>
      <td>{instant(feed.lastNewsAt ?? feed.newestItemAt)}</td>
      <td>{feed.state === 'retired' ? '' : instantText(feed.nextPollAt)}</td>
    </tr>
  )
}
