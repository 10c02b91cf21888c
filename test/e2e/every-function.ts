import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { PROJECT_ROOT } from '../../infra/bundle.ts'
import { ensureAssembly } from '../../local/cloud/assembly.ts'
import { dataDirectory, readPermissions } from '../../local/cloud/data-directory.ts'
import type { FunctionDefinition } from '../../local/cloud/stack-definition.ts'
import { startCloud } from '../../local/cloud/start-cloud.ts'
import type { LocalCloud } from '../../local/cloud/start-cloud.ts'
import type { Permission } from '../../local/iam/needed-permissions.ts'
import { untilIdle } from '../../local/start/run-through.ts'
import { apiOf } from '../../local/web/cloud-api.ts'
import { openFrontDoor } from '../../local/web/front-door.ts'
import { OPERATIONS } from '../../shared/api/operations.ts'
import type { MeetingRecord } from '../../shared/domain/meeting.ts'
import { startChangingOutlet } from './changing-outlet.ts'

const MINUTE_MS = 60_000

/** What the functions were seen to need, and what the template grants them. */
export type Exercised = { functions: FunctionDefinition[]; used: Record<string, Permission[]> }

/**
 * Goes on with the data of an earlier run, so that every function does all that it is there for: another feed
 * list; an outlet that is out of order at first and changes its stories some hours later; a message that cannot be
 * read; every schedule, and every operation of the read API.
 */
export async function exerciseEveryFunction(data: string, known: MeetingRecord): Promise<Exercised> {
  const outlet = await startChangingOutlet()
  const feedList = join(data, 'second-list.json')
  await writeFile(feedList, JSON.stringify({ feeds: [{ name: 'Changing Outlet', url: `${outlet.url}/feed`, country: null, kind: 'newspaper', language: 'en', terms: 'test' }] }))
  let clockAheadMs = 0
  const cloud = await startCloud({
    assembly: await ensureAssembly(PROJECT_ROOT),
    data,
    variables: { FEED_LIST_FILE: feedList, ALLOW_LOOPBACK: '1' },
    longestRetrySeconds: 0.2,
    clockAheadMs: () => clockAheadMs,
  })
  try {
    await runSchedules(cloud)
    // Within the hour, so that the dispatcher looks at the slots that have opened.
    clockAheadMs = 50 * MINUTE_MS
    await runSchedules(cloud)
    outlet.change()
    clockAheadMs = 180 * MINUTE_MS
    await runSchedules(cloud)
    // Once more, for what is done when the others have done theirs.
    await runSchedules(cloud)
    await sendUnreadable(cloud)
    await replayOne(cloud, known)
    await askEverything(cloud, known)
    // Long after what was planned for 2041.
    clockAheadMs = 30 * 365 * 24 * 60 * MINUTE_MS
    await invoke(cloud, 'SweepMeetings', {})
  } finally {
    await cloud.close()
    await outlet.close()
  }
  return { functions: cloud.stack.functions, used: readPermissions(dataDirectory(data)) }
}

async function runSchedules(cloud: LocalCloud): Promise<void> {
  for (const outcome of await cloud.runSchedules()) {
    if (!outcome.ok) throw new Error(outcome.reason)
  }
  await untilIdle(cloud)
}

/** Texts that no reader can read, which their function hands back at once, each to its own queue. */
async function sendUnreadable(cloud: LocalCloud): Promise<void> {
  const sqs = new SQSClient(cloud.clientSettings('sqs', 'test-suite'))
  for (const name of ['TEXTS_QUEUE_URL', 'REPLAY_QUEUE_URL']) {
    await sqs.send(new SendMessageCommand({ QueueUrl: cloud.state.names[name], MessageBody: 'unreadable' }))
  }
  sqs.destroy()
  await untilIdle(cloud)
}

/** What the replay's Distributed Map does with the text of a meeting's first article. */
async function replayOne(cloud: LocalCloud, { sources }: MeetingRecord): Promise<void> {
  const client = new DynamoDBClient(cloud.clientSettings('dynamodb', 'test-suite'))
  const Key = { article_id: { S: sources[0]?.articleId ?? '' } }
  const { Item } = await client.send(new GetItemCommand({ TableName: cloud.state.names['ARTICLES_TABLE'], Key }))
  client.destroy()
  await invoke(cloud, 'ReplayTexts', { Items: [{ Key: Item?.['text_key']?.S }], BatchInput: { force: true } })
  await untilIdle(cloud)
}

async function invoke(cloud: LocalCloud, name: string, event: unknown): Promise<void> {
  const outcome = await cloud.invoke(cloud.stack.functions.find((one) => one.name.endsWith(`-${name}Function`))?.name ?? name, event)
  if (!outcome.ok) throw new Error(`${name}: ${outcome.reason}`)
}

/** Asks the read API for everything that it can be asked for. */
async function askEverything(cloud: LocalCloud, { meetingId, sources, participants, parties }: MeetingRecord): Promise<void> {
  const door = await openFrontDoor({ answerApi: apiOf(cloud), dashboard: '/nowhere' })
  const values: Record<string, string | undefined> = {
    meetingId,
    articleId: sources[0]?.articleId,
    reportId: sources[0]?.reportId,
    personId: participants[0]?.personId,
    code: parties[0],
  }
  try {
    for (const [name, { path }] of Object.entries(OPERATIONS)) {
      const asked = (path + (name === 'getStats' ? '?by=party' : '')).replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? name))
      const { status } = await fetch(door.url + asked)
      if (status !== 200) throw new Error(`${asked}: ${status}`)
    }
  } finally {
    await door.close()
  }
}
