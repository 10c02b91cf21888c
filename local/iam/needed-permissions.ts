import type { DynamoRequest } from '../dynamodb/dynalite-types.ts'

/**
 * One action on one resource, as a policy names it: `dynamodb:Query on table/Parley-FeedsTable/index/by_slot`,
 * `sqs:SendMessage on Parley-Feeds`, `s3:PutObject on parley-archive/texts/*` (objects by their folder).
 */
export type Permission = string

/** The permission with its parts in order. */
export function permission(action: string, resource: string): Permission {
  return `${action} on ${resource}`
}

/** IAM's names for the parts of a transaction (DynamoDB Developer Guide, "IAM and transactions"). */
const TRANSACTION_PARTS: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
}

/** What IAM asks of the caller of a DynamoDB operation. */
export function neededByDynamoDb(operation: string, request: DynamoRequest): Permission[] {
  if (request.TransactItems !== undefined) {
    const parts = request.TransactItems.flatMap((entry) => Object.entries(entry))
    return [...new Set(parts.map(([part, { TableName }]) => permission(`dynamodb:${TRANSACTION_PARTS[part] ?? part}`, `table/${TableName ?? ''}`)))]
  }
  if (request.RequestItems !== undefined) return Object.keys(request.RequestItems).map((table) => permission(`dynamodb:${operation}`, `table/${table}`))
  const index = request.IndexName === undefined ? '' : `/index/${request.IndexName}`
  return [permission(`dynamodb:${operation}`, `table/${request.TableName ?? ''}${index}`)]
}

/** What IAM asks of the caller of an SQS operation: a batch needs what one message needs. */
export function neededBySqs(operation: string, queue: string): Permission[] {
  return [permission(`sqs:${operation.replace(/Batch$/, '')}`, queue)]
}

/** S3's actions where they are not named after the operation (Service Authorization Reference, Amazon S3). */
const OBJECT_ACTIONS: Record<string, string> = {
  HeadObject: 'GetObject',
  CopyObject: 'PutObject',
  CreateMultipartUpload: 'PutObject',
  UploadPart: 'PutObject',
  CompleteMultipartUpload: 'PutObject',
  AbortMultipartUpload: 'AbortMultipartUpload',
}
const BUCKET_ACTIONS: Record<string, string> = { ListObjectsV2: 'ListBucket', ListObjects: 'ListBucket', HeadBucket: 'ListBucket' }

/** What IAM asks of the caller of an S3 operation. */
export function neededByS3(operation: string, bucket: string, key: string): Permission[] {
  if (key === '') return [permission(`s3:${BUCKET_ACTIONS[operation] ?? operation}`, bucket)]
  const objects = key.includes('/') ? `${key.split('/')[0] ?? ''}/*` : key
  return [permission(`s3:${OBJECT_ACTIONS[operation] ?? operation}`, `${bucket}/${objects}`)]
}
