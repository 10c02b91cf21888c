import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Correction } from '../domain/correction.ts'
import type { RulingsReader } from '../queries/rulings-reader.ts'
import { correctionOfRow, correctionRowSchema } from '../register/correction-row.ts'

/** The rulings in DynamoDB, for reading; eventually consistent. */
export function createRulingsReader(dynamo: DynamoDBDocumentClient, table: string): RulingsReader {
  const all = async (query: Omit<QueryCommandInput, 'TableName'>): Promise<Correction[]> => {
    const rulings: Correction[] = []
    for await (const page of paginateQuery({ client: dynamo }, { TableName: table, ...query })) {
      rulings.push(...(page.Items ?? []).map((item) => correctionOfRow(correctionRowSchema.parse(item))))
    }
    return rulings
  }
  return {
    inState: (state) =>
      all({
        IndexName: 'by_state',
        KeyConditionExpression: '#state = :state',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':state': state },
      }),
    under: (meetingId) => all({ KeyConditionExpression: 'meeting_id = :meeting', ExpressionAttributeValues: { ':meeting': meetingId } }),
  }
}
