import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The bundles of the sample stack: what each function's handler.mjs says. */
export type SampleBundles = { planner: string; worker: string }

/**
 * Writes a cloud assembly as the CDK would: a schedule that invokes `planner`, which has a queue for lost events, a FIFO queue that invokes
 * `worker` with partial failures and a dead-letter queue, a table with an index, and a bucket.
 */
export async function writeSampleAssembly(directory: string, bundles: SampleBundles): Promise<void> {
  const write = async (path: string, content: string | object) =>
    writeFile(join(directory, path), typeof content === 'string' ? content : JSON.stringify(content))
  for (const [name, source] of Object.entries(bundles)) {
    await mkdir(join(directory, `asset.${name}`), { recursive: true })
    await write(`asset.${name}/handler.mjs`, source)
  }
  await write('manifest.json', {
    version: '48.0.0',
    artifacts: {
      'Sample.assets': { type: 'cdk:asset-manifest', properties: { file: 'Sample.assets.json' } },
      Sample: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Sample.template.json' } },
    },
  })
  await write('Sample.assets.json', {
    files: {
      planner: { source: { path: 'asset.planner', packaging: 'zip' } },
      worker: { source: { path: 'asset.worker', packaging: 'zip' } },
    },
  })
  await write('Sample.template.json', TEMPLATE)
}

const lambda = (asset: string, timeout: number, variables: object, more: object = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}' }, S3Key: `${asset}.zip` },
    Handler: 'handler.handler',
    MemorySize: 256,
    Timeout: timeout,
    Environment: { Variables: variables },
    ...more,
  },
})

const TEMPLATE = {
  Resources: {
    NotesTable: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'note_id', KeyType: 'HASH' }],
        AttributeDefinitions: [
          { AttributeName: 'note_id', AttributeType: 'S' },
          { AttributeName: 'author', AttributeType: 'S' },
        ],
        GlobalSecondaryIndexes: [
          { IndexName: 'by_author', KeySchema: [{ AttributeName: 'author', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } },
        ],
      },
    },
    NotesBucket: { Type: 'AWS::S3::Bucket', Properties: {} },
    DeadLetterQueue: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
    WorkQueue: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        FifoQueue: true,
        VisibilityTimeout: 12,
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['DeadLetterQueue', 'Arn'] }, maxReceiveCount: 2 },
      },
    },
    LostQueue: { Type: 'AWS::SQS::Queue', Properties: {} },
    PlannerFunction: lambda('planner', 5, {
      WORK_QUEUE_URL: { Ref: 'WorkQueue' },
      BUCKET_OBJECTS: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['NotesBucket', 'Arn'] }, '/*']] },
      STACK: { 'Fn::Sub': '${AWS::StackName}/${NotesBucket}/${NotesTable.Arn}/${!literal}' },
    }, { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['LostQueue', 'Arn'] } } }),
    WorkerFunction: lambda('worker', 1, { NOTES_TABLE: { Ref: 'NotesTable' } }),
    WorkerSource: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        FunctionName: { Ref: 'WorkerFunction' },
        EventSourceArn: { 'Fn::GetAtt': ['WorkQueue', 'Arn'] },
        BatchSize: 5,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 3 },
      },
    },
    Schedule: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'rate(5 minutes)',
        Target: { Arn: { 'Fn::GetAtt': ['PlannerFunction', 'Arn'] }, RoleArn: { 'Fn::GetAtt': ['PlannerRole', 'Arn'] }, Input: '{"round":"first"}' },
      },
    },
    PlannerRole: { Type: 'AWS::IAM::Role', Properties: {} },
  },
}
