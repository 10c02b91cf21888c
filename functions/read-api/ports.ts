import type { Archive, Clock } from '../../shared/ports.ts'
import type { StatisticsStore } from '../../shared/export/statistics.ts'
import type { Feed } from '../../shared/domain/feed.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'

/** Whom the API answers. `iam`: those whom API Gateway lets through; `keys`: who shows a key; `public`: everybody. */
export type Access = 'iam' | 'keys' | 'public'

/** What the read API asks of the world. */
export type ReadApiPorts = {
  register: RegisterReader
  statistics: Pick<StatisticsStore, 'counts' | 'countedAt'>
  archive: Pick<Archive, 'getText'>
  /** The feeds of one of the index's shards that are polled. */
  feedsOfShard: (shard: string) => Promise<Feed[]>
  clock: Clock
  access: Access
  /** SHA-256 of each key that is let in, hexadecimal. */
  keyDigests: ReadonlySet<string>
  /** Whether archived texts are given whole, or only the paragraphs that prove something. */
  wholeTexts: boolean
}
