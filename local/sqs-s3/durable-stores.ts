import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
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
  return { ...stores, close: () => manager.close() }
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

  constructor(directory: string) {
    super(directory)
    const database: unknown = Reflect.get(this, 'db')
    if (!(database instanceof DatabaseSync)) throw new TypeError('this fauxqs keeps its database elsewhere')
    this.#database = database
    // A commit survives the process without waiting for the disk; only a loss of power could undo it.
    database.exec('PRAGMA synchronous = NORMAL')
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

  /** The inherited statement sets the receive count to null, which its table refuses. */
  override updateMessageReady(messageId: string): void {
    this.#database
      .prepare('UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?')
      .run(messageId)
  }
}
