import { existsSync } from 'node:fs'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { UNDISTURBED } from '../aws-calls.ts'
import { startDynamoDb } from '../dynamodb/start-dynamodb.ts'
import { LOCAL_REGION } from '../sqs-s3/start-sqs-s3.ts'
import { DataInUse, dataDirectory, isLocked, readState } from './data-directory.ts'
import { isRunning } from './running-cloud.ts'

/** The tables of a local register, to be read. Close it when done. */
export type OpenRegister = {
  dynamo: DynamoDBDocumentClient
  /** Names of the tables by the variables that the functions know them by: `MEETINGS_TABLE`. */
  names: Record<string, string>
  close(): Promise<void>
}

/** There is no local register in the directory; the message says what to do. */
export class NoLocalRegister extends Error {
  override name = 'NoLocalRegister'
}

/**
 * Opens the register kept in `data`: through the local cloud that runs on it, or else by itself.
 * Rejects with `NoLocalRegister` or `DataInUse`.
 */
export async function openLocalRegister(data: string): Promise<OpenRegister> {
  const directory = existsSync(data) ? dataDirectory(data) : null
  const state = directory === null ? null : readState(directory)
  if (directory === null || state === null) throw new NoLocalRegister(`no register in ${data}; "npm start" makes one, or give another --data`)
  const service = (await isRunning(state)) ? null : await openAlone()
  const client = new DynamoDBClient({
    endpoint: service?.endpoint ?? state.endpoints.dynamodb,
    region: LOCAL_REGION,
    credentials: { accessKeyId: 'reader', secretAccessKey: 'local' },
  })
  return {
    dynamo: DynamoDBDocumentClient.from(client),
    names: state.names,
    async close() {
      client.destroy()
      await service?.close()
    },
  }

  async function openAlone() {
    const layout = dataDirectory(data)
    try {
      return await startDynamoDb({ path: layout.dynamodb, hooks: UNDISTURBED })
    } catch (error) {
      if (isLocked(error)) throw new DataInUse(layout, error)
      throw error
    }
  }
}
