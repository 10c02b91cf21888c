import { readFileSync } from 'node:fs'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FUNCTION_NAMES, functionEntry } from '../../infra/bundle.ts'
import { pascalCase } from '../../infra/constructs/pipeline-function.ts'
import { EXPORT_TABLES } from '../../shared/export/export-tables.ts'
import { ARTICLES_PER_BATCH } from '../../shared/queue-limits.ts'
import { pipelineStack, resourcesOf } from './synthesize.ts'

const template = Template.fromStack(pipelineStack())

describe('resources that hold data', () => {
  it('keep their logical ids, since another id is another resource', () => {
    const stateful = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::SQS::Queue']
    expect(stateful.flatMap((type) => [...resourcesOf(template, type).keys()]).sort()).toEqual([
      'ArchiveBucket',
      'ArticlesDeadLetterQueue',
      'ArticlesQueue',
      'ArticlesTable',
      'CorrectionsTable',
      'DispatchDeadLetterQueue',
      'EventsDeadLetterQueue',
      'ExportBucket',
      'ExportDeadLetterQueue',
      'FeedsDeadLetterQueue',
      'FeedsQueue',
      'FeedsTable',
      'MatchBlocksTable',
      'MeetingHistoryTable',
      'MeetingIndexTable',
      'MeetingsTable',
      'ModelUsageTable',
      'ReplayDeadLetterQueue',
      'ReplayQueue',
      'ReportsTable',
      'StatisticsTable',
      'SweepDeadLetterQueue',
      'TextsDeadLetterQueue',
      'TextsQueue',
    ])
  })

  it('keep their keys, since another key is another table', () => {
    const schema = z.object({
      KeySchema: z.array(z.object({ AttributeName: z.string() })),
      GlobalSecondaryIndexes: z
        .array(z.object({ IndexName: z.string(), KeySchema: z.array(z.object({ AttributeName: z.string() })) }))
        .default([]),
    })
    const names = (keys: { AttributeName: string }[]) => keys.map((key) => key.AttributeName).join(' ')
    const keys = [...resourcesOf(template, 'AWS::DynamoDB::Table')].map(([id, { Properties }]) => {
      const { KeySchema, GlobalSecondaryIndexes } = schema.parse(Properties)
      const indexes = GlobalSecondaryIndexes.map((index) => `${index.IndexName}: ${names(index.KeySchema)}`)
      return [id, [names(KeySchema), ...indexes]]
    })
    expect(Object.fromEntries(keys)).toEqual({
      ArticlesTable: ['article_id', 'by_failure: failure_reason failed_at', 'by_retry: state retry_at', 'by_fallback: model_fallback fell_back_at'],
      CorrectionsTable: ['meeting_id corrected_at', 'by_state: state corrected_at'],
      FeedsTable: ['feed_id', 'by_slot: due_shard due_slot'],
      MatchBlocksTable: ['block_id'],
      MeetingHistoryTable: ['meeting_id revision', 'by_change: change_day change_id'],
      MeetingIndexTable: ['facet date_id'],
      MeetingsTable: ['meeting_id'],
      ModelUsageTable: ['usage_day'],
      ReportsTable: ['article_id report_id'],
      StatisticsTable: ['dimension month'],
    })
  })

  it('outlive the stack and cannot be deleted by accident', () => {
    template.allResources('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: Match.objectLike({
        DeletionProtectionEnabled: true,
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    })
    template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
  })

  it('go with the stack where the settings give up protection', () => {
    const unprotected = Template.fromStack(pipelineStack({ deletionProtection: false }))
    unprotected.allResources('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Delete',
      Properties: Match.objectLike({ DeletionProtectionEnabled: false }),
    })
  })
})

describe('the archive', () => {
  it('is private, encrypted and versioned', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.anyValue(),
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
    })
  })

  it('refuses requests without TLS 1.2', () => {
    const denial = (condition: object) => Match.objectLike({ Effect: 'Deny', Action: 's3:*', Condition: condition })
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          denial({ Bool: { 'aws:SecureTransport': 'false' } }),
          denial({ NumericLessThan: { 's3:TlsVersion': 1.2 } }),
        ]),
      },
    })
  })
})

const queueSchema = z.object({
  FifoQueue: z.boolean().default(false),
  ContentBasedDeduplication: z.boolean().default(false),
  MessageRetentionPeriod: z.number(),
  VisibilityTimeout: z.number().optional(),
  SqsManagedSseEnabled: z.boolean(),
  RedrivePolicy: z
    .object({ deadLetterTargetArn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }), maxReceiveCount: z.number() })
    .optional(),
})
const queues = [...resourcesOf(template, 'AWS::SQS::Queue')].map(([id, { Properties }]) => ({ id, ...queueSchema.parse(Properties) }))
const deadLetterQueues = queues.filter(({ id }) => id.endsWith('DeadLetterQueue'))
const workQueues = queues.filter(({ id }) => !id.endsWith('DeadLetterQueue'))

