import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { NoRegister } from '../query/open-register.ts'

export async function openDeployedTables(stack: string): Promise<{ dynamo: DynamoDBDocumentClient; names: Record<string, string>; close(): Promise<void> }> {
  const { Stacks } = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName: stack })).catch((error: unknown) => {
    const what = error instanceof Error ? error.message : String(error)
    throw new NoRegister(`the stack ${stack} could not be looked up: ${what}`, { cause: error })
  })
  const outputs = (Stacks?.[0]?.Outputs ?? []).flatMap(({ OutputKey: key, OutputValue: value }) => (key === undefined || value === undefined ? [] : [[variableOf(key), value] as const]))
  const client = new DynamoDBClient({})
  return { dynamo: DynamoDBDocumentClient.from(client), names: Object.fromEntries(outputs), close: () => Promise.resolve(client.destroy()) }
}

/** `MeetingIndexTableName` names what functions know as `MEETING_INDEX_TABLE`. */
function variableOf(output: string): string {
  return output.replace(/Name$/, '').replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()
}
