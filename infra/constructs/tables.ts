import { Validations } from 'aws-cdk-lib'
import {
  type Attribute,
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
} from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { type DataProtection, dataProtection, pinLogicalId } from './data-protection.ts'

/** The tables of the register and of the pipeline; docs/data-model.md tells what they hold. */
export type Tables = {
  feeds: Table
  articles: Table
  reports: Table
  meetings: Table
  meetingIndex: Table
  meetingHistory: Table
  matchBlocks: Table
  corrections: Table
  statistics: Table
  modelUsage: Table
}

type Index = { name: string; partitionKey: string; sortKey: string; projection: ProjectionType }

type Shape = { partitionKey: string; sortKey?: string; indexes?: Index[]; stream?: StreamViewType }

const SHAPES: Record<keyof Tables, Shape> = {
  feeds: {
    partitionKey: 'feed_id',
    // Its keys stay when a poll finds nothing new, so that such a poll writes the table alone.
    indexes: [{ name: 'by_slot', partitionKey: 'due_shard', sortKey: 'due_slot', projection: ProjectionType.KEYS_ONLY }],
  },
  articles: {
    partitionKey: 'article_id',
    // Sparse: only failed articles carry a failure_reason, only those to be tried again a retry_at, only those that a
    // model should have read a model_fallback.
    indexes: [
      { name: 'by_failure', partitionKey: 'failure_reason', sortKey: 'failed_at', projection: ProjectionType.ALL },
      { name: 'by_retry', partitionKey: 'state', sortKey: 'retry_at', projection: ProjectionType.ALL },
      { name: 'by_fallback', partitionKey: 'model_fallback', sortKey: 'fell_back_at', projection: ProjectionType.ALL },
    ],
  },
  // Those of a meeting are found by its own item, which names them.
  reports: { partitionKey: 'article_id', sortKey: 'report_id' },
  meetings: { partitionKey: 'meeting_id' },
  meetingIndex: { partitionKey: 'facet', sortKey: 'date_id' },
  meetingHistory: {
    partitionKey: 'meeting_id',
    sortKey: 'revision',
    // Events are made from it.
    stream: StreamViewType.NEW_IMAGE,
    indexes: [{ name: 'by_change', partitionKey: 'change_day', sortKey: 'change_id', projection: ProjectionType.ALL }],
  },
  matchBlocks: { partitionKey: 'block_id' },
  corrections: {
    partitionKey: 'meeting_id',
    sortKey: 'corrected_at',
    indexes: [{ name: 'by_state', partitionKey: 'state', sortKey: 'corrected_at', projection: ProjectionType.ALL }],
  },
  statistics: { partitionKey: 'dimension', sortKey: 'month' },
  modelUsage: { partitionKey: 'usage_day' },
}

/** Every key is a string but the revision of a meeting, which counts. */
function attribute(name: string): Attribute {
  return { name, type: name === 'revision' ? AttributeType.NUMBER : AttributeType.STRING }
}

function createTable(scope: Construct, logicalId: string, shape: Shape, protection: DataProtection, recoverable = true): Table {
  const table = new Table(scope, logicalId, {
    partitionKey: attribute(shape.partitionKey),
    ...(shape.sortKey === undefined ? {} : { sortKey: attribute(shape.sortKey) }),
    ...(shape.stream === undefined ? {} : { stream: shape.stream }),
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: recoverable },
    deletionProtection: protection.deletionProtection,
    removalPolicy: protection.removalPolicy,
  })
  for (const index of shape.indexes ?? []) {
    table.addGlobalSecondaryIndex({
      indexName: index.name,
      partitionKey: attribute(index.partitionKey),
      sortKey: attribute(index.sortKey),
      projectionType: index.projection,
    })
  }
  pinLogicalId(table, logicalId)
  return table
}

/** The tables that reading an article writes to. */
export type WrittenTables = Pick<Tables, 'reports' | 'meetings' | 'meetingIndex' | 'meetingHistory' | 'matchBlocks'>

/** The canary's own register: invented, so that it may go at any time; its changes are told to nobody. */
export function createCanaryTables(scope: Construct): WrittenTables {
  const disposable = dataProtection(false)
  const table = (name: keyof WrittenTables) => {
    const { stream: _stream, ...shape } = SHAPES[name]
    const created = createTable(scope, `Canary${name[0]?.toUpperCase()}${name.slice(1)}Table`, shape, disposable, false)
    Validations.of(created).acknowledge({ id: 'AwsSolutions-DDB3', reason: 'Invented meetings of the canary, which nobody will want back.' })
    return created
  }
  return {
    reports: table('reports'),
    meetings: table('meetings'),
    meetingIndex: table('meetingIndex'),
    meetingHistory: table('meetingHistory'),
    matchBlocks: table('matchBlocks'),
  }
}

/** One table per entity, on demand, recoverable to any second of the last 35 days. */
export function createTables(scope: Construct, protection: DataProtection): Tables {
  const table = (name: keyof Tables) =>
    createTable(scope, `${name[0]?.toUpperCase()}${name.slice(1)}Table`, SHAPES[name], protection)
  return {
    feeds: table('feeds'),
    articles: table('articles'),
    reports: table('reports'),
    meetings: table('meetings'),
    meetingIndex: table('meetingIndex'),
    meetingHistory: table('meetingHistory'),
    matchBlocks: table('matchBlocks'),
    corrections: table('corrections'),
    statistics: table('statistics'),
    modelUsage: table('modelUsage'),
  }
}
