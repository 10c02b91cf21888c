import { resolve } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { UNDISTURBED } from '../aws-calls.ts'
import { dataDirectory, readState } from '../cloud/data-directory.ts'
import { NoLocalRegister } from '../cloud/open-register.ts'
import { isRunning } from '../cloud/running-cloud.ts'
import { openRegister } from '../query/open-register.ts'
import { LOCAL_REGION, startSqsS3 } from '../sqs-s3/start-sqs-s3.ts'

/** The archive of a register, to be read. Close it when done. */
export type OpenArchive = { s3: S3Client; bucket: string; close(): Promise<void> }

/** The archive of a deployed stack, or if there is none given, of a local data directory. Rejects with `NoRegister` or `NoLocalRegister`. */
export async function openArchive({ data, stack }: { data: string; stack: string | null }): Promise<OpenArchive> {
  if (stack === null) return openLocal(data)
  const register = await openRegister({ data, stack })
  const bucket = register.named('ARCHIVE_BUCKET')
  await register.close()
  const s3 = new S3Client({})
  return { s3, bucket, close: () => Promise.resolve(s3.destroy()) }
}

async function openLocal(data: string): Promise<OpenArchive> {
  const directory = dataDirectory(resolve(data))
  const state = readState(directory)
  const bucket = state?.names['ARCHIVE_BUCKET']
  if (state === null || bucket === undefined) throw new NoLocalRegister(`no register in ${data}; "npm start" makes one, or give another --data`)
  const service = (await isRunning(state)) ? null : await startSqsS3({ directory: directory.sqsS3, hooks: UNDISTURBED })
  const s3 = new S3Client({
    endpoint: service?.endpoint ?? state.endpoints.s3,
    region: LOCAL_REGION,
    credentials: { accessKeyId: 'reader', secretAccessKey: 'local' },
    forcePathStyle: true,
  })
  return {
    s3,
    bucket,
    async close() {
      s3.destroy()
      await service?.close()
    },
  }
}