const sourceSchema = z.object({
  EventSourceArn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  FunctionName: z.object({ Ref: z.string() }),
  FunctionResponseTypes: z.array(z.string()),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }),
  BatchSize: z.number(),
  MaximumBatchingWindowInSeconds: z.number().optional(),
})
const mappings = [...resourcesOf(template, 'AWS::Lambda::EventSourceMapping').values()].map(({ Properties }) => Properties)
const sources = mappings.filter((mapping) => !('StartingPosition' in mapping)).map((mapping) => sourceSchema.parse(mapping))

describe('queues', () => {
  it('are encrypted, and each has a policy that refuses requests without TLS', () => {
    expect(queues.every(({ SqsManagedSseEnabled }) => SqsManagedSseEnabled)).toBe(true)
    const policies = [...resourcesOf(template, 'AWS::SQS::QueuePolicy').values()].map(({ Properties }) => JSON.stringify(Properties))
    for (const { id } of queues) {
      const own = policies.filter((policy) => policy.includes(`"Queues":[{"Ref":"${id}"}]`))
      expect(own, id).toHaveLength(1)
      expect(own[0]).toContain('"aws:SecureTransport":"false"')
    }
  })

  it.each(workQueues)('$id has a dead-letter queue of its kind, kept for 14 days', ({ id, FifoQueue, RedrivePolicy }) => {
    const target = deadLetterQueues.find((queue) => queue.id === RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'][0])
    expect(target).toMatchObject({ id: id.replace('Queue', 'DeadLetterQueue'), FifoQueue, MessageRetentionPeriod: 14 * 86_400 })
  })

  it.each(workQueues)('$id hides a message for six times its worker’s timeout', ({ id, VisibilityTimeout }) => {
    const worker = sources.find((source) => source.EventSourceArn['Fn::GetAtt'][0] === id)?.FunctionName.Ref ?? ''
    const timeout = z.number().parse(resourcesOf(template, 'AWS::Lambda::Function').get(worker)?.Properties['Timeout'])
    expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout)
  })

  it('of articles is FIFO with the ids that its sender gives; the others are standard', () => {
    expect(workQueues.filter(({ FifoQueue }) => FifoQueue).map(({ id }) => id)).toEqual(['ArticlesQueue'])
    expect(queues.some(({ ContentBasedDeduplication }) => ContentBasedDeduplication)).toBe(false)
  })

  it('feed each function in batches of which single messages can fail, with a bound on copies at work', () => {
    const wiring = sources.map((source) => `${source.EventSourceArn['Fn::GetAtt'][0]} > ${source.FunctionName.Ref}`)
    expect(wiring.sort()).toEqual([
      'ArticlesQueue > FetchArticleFunction',
      'FeedsQueue > PollFeedFunction',
      'ReplayQueue > ExtractMeetingsFunction',
      'TextsQueue > ExtractMeetingsFunction',
    ])
    for (const source of sources) {
      expect(source.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
      expect(source.ScalingConfig.MaximumConcurrency).toBe(source.EventSourceArn['Fn::GetAtt'][0] === 'ReplayQueue' ? 2 : 10)
      expect(source.BatchSize).toBeLessThanOrEqual(10)
    }
  })

  it('hand out articles as many at a time as their fetcher takes, so that none waits for another', () => {
    const articles = sources.find(({ FunctionName }) => FunctionName.Ref === 'FetchArticleFunction')
    expect(articles?.BatchSize).toBe(ARTICLES_PER_BATCH)
  })
})

describe('the stream of changes', () => {
  it('hands every row of history to the publisher from the first on, and notes what fails for good', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      KeySchema: [{ AttributeName: 'meeting_id', KeyType: 'HASH' }, { AttributeName: 'revision', KeyType: 'RANGE' }],
    })
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: { 'Fn::GetAtt': ['MeetingHistoryTable', 'StreamArn'] },
      FunctionName: { Ref: 'PublishChangesFunction' },
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['EventsDeadLetterQueue', 'Arn'] } } },
    })
  })
})

