import type { AwsCall } from '../aws-calls.ts'
import { neededByS3, neededBySqs } from '../iam/needed-permissions.ts'

/** What is looked at in a request to tell the operation. */
export type IncomingRequest = {
  method: string
  url: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: unknown
}

/** The SQS operation and queue that a request names, or null if it is none for SQS. */
export function queueCall(request: IncomingRequest, caller: string): AwsCall | null {
  const target = request.headers['x-amz-target']
  if (typeof target !== 'string' || !target.startsWith('AmazonSQS.')) return null
  const { body } = request
  const url = typeof body === 'object' && body !== null && 'QueueUrl' in body ? String(body.QueueUrl) : ''
  const operation = target.slice('AmazonSQS.'.length)
  const queue = url.split('/').at(-1) ?? ''
  return { service: 'sqs', operation, resource: queue, caller, needs: neededBySqs(operation, queue) }
}

/** Bucket and key of a path-style address; the key is empty for the bucket itself. */
export function objectOf(url: string): { bucket: string; key: string } {
  const [bucket = '', ...rest] = new URL(url, 'http://local').pathname.slice(1).split('/')
  return { bucket, key: decodeURIComponent(rest.join('/')) }
}

/** The S3 operation and bucket that a request names. */
export function objectCall(request: IncomingRequest, caller: string): AwsCall {
  const { bucket, key } = objectOf(request.url)
  const { searchParams } = new URL(request.url, 'http://local')
  const operation = key === '' ? bucketOperation(request.method, searchParams) : objectOperation(request, searchParams)
  return { service: 's3', operation, resource: bucket, caller, needs: neededByS3(operation, bucket, key) }
}

function bucketOperation(method: string, query: URLSearchParams): string {
  if (method === 'GET') return query.get('list-type') === '2' ? 'ListObjectsV2' : 'ListObjects'
  if (method === 'POST') return 'DeleteObjects'
  return { PUT: 'CreateBucket', HEAD: 'HeadBucket', DELETE: 'DeleteBucket' }[method] ?? method
}

function objectOperation({ method, headers }: IncomingRequest, query: URLSearchParams): string {
  if (method === 'PUT' && headers['x-amz-copy-source'] !== undefined) return 'CopyObject'
  if (query.has('uploads')) return 'CreateMultipartUpload'
  if (query.has('uploadId')) {
    return { PUT: 'UploadPart', POST: 'CompleteMultipartUpload', DELETE: 'AbortMultipartUpload' }[method] ?? method
  }
  return { GET: 'GetObject', PUT: 'PutObject', HEAD: 'HeadObject', DELETE: 'DeleteObject' }[method] ?? method
}
