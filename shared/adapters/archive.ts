import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { archivedTextSchema } from '../domain/article.ts'
import { CorruptObject } from '../delivery-errors.ts'
import type { Archive } from '../ports.ts'

const compress = promisify(gzip)
const decompress = promisify(gunzip)

/** Far above any text that is archived; below what would burst the function's memory. */
const MOST_TEXT_BYTES = 16 * 1024 * 1024

/** Pages and texts in S3. */
export function createArchive(s3: S3Client, bucket: string): Archive {
  return {
    putPage: async (key, body, contentType) => {
      await putOnce(s3, bucket, key, await compress(body), contentType)
    },
    putText: async (key, text) => {
      await putJsonOnce(s3, bucket, key, text)
    },
    getText: async (key) => {
      const json = await readGzip(s3, bucket, key)
      const parsed = archivedTextSchema.safeParse(parseJson(json, key))
      if (parsed.success) return parsed.data
      throw new CorruptObject(`${key}: not an archived text (${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')})`)
    },
  }
}

/** Writes a value as compressed JSON, unless the key is taken. */
export async function putJsonOnce(s3: S3Client, bucket: string, key: string, value: unknown): Promise<void> {
  await putOnce(s3, bucket, key, await compress(JSON.stringify(value)), 'application/json')
}

/** The value of compressed JSON, or null if there is no such object. Throws `CorruptObject` if it cannot be read. */
export async function getJson(s3: S3Client, bucket: string, key: string): Promise<unknown> {
  try {
    return parseJson(await readGzip(s3, bucket, key), key)
  } catch (error) {
    if (error instanceof CorruptObject && error.cause instanceof NoSuchKey) return null
    throw error
  }
}

async function putOnce(s3: S3Client, bucket: string, key: string, body: Uint8Array, contentType: string): Promise<void> {
  try {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: contentType,
        ContentEncoding: 'gzip',
        IfNoneMatch: '*',
      }),
    )
  } catch (error) {
    const taken = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412
    if (!taken) throw error
  }
}

async function readGzip(s3: S3Client, bucket: string, key: string): Promise<string> {
  let body: Uint8Array
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    body = (await Body?.transformToByteArray()) ?? new Uint8Array()
  } catch (error) {
    if (error instanceof NoSuchKey) throw new CorruptObject(`${key}: no such object`, { cause: error })
    throw error
  }
  try {
    return (await decompress(body, { maxOutputLength: MOST_TEXT_BYTES })).toString('utf8')
  } catch (error) {
    throw new CorruptObject(`${key}: not gzip, cut short, or above ${MOST_TEXT_BYTES} bytes`, { cause: error })
  }
}

function parseJson(json: string, key: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new CorruptObject(`${key}: not JSON`, { cause: error })
  }
}
