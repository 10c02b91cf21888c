import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { PROJECT_ROOT } from '../infra/bundle.ts'
import { ensureAssembly } from '../local/cloud/assembly.ts'
import { nameOf } from '../local/cloud/name-of.ts'
import { startCloud, type LocalCloud } from '../local/cloud/start-cloud.ts'
import { startNewsroom } from '../local/newsroom/server.ts'
import { openReader, readListings } from '../local/start/read-register.ts'
import { runThrough } from '../local/start/run-through.ts'

/** Requests and on-demand units of DynamoDB, per one of something. */
export type Units = { reads: number; writes: number }

/** What the sample newsroom costs the deployed bundles on the local cloud. */
export type PipelineFigures = {
  feeds: number
  articles: number
  meetings: number
  /** From the first dispatch until the queues are empty. */
  articlesPerMinute: number
  perUnchangedPoll: Units
  /** Listing, fetching and archiving one article. */
  perNewArticle: Units
  /** Reading one article into the register, by the reports that it gave. */
  perReport: Units
}

/** Runs the newsroom through the local cloud twice, in a directory of its own: once all new, once unchanged. */
export async function measurePipeline(): Promise<PipelineFigures> {
  const assembly = await ensureAssembly(PROJECT_ROOT)
  const data = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const newsroom = await startNewsroom()
  try {
    const feedList = join(data, 'bench-feeds.json')
    await writeFile(feedList, JSON.stringify({ feeds: newsroom.feeds }))
    const cloud = await startCloud({ assembly, data, longestRetrySeconds: 1, variables: { FEED_LIST_FILE: feedList, ALLOW_LOOPBACK: '1' } })
    try {
      return await measure(cloud)
    } finally {
      await cloud.close()
    }
  } finally {
    await newsroom.close()
    await rm(data, { recursive: true, force: true })
  }
}

async function measure(cloud: LocalCloud): Promise<PipelineFigures> {
  const client = new DynamoDBClient(cloud.clientSettings('dynamodb', 'bench'))
  const dynamo = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  const never = new AbortController().signal
  try {
    const started = performance.now()
    const feeds = (await runThrough(cloud, dynamo, nameOf(cloud, 'FEEDS_TABLE'), never)) ?? []
    const minutes = (performance.now() - started) / 60_000
    const articles = requests(cloud, 'extract-meetings', 's3')
    const poll = units(cloud, 'poll-feed')
    const fetch = units(cloud, 'fetch-article')
    const extract = units(cloud, 'extract-meetings')
    const listings = await readListings(openReader(dynamo, (variable) => nameOf(cloud, variable)))
    const reports = listings.reduce((sum, listing) => sum + listing.source_count, 0)

    cloud.ledger.reset()
    await runThrough(cloud, dynamo, nameOf(cloud, 'FEEDS_TABLE'), never)
    const unchanged = units(cloud, 'poll-feed')
    return {
      feeds: feeds.length,
      articles,
      meetings: listings.length,
      articlesPerMinute: articles / minutes,
      perUnchangedPoll: shared(unchanged, feeds.length),
      perNewArticle: shared({ reads: poll.reads + fetch.reads, writes: poll.writes + fetch.writes }, articles),
      perReport: shared(extract, reports),
    }
  } finally {
    client.destroy()
  }
}

/** Requests of a function to a service. */
function requests(cloud: LocalCloud, caller: string, service: string): number {
  return cloud.ledger
    .entries()
    .filter((entry) => isCaller(entry.caller, caller) && entry.service === service)
    .reduce((sum, entry) => sum + entry.requests, 0)
}

function units(cloud: LocalCloud, caller: string): Units {
  const own = cloud.ledger.entries().filter((entry) => isCaller(entry.caller, caller) && entry.service === 'dynamodb')
  return { reads: own.reduce((sum, { readUnits }) => sum + readUnits, 0), writes: own.reduce((sum, { writeUnits }) => sum + writeUnits, 0) }
}

/** Callers bear the function's name, in whatever case and with whatever prefix the stack gives it. */
function isCaller(caller: string, name: string): boolean {
  return caller.toLowerCase().replaceAll('-', '').includes(name.replaceAll('-', ''))
}

function shared({ reads, writes }: Units, by: number): Units {
  return by === 0 ? { reads: 0, writes: 0 } : { reads: reads / by, writes: writes / by }
}