describe('the read API', () => {
  const routes = (settings: object) => [...resourcesOf(Template.fromStack(pipelineStack(settings)), 'AWS::ApiGatewayV2::Route').values()].map(({ Properties }) => Properties)

  it('answers to callers with rights by IAM alone, unless the settings say otherwise', () => {
    expect(routes({}).map(({ AuthorizationType }) => AuthorizationType)).toEqual(['AWS_IAM', 'AWS_IAM'])
    const keyDigests = ['0'.repeat(64)]
    expect(routes({ api: { access: 'keys', keyDigests } }).map(({ AuthorizationType }) => AuthorizationType)).toEqual(['NONE', 'NONE'])
    expect(() => pipelineStack({ api: { access: 'keys' } })).toThrow(/api.keyDigests.*at least one digest/)
  })

  it('is throttled, opens to other web pages only where the settings name them, and logs no query', () => {
    const open = Template.fromStack(pipelineStack({ api: { corsOrigins: ['https://desk.example'], requestsPerSecond: 5, burst: 7 } }))
    open.hasResourceProperties('AWS::ApiGatewayV2::Stage', { DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 7 } })
    open.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.objectLike({ AllowOrigins: ['https://desk.example'] }) })
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() })
    expect(JSON.stringify([...resourcesOf(template, 'AWS::ApiGatewayV2::Stage')])).not.toMatch(/query/i)
  })
})

describe('the exported files', () => {
  it('are tables of Athena whose columns and months are defined, in a workgroup with a bound', () => {
    template.resourceCountIs('AWS::Glue::Table', EXPORT_TABLES.length)
    template.resourceCountIs('AWS::Glue::Crawler', 0)
    template.allResourcesProperties('AWS::Glue::Table', {
      TableInput: Match.objectLike({ PartitionKeys: [{ Name: 'month', Type: 'string', Comment: Match.anyValue() }], Parameters: Match.objectLike({ 'projection.enabled': 'true' }) }),
    })
    template.hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: { EnforceWorkGroupConfiguration: true, BytesScannedCutoffPerQuery: 10 * 1024 ** 3 },
    })
  })

  it('and the tables can be read with one policy, which is attached to nobody and scans nothing', () => {
    const [policy] = [...resourcesOf(template, 'AWS::IAM::ManagedPolicy').values()]
    const text = JSON.stringify(policy?.Properties)
    expect(text).not.toMatch(/dynamodb:(?:Scan|Put|Update|Delete)|s3:Delete|"Roles"|"Users"/)
  })
})

describe('functions', () => {
  const functions = resourcesOf(template, 'AWS::Lambda::Function')

  it('run on arm64 under Node 24, traced, with JSON logs kept for the period of the settings', () => {
    template.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: Match.objectLike({ LogFormat: 'JSON' }),
    })
    // One each, and the HTTP API's access log.
    template.resourceCountIs('AWS::Logs::LogGroup', functions.size + 1)
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 })
  })

  it.each(FUNCTION_NAMES)('%s is told what its handler reads from the environment and no more', (name) => {
    const withContact = Template.fromStack(pipelineStack({ contactUrl: 'https://register.example/contact', canary: true }))
    const { Environment } = z
      .object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) })
      .parse(resourcesOf(withContact, 'AWS::Lambda::Function').get(`${pascalCase(name)}Function`)?.Properties)
    const read = readFileSync(functionEntry(name), 'utf8').matchAll(/\b([A-Z_]+): true\b/g)
    // Set by whoever runs the bundles elsewhere, never by the stack.
    const localOnly = ['ALLOW_LOOPBACK', 'FEED_LIST_FILE']
    const withModel = ['BEDROCK_MODEL']
    const needed = [...read].map(([, variable = '']) => variable).filter((variable) => ![...localOnly, ...withModel].includes(variable))
    const common = ['LOG_LEVEL', 'NODE_OPTIONS', 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME']
    if (name !== 'publish-canary') expect(needed.length).toBeGreaterThan(1)
    expect(Object.keys(Environment.Variables).sort()).toEqual([...needed, ...common].sort())
  })

  it('never open loopback addresses to the web client', () => {
    expect(JSON.stringify(template.toJSON())).not.toContain('ALLOW_LOOPBACK')
  })
})

describe('the schedule', () => {
  it('invokes the dispatcher at the rate of the settings, and what it cannot deliver waits in a queue', () => {
    Template.fromStack(pipelineStack({ pollMinutes: 10 })).hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(10 minutes)',
      Target: {
        Arn: { 'Fn::GetAtt': ['DispatchFeedsFunction', 'Arn'] },
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['DispatchDeadLetterQueue', 'Arn'] } },
      },
    })
    template.hasResourceProperties('AWS::Lambda::Function', {
      DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['DispatchDeadLetterQueue', 'Arn'] } },
    })
  })

  it('says one minute in the singular, as Scheduler demands', () => {
    Template.fromStack(pipelineStack({ pollMinutes: 1 })).hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 minute)',
    })
  })
})

describe('outputs', () => {
  it('name every table and queue and the archive', () => {
    const referenced = Object.values(template.findOutputs('*')).map((output) => JSON.stringify(output['Value']))
    const outputOf = (id: string) => referenced.includes(JSON.stringify({ Ref: id }))
    const tables = [...resourcesOf(template, 'AWS::DynamoDB::Table').keys()]
    expect([...tables, ...queues.map(({ id }) => id), 'ArchiveBucket'].filter((id) => !outputOf(id))).toEqual([])
  })
})
