import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FUNCTION_NAMES } from '../../infra/bundle.ts'
import { pascalCase } from '../../infra/constructs/pipeline-function.ts'
import { functionSources } from './function-sources.ts'
import { pipelineStack, resourcesOf } from './synthesize.ts'

const template = Template.fromStack(pipelineStack())

const list = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item), item.transform((one) => [one])])
const policySchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(z.object({ Effect: z.literal('Allow'), Action: list(z.string()), Resource: list(z.unknown()) })),
  }),
  Roles: z.array(z.object({ Ref: z.string() })),
})
const grants = [...resourcesOf(template, 'AWS::IAM::Policy').values()].flatMap(({ Properties }) => {
  const policy = policySchema.parse(Properties)
  return policy.PolicyDocument.Statement.map(({ Action, Resource }) => ({ role: policy.Roles[0]?.Ref ?? '', actions: Action, resources: Resource }))
})

describe('grants', () => {
  it('name their actions in full', () => {
    expect(grants.flatMap(({ actions }) => actions).filter((action) => !/^[a-z0-9]+:[A-Z]\w+$/.test(action))).toEqual([])
  })

  it('name their resources in full, but for tracing and the objects of the archive', () => {
    const wild = grants.filter(({ resources }) => JSON.stringify(resources).includes('*'))
    const exceptions = new Set(wild.map(({ actions, resources }) => `${actions.join(' ')} on ${JSON.stringify(resources)}`))
    const objects = (folder: string, bucket = 'ArchiveBucket') => `{"Fn::Join":["",[{"Fn::GetAtt":["${bucket}","Arn"]},"/${folder}/*"]]}`
    expect([...exceptions].sort()).toEqual([
      `s3:DeleteObject s3:PutObject on [${objects('csv', 'ExportBucket')},${objects('parquet', 'ExportBucket')}]`,
      `s3:GetObject on [${objects('texts')}]`,
      `s3:PutObject on [${objects('pages')},${objects('texts')}]`,
      // X-Ray knows no resources.
      'xray:PutTelemetryRecords xray:PutTraceSegments on ["*"]',
    ])
  })

  it('are the only ones: no role has a managed policy', () => {
    for (const [id, { Properties }] of resourcesOf(template, 'AWS::IAM::Role')) {
      expect(Properties['ManagedPolicyArns'], id).toBeUndefined()
      expect(Properties['Policies'], id).toBeUndefined()
    }
  })
})

/** What the Lambda service does in the function's name, or the SDK as part of another call. */
const NOT_SENT_BY_CODE = new Set([
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  // Decides only whether S3 says of an absent object that it is absent.
  's3:ListBucket',
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
])

/** The operations of the SDK by the action that each needs; a transaction needs those of its parts. */
const SENT_AS: Record<string, RegExp> = {
  'dynamodb:GetItem': /\b(?:GetCommand|TransactGetCommand)\b/,
  'dynamodb:BatchGetItem': /\bBatchGetCommand\b/,
  'dynamodb:Query': /\b(?:QueryCommand|paginateQuery)\b/,
  'dynamodb:Scan': /\b(?:ScanCommand|paginateScan)\b/,
  'dynamodb:PutItem': /\bPutCommand\b|\bPut: \{/,
  'dynamodb:UpdateItem': /\bUpdateCommand\b|\bUpdate: \{/,
  'dynamodb:DeleteItem': /\bDeleteCommand\b|\bDelete: \{/,
  'dynamodb:ConditionCheckItem': /\bConditionCheck: \{/,
  's3:GetObject': /\bGetObjectCommand\b/,
  's3:DeleteObject': /\bDeleteObjectCommand\b/,
  'events:PutEvents': /\bPutEventsCommand\b/,
  'sns:Publish': /\bPublishBatchCommand\b/,
  's3:PutObject': /\bPutObjectCommand\b/,
  'sqs:SendMessage': /\bSendMessage(?:Batch)?Command\b/,
  'sqs:ChangeMessageVisibility': /\bChangeMessageVisibility(?:Batch)?Command\b/,
}

describe.each(FUNCTION_NAMES)('the role of %s', (name) => {
  it('allows no action that its code never sends', async () => {
    const sources = await functionSources(name)
    // Lambda itself sends what a function failed at to its dead-letter queue.
    const own = grants.filter(({ role, resources }) => role.startsWith(`${pascalCase(name)}Role`) && !/^\[\{"Fn::GetAtt":\["(?:Events|Export)DeadLetterQueue"/.test(JSON.stringify(resources)))
    const actions = new Set(own.flatMap((grant) => grant.actions))
    expect(actions.size).toBeGreaterThan(NOT_SENT_BY_CODE.size / 2)
    const idle = [...actions].filter((action) => !NOT_SENT_BY_CODE.has(action) && !SENT_AS[action]?.test(sources))
    expect(idle).toEqual([])
  })
})
