import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createRegisterReader } from '../../shared/adapters/register-reader.ts'
import type { ReaderTableNames } from '../../shared/adapters/register-reader.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import { UNDISTURBED } from '../aws-calls.ts'
import { DataInUse, dataDirectory, isLocked, readState } from '../cloud/data-directory.ts'
import type { CloudState } from '../cloud/data-directory.ts'
import { startDynamoDb } from '../dynamodb/start-dynamodb.ts'
import { LOCAL_REGION } from '../sqs-s3/start-sqs-s3.ts'

/** A register to read; `close` lets go of it. */
export type OpenRegister = { reader: RegisterReader; close(): Promise<void> }

/** There is no register where one was looked for; the message says where and what to do. */
export class NoRegister extends Error {
  override name = 'NoRegister'
}

/**
 * The register under a local data directory: by way of the local cloud that runs there, or if none does, of
 * the database alone. Rejects with `NoRegister` or `DataInUse`.
 */
export async function openLocalRegister(data: string): Promise<OpenRegister> {
  if (!existsSync(data)) throw new NoRegister(`there is no directory ${data}: run npm start first, or give another --data`)
  const directory = dataDirectory(resolve(data))
  const state = readState(directory)
  if (state === null) throw new NoRegister(`there is no register in ${data}: run npm start first, or give another --data`)
  const names = localNames(state.names, data)
  if (await isRunning(state)) return readerAt(localClient(state.endpoints.dynamodb), names, () => Promise.resolve())
  const dynamodb = await startDynamoDb({ path: directory.dynamodb, hooks: UNDISTURBED }).catch((error: unknown) => {
    throw isLocked(error) ? new DataInUse(directory, error) : error
  })
  return readerAt(localClient(dynamodb.endpoint), names, () => dynamodb.close())
}

/** The register of a deployed stack, with the credentials and region of the environment. Rejects with `NoRegister`. */
export async function openDeployedRegister(stack: string): Promise<OpenRegister> {
  const named = await stackOutputs(stack)
  const names = {
    meetings: named('MeetingsTableName'),
    meeting_index: named('MeetingIndexTableName'),
    meeting_history: named('MeetingHistoryTableName'),
    reports: named('ReportsTableName'),
  }
  return readerAt({}, names, () => Promise.resolve())
}

/** Looks up what a deployed stack puts out, by name. Rejects, and the lookup throws, with `NoRegister`. */
export async function stackOutputs(stack: string): Promise<(output: string) => string> {
  const client = new CloudFormationClient({})
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack })).catch((error: unknown) => {
    const what = error instanceof Error ? error.message : String(error)
    throw new NoRegister(`the stack ${stack} could not be looked up: ${what}`, { cause: error })
  })
  const outputs = new Map((Stacks?.[0]?.Outputs ?? []).map(({ OutputKey: key, OutputValue: value }) => [key, value]))
  return (output) => {
    const value = outputs.get(output)
    if (value === undefined) throw new NoRegister(`the stack ${stack} has no output ${output}: is it a Parley stack?`)
    return value
  }
}

function readerAt(config: DynamoDBClientConfig, names: ReaderTableNames, stop: () => Promise<void>): OpenRegister {
  const client = new DynamoDBClient(config)
  return {
    reader: createRegisterReader(DynamoDBDocumentClient.from(client), names),
    async close() {
      client.destroy()
      await stop()
    },
  }
}

function localClient(endpoint: string): DynamoDBClientConfig {
  return { endpoint, region: LOCAL_REGION, credentials: { accessKeyId: 'query', secretAccessKey: 'local' } }
}

function localNames(names: Record<string, string>, data: string): ReaderTableNames {
  const { MEETINGS_TABLE: meetings, MEETING_INDEX_TABLE: index, MEETING_HISTORY_TABLE: history, REPORTS_TABLE: reports } = names
  if (meetings === undefined || index === undefined || history === undefined || reports === undefined) {
    throw new NoRegister(`the register in ${data} was made by another version of Parley: run npm start once`)
  }
  return { meetings, meeting_index: index, meeting_history: history, reports }
}

/** Whether the local cloud that wrote the state is up: its process lives and serves. */
async function isRunning({ pid, endpoints, names }: CloudState): Promise<boolean> {
  if (!isAlive(pid)) return false
  const client = new DynamoDBClient({ ...localClient(endpoints.dynamodb), maxAttempts: 1, requestHandler: { requestTimeout: 5000 } })
  try {
    const { TableNames } = await client.send(new ListTablesCommand({}))
    return (TableNames ?? []).includes(names['MEETINGS_TABLE'] ?? '')
  } catch {
    return false
  } finally {
    client.destroy()
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
