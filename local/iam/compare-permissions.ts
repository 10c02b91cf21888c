import type { Permission } from './needed-permissions.ts'

/** Where a function's policy and what it does part ways. */
export type PermissionGap = {
  /** Asked for, but not allowed: AWS would refuse the call. */
  refused: Permission[]
  /** Allowed, but never asked for. */
  idle: Permission[]
}

/** A permission that no call of the function's own code shows, and why it is granted all the same. */
export type UnseenPermission = { matches: RegExp; reason: string }

/** What the Lambda service does in a function's name, and what decides only about answers. */
export const UNSEEN: readonly UnseenPermission[] = [
  { matches: /^logs:(?:CreateLogStream|PutLogEvents) /, reason: 'the Lambda service writes the logs' },
  { matches: /^xray:Put(?:TraceSegments|TelemetryRecords) on \*$/, reason: 'the Lambda service sends the traces' },
  { matches: /^sqs:(?:ReceiveMessage|DeleteMessage|GetQueueAttributes) /, reason: 'the event source mapping polls the queue' },
  { matches: /^dynamodb:(?:DescribeStream|GetRecords|GetShardIterator|ListStreams) /, reason: 'the event source mapping reads the stream' },
  { matches: /^sqs:SendMessage on \S+DeadLetters$/, reason: 'the Lambda service puts aside an asynchronous invocation that failed each time' },
  { matches: /^dynamodb:Query on table\/\S+-CorrectionsTable$/, reason: 'corrections are read only where a person has ruled on one of the meetings at hand' },
  { matches: / on table\/\S+-Canary\w+Table$/, reason: "the canary's register is written by the code that writes the register, whose grants are compared one by one" },
  { matches: /^s3:ListBucket /, reason: 'without it S3 answers for an absent object as for a forbidden one' },
]

/** Compares what a function was seen to need with what its role allows. */
export function comparePermissions(needed: Iterable<Permission>, granted: Iterable<Permission>, unseen: readonly UnseenPermission[] = UNSEEN): PermissionGap {
  const used = new Set(needed)
  const allowed = new Set(granted)
  return {
    refused: [...used].filter((one) => !allowed.has(one)).sort(),
    idle: [...allowed].filter((one) => !used.has(one) && !unseen.some(({ matches }) => matches.test(one))).sort(),
  }
}

/** The functions whose policy and what they were seen to need part ways; empty where all are exact. */
export function permissionGaps(functions: readonly { name: string; granted: Permission[] }[], used: Record<string, Permission[]>): Record<string, PermissionGap> {
  const gaps = functions.map(({ name, granted }): [string, PermissionGap] => [name, comparePermissions(used[name] ?? [], granted)])
  return Object.fromEntries(gaps.filter(([, { refused, idle }]) => refused.length + idle.length > 0))
}
