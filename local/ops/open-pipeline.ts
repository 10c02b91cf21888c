import { existsSync } from 'node:fs'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { UNDISTURBED } from '../aws-calls.ts'
import { dataDirectory, readState } from '../cloud/data-directory.ts'
import { NoLocalRegister, openLocalRegister } from '../cloud/open-register.ts'
import { isRunning } from '../cloud/running-cloud.ts'
import { nameIn, openDeployedTables } from '../query/open-register.ts'
import { LOCAL_REGION, startSqsS3 } from '../sqs-s3/start-sqs-s3.ts'

/** The services of one register, for an operator. Close it when done. */
export type Pipeline = {
  dynamo: DynamoDBDocumentClient
  sqs: SQSClient
  s3: S3Client
  /** Begins the names of all queues of the register. */
  queuePrefix: string
  /** A table's, queue's or bucket's name by the variable that the functions know it by. Throws `NoRegister` if there is none. */
  nameOf(variable: string): string
  close(): Promise<void>
}

/** The pipeline of a deployed stack, or of a local data directory. Rejects with `NoRegister`, `NoLocalRegister` or `DataInUse`. */
export async function openPipeline({ data, stack }: { data: string; stack: string | null }): Promise<Pipeline> {
  return stack === null ? openLocal(data) : openDeployed(stack)
}

async function openDeployed(stack: string): Promise<Pipeline> {
  const tables = await openDeployedTables(stack)
  const sqs = new SQSClient({})
  const s3 = new S3Client({})
  return {
    dynamo: tables.dynamo,
    sqs,
    s3,
    queuePrefix: `${stack}-`,
    nameOf: (variable) => nameIn(tables.names, variable, `the stack ${stack}`),
    async close() {
      sqs.destroy()
      s3.destroy()
      await tables.close()
    },
  }
}

async function openLocal(data: string): Promise<Pipeline> {
  const tables = await openLocalRegister(data)
  const directory = dataDirectory(data)
  const state = existsSync(directory.state) ? readState(directory) : null
  if (state === null) throw new NoLocalRegister(`no register in ${data}; "npm start" makes one, or give another --data`)
  const alone = (await isRunning(state)) ? null : await startSqsS3({ directory: directory.sqsS3, hooks: UNDISTURBED })
  const settings = { region: LOCAL_REGION, credentials: { accessKeyId: 'operator', secretAccessKey: 'local' } }
  const sqs = new SQSClient({ ...settings, endpoint: alone?.endpoint ?? state.endpoints.sqs })
  const s3 = new S3Client({ ...settings, endpoint: alone?.endpoint ?? state.endpoints.s3, forcePathStyle: true })
  return {
    dynamo: tables.dynamo,
    sqs,
    s3,
    queuePrefix: '',
    nameOf(variable) {
      const name = nameIn(tables.names, variable, data)
      // A queue's address names the port of the run that wrote it down.
      return variable.endsWith('_QUEUE_URL') && alone !== null ? alone.queueUrl(name.split('/').at(-1) ?? name) : name
    },
    async close() {
      sqs.destroy()
      s3.destroy()
      await alone?.close()
      await tables.close()
    },
  }
}
