import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

type Item = Record<string, string | number | boolean | null>

/** DynamoDB's limit of keys in one BatchGetItem. */
const BATCH_KEYS = 100
/** Batches and queries under way at once. */
const AT_ONCE = 8
/** Waits before asking again for keys that a throttled batch left out, milliseconds; after the last the table counts as throttled. */
const WAITS = [50, 100, 200, 400, 800, 1600]

/** The flat items of `keys` that exist, in no particular order. Throws if the table stays throttled. */
export async function batchGet(
  dynamo: DynamoDBDocumentClient,
  table: string,
  keys: readonly Readonly<Record<string, unknown>>[],
  consistency: 'strong' | 'eventual',
): Promise<Item[]> {
  const pages = await inBatches(keys, BATCH_KEYS, (batch) => wholeBatch(dynamo, table, batch, consistency === 'strong'))
  return pages.flat()
}

async function wholeBatch(
  dynamo: DynamoDBDocumentClient,
  table: string,
  keys: readonly Readonly<Record<string, unknown>>[],
  ConsistentRead: boolean,
): Promise<Item[]> {
  const found: Item[] = []
  let left: Record<string, unknown>[] = [...keys]
  for (const wait of WAITS) {
    const { Responses, UnprocessedKeys } = await dynamo.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead } } }))
    found.push(...(Responses?.[table] ?? []))
    left = UnprocessedKeys?.[table]?.Keys ?? []
    if (left.length === 0) return found
    await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())))
  }
  throw new Error(`${left.length} items of ${table} could not be read: the table is throttled`)
}

/** Runs `work` over batches of `values`, a few at once; results in the order of the batches. */
export async function inBatches<Value, Result>(
  values: readonly Value[],
  size: number,
  work: (batch: readonly Value[]) => Promise<Result>,
): Promise<Result[]> {
  const batches = Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size))
  const results: Result[] = []
  for (let start = 0; start < batches.length; start += AT_ONCE) {
    results.push(...(await Promise.all(batches.slice(start, start + AT_ONCE).map(work))))
  }
  return results
}
