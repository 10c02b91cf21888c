import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  type KeySchemaElement,
} from '@aws-sdk/client-dynamodb'
import { startDynamoDb } from '../../local/dynamodb/start-dynamodb.ts'
import { type LocalSqsS3, startSqsS3 } from '../../local/sqs-s3/start-sqs-s3.ts'
import { type CallLedger, createCallLedger, type FaultPlan } from '../../local/aws-calls.ts'

export type LocalServices = {
  sqsS3: LocalSqsS3
  ledger: CallLedger
  /** Disturbs the calls to come. */
  disturb: (plan: FaultPlan) => void
  createTable: (name: string, shape: TableShape) => Promise<void>
  close: () => Promise<void>
}

/** The local DynamoDB, SQS and S3, in memory, with the SDK's environment pointing at them. */
export async function startLocalServices(): Promise<LocalServices> {
  const ledger = createCallLedger()
  let plan: FaultPlan = () => null
  const hooks = { plan: (call: Parameters<FaultPlan>[0]) => plan(call), observe: ledger.observe }
  const dynamo = await startDynamoDb({ path: null, hooks })
  const sqsS3 = await startSqsS3({ directory: null, hooks })
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
    AWS_ENDPOINT_URL_SQS: sqsS3.endpoint,
    AWS_ENDPOINT_URL_S3: sqsS3.endpoint,
  })
  const tables = new DynamoDBClient()
  return {
    sqsS3,
    ledger,
    disturb: (next) => {
      plan = next
    },
    createTable: (name, shape) => createTable(tables, name, shape),
    close: async () => {
      tables.destroy()
      await Promise.all([dynamo.close(), sqsS3.close()])
    },
  }
}

/** A table as the pipeline's are: keys are strings, but for the revision of a meeting. */
export type TableShape = { hash: string; range?: string; index?: TableIndex | TableIndex[] }
export type TableIndex = { name: string; hash: string; range: string; projection?: 'ALL' | 'KEYS_ONLY' }

async function createTable(client: DynamoDBClient, name: string, { hash, range, index }: TableShape): Promise<void> {
  const indexes = index === undefined ? [] : [index].flat()
  const keyNames = new Set([hash, range, ...indexes.flatMap((one) => [one.hash, one.range])].filter((key) => key !== undefined))
  const input: CreateTableCommandInput = {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...keyNames].map((AttributeName) => ({
      AttributeName,
      AttributeType: AttributeName === 'revision' ? 'N' : 'S',
    })),
    KeySchema: keys(hash, range),
    ...(indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: indexes.map((one) => ({
            IndexName: one.name,
            KeySchema: keys(one.hash, one.range),
            Projection: { ProjectionType: one.projection ?? 'ALL' },
          })),
        }),
  }
  await client.send(new CreateTableCommand(input))
}

function keys(hash: string, range?: string): KeySchemaElement[] {
  const element: KeySchemaElement = { AttributeName: hash, KeyType: 'HASH' }
  return range === undefined ? [element] : [element, { AttributeName: range, KeyType: 'RANGE' }]
}
