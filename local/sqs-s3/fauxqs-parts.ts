/**
 * The parts of fauxqs that the local queues and bucket are made of. Its public entry either keeps
 * nothing on disk or listens on every network interface without authentication; its parts do neither.
 * They are imported by path, since the package exports its entry alone; its version is pinned.
 */
export { PersistenceManager } from '../../node_modules/fauxqs/dist/persistence.js'
export { S3Store } from '../../node_modules/fauxqs/dist/s3/s3Store.js'
export { SnsStore } from '../../node_modules/fauxqs/dist/sns/snsStore.js'
export { SqsStore } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js'
export type { SqsQueue } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js'
