/**
 * Run as a process of its own, to be killed: opens the database named by its argument and writes
 * numbered transactions without end, each moving a pair of items to a new number.
 */
import { CreateTableCommand, DynamoDBClient, ResourceInUseException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { UNDISTURBED } from '../../local/aws-calls.ts'
import { startDynamoDb } from '../../local/dynamodb/start-dynamodb.ts'

const service = await startDynamoDb({ path: process.argv[2] ?? '', hooks: UNDISTURBED })
const credentials = { accessKeyId: 'writer', secretAccessKey: 'x' }
const client = new DynamoDBClient({ endpoint: service.endpoint, region: 'eu-west-1', credentials })
const documents = DynamoDBDocumentClient.from(client)

try {
  await client.send(
    new CreateTableCommand({
      TableName: 'pairs',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [
        { AttributeName: 'id', AttributeType: 'S' },
        { AttributeName: 'number', AttributeType: 'N' },
      ],
      GlobalSecondaryIndexes: [
        { IndexName: 'by_number', KeySchema: [{ AttributeName: 'number', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
      ],
    }),
  )
} catch (error) {
  if (!(error instanceof ResourceInUseException)) throw error
}

process.stdout.write('writing\n')
const lanes = ['a', 'b', 'c', 'd']
await Promise.all(
  lanes.map(async (lane) => {
    for (let number = 1; ; number += 1) {
      const TransactItems = ['left', 'right'].map((side) => ({
        Put: { TableName: 'pairs', Item: { id: `${lane}-${side}`, number, filler: 'x'.repeat(500) } },
      }))
      await documents.send(new TransactWriteCommand({ TransactItems }))
    }
  }),
)
