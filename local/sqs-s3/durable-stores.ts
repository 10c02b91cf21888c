import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { StatementSync } from 'node:sqlite'
import { PersistenceManager, S3Store, SnsStore, SqsStore } from './fauxqs-parts.ts'
import type { SqsQueue } from './fauxqs-parts.ts'

/** fauxqs's stores with everything they hold in one SQLite file. */
export type DurableStores = { sqs: SqsStore; sns: SnsStore; s3: S3Store; close(): void }

/** Opens the stores under `directory`, or in memory if it is null. */
export function openDurableStores(directory: string | null): DurableStores {
  const stores = { sqs: new SqsStore(), sns: new SnsStore(), s3: new S3Store() }
  if (directory === null) return { ...stores, close: () => {} }
  mkdirSync(directory, { recursive: true })
  handBackReceivedMessages(join(directory, 'fauxqs.db'))
  const manager = new DurablePersistence(directory)
  manager.load(stores.sqs, stores.sns, stores.s3)
  stores.sqs.persistence = manager
  stores.s3.persistence = manager
  for (const queue of stores.sqs.allQueues()) makeDurable(queue, manager)
  const createQueue = stores.sqs.createQueue.bind(stores.sqs)
  stores.sqs.createQueue = (...definition) => {
    const queue = createQueue(...definition)
    makeDurable(queue, manager)
    return queue
  }
  stores.s3.listObjects = listByIndex(stores.s3, manager)
  return { ...stores, close: () => manager.close() }
}

/**
 * fauxqs sorts all objects of a bucket for every page of a listing; the database has them in S3's order
 * already, that of the bytes of their keys. Listings with a delimiter are left to fauxqs.
 */
function listByIndex(s3: S3Store, manager: DurablePersistence): S3Store['listObjects'] {
  const inherited = s3.listObjects.bind(s3)
  return (bucket, options = {}) => {
    const { prefix = '', delimiter, maxKeys = 1000, startAfter, marker } = options
    if (delimiter !== undefined || !s3.hasBucket(bucket)) return inherited(bucket, options)
    const keys = manager.objectKeys(bucket, prefix, startAfter ?? marker ?? '', maxKeys + 1)
    return { objects: keys.slice(0, maxKeys).map((key) => s3.headObject(bucket, key)), commonPrefixes: [], isTruncated: keys.length > maxKeys }
  }
}

/**
 * Whoever had received a message before this start is gone with the process that also held the queue:
 * the message is available at once instead of after its visibility timeout, and the receive that led
 * nowhere does not count towards the dead-letter queue.
 */
function handBackReceivedMessages(file: string): void {
  const database = new DatabaseSync(file)
  try {
    const known = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'sqs_messages'").get()
    if (known === undefined) return
    database.exec(`
      UPDATE sqs_messages
      SET receipt_handle = NULL, visibility_deadline = NULL,
          approximate_receive_count = MAX(0, approximate_receive_count - 1)
      WHERE receipt_handle IS NOT NULL`)
  } finally {
    database.close()
  }
}

function makeDurable(queue: SqsQueue, manager: DurablePersistence): void {
  queue.persistence = manager
  const dequeue = queue.dequeue.bind(queue)
  queue.dequeue = (...request) => manager.atOnce(() => dequeue(...request))
}

/** fauxqs's persistence with what it lacks to survive a kill at any moment. */
class DurablePersistence extends PersistenceManager {
  readonly #database: DatabaseSync
  readonly #listKeys: StatementSync

  constructor(directory: string) {
    super(directory)
    const database: unknown = Reflect.get(this, 'db')
    if (!(database instanceof DatabaseSync)) throw new TypeError('this fauxqs keeps its database elsewhere')
    this.#database = database
    // A commit survives the process without waiting for the disk; only a loss of power could undo it.
    database.exec('PRAGMA synchronous = NORMAL')
    this.#listKeys = database.prepare('SELECT key FROM s3_objects WHERE bucket = ? AND key >= ? AND key < ? AND key > ? ORDER BY key LIMIT ?')
  }

  /** One transaction for all that `work` writes: a message on its way to the dead-letter queue is in one of the two. */
  atOnce<Result>(work: () => Result): Result {
    this.#database.exec('BEGIN')
    try {
      const result = work()
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      this.#database.exec('ROLLBACK')
      throw error
    }
  }

  /** The first keys of a bucket that begin with `prefix` and come after `after`, in the order of their bytes. */
  objectKeys(bucket: string, prefix: string, after: string, most: number): string[] {
    return this.#listKeys.all(bucket, prefix, `${prefix}\u{10ffff}`, after, most).map(({ key }) => String(key))
  }

  /** The inherited statement sets the receive count to null, which its table refuses. */
  override updateMessageReady(messageId: string): void {
    this.#database
      .prepare('UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?')
      .run(messageId)
  }
}
