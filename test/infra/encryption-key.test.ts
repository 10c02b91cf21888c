import { Template } from 'aws-cdk-lib/assertions'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { pipelineStack, resourcesOf } from './synthesize.ts'

const EVERYTHING = { canary: true, notifications: true, monthlyBudgetDollars: 50 }
const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000'
const made = Template.fromStack(pipelineStack({ ...EVERYTHING, encryptionKey: 'create' }))
const given = Template.fromStack(pipelineStack({ ...EVERYTHING, encryptionKey: KEY_ARN }))
const without = Template.fromStack(pipelineStack(EVERYTHING))

/** Where each kind of resource says what key it is encrypted with. */
const KEY_PATHS: Record<string, string> = {
  'AWS::DynamoDB::Table': 'SSESpecification.KMSMasterKeyId',
  'AWS::S3::Bucket': 'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID',
  'AWS::SQS::Queue': 'KmsMasterKeyId',
  'AWS::SNS::Topic': 'KmsMasterKeyId',
  'AWS::Logs::LogGroup': 'KmsKeyId',
  'AWS::Events::EventBus': 'KmsKeyIdentifier',
  'AWS::Athena::WorkGroup': 'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.KmsKey',
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value)
}

const texts = z.union([z.array(z.string()), z.string().transform((one) => [one])])
const policySchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(z.object({ Effect: z.string(), Action: texts, Resource: z.unknown(), Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional() })),
  }),
  Roles: z.array(z.object({ Ref: z.string() })).default([]),
})

/** What a role or the analysts' policy may do with the key, by the service through which: `dynamodb: Decrypt DescribeKey`. */
function keyUses(template: Template, role: string): string[] {
  const policies = [...resourcesOf(template, 'AWS::IAM::Policy').values(), ...resourcesOf(template, 'AWS::IAM::ManagedPolicy').values()].map(({ Properties }) => policySchema.parse(Properties))
  return policies
    .filter(({ Roles }) => (role === 'AnalystPolicy' ? Roles.length === 0 : Roles.some(({ Ref }) => Ref.startsWith(role))))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Action }) => Action.some((action) => action.startsWith('kms:')))
    .map(({ Action, Resource, Condition }) => {
      expect(Resource).toEqual({ 'Fn::GetAtt': ['EncryptionKey', 'Arn'] })
      const service = /"([a-z0-9]+)\./.exec(JSON.stringify(Condition?.['StringEquals']?.['kms:ViaService']))?.[1]
      return `${service}: ${Action.map((action) => action.replace('kms:', '')).sort((a, b) => (a < b ? -1 : 1)).join(' ')}`
    })
    .sort((a, b) => (a < b ? -1 : 1))
}

describe('a key of the owner', () => {
  it.each(Object.entries(KEY_PATHS))('encrypts every %s, whether it is made or given', (type, path) => {
    const [ofMade, ofGiven] = [resourcesOf(made, type), resourcesOf(given, type)]
    expect(ofMade.size).toBeGreaterThan(0)
    for (const [id, { Properties }] of ofMade) expect(at(Properties, path), id).toEqual({ 'Fn::GetAtt': ['EncryptionKey', 'Arn'] })
    for (const [id, { Properties }] of ofGiven) expect(at(Properties, path), id).toBe(KEY_ARN)
  })

  it('is off by default: then nothing of the stack knows of KMS', () => {
    expect(JSON.stringify(without.toJSON())).not.toMatch(/kms/i)
    for (const [type, path] of Object.entries(KEY_PATHS)) {
      for (const [id, { Properties }] of resourcesOf(without, type)) expect(at(Properties, path), id).toBeUndefined()
    }
  })

  it('takes the place of the keys of SQS, which are not used beside it', () => {
    for (const [id, { Properties }] of resourcesOf(made, 'AWS::SQS::Queue')) expect(Properties, id).toMatchObject({ SqsManagedSseEnabled: false, KmsDataKeyReusePeriodSeconds: 3600 })
  })

  const READ = 'dynamodb: Decrypt DescribeKey'
  const WRITE = 'dynamodb: Decrypt DescribeKey Encrypt GenerateDataKey ReEncryptFrom ReEncryptTo'
  const SEND = 'sqs: Decrypt GenerateDataKey'
  it.each<[string, string[]]>([
    ['DispatchFeedsRole', [WRITE, SEND]],
    ['PollFeedRole', [WRITE, SEND]],
    ['FetchArticleRole', [WRITE, 's3: GenerateDataKey', SEND]],
    ['ExtractMeetingsRole', [WRITE, 's3: Decrypt', 'sqs: Decrypt']],
    ['PublishChangesRole', [WRITE, 'sns: Decrypt GenerateDataKey', SEND]],
    ['ExportMeetingsRole', [WRITE, 's3: Decrypt GenerateDataKey', SEND]],
    ['ReadApiRole', [READ, 's3: Decrypt']],
    ['SweepMeetingsRole', [WRITE, SEND]],
    ['ReplayTextsRole', [READ, SEND]],
    ['CheckCanaryRole', [READ]],
    ['PublishCanaryRole', []],
    ['DispatchScheduleRole', [SEND]],
    ['ReplayMachineRole', []],
    ['AnalystPolicy', [READ, 's3: Decrypt GenerateDataKey']],
  ])('may be used by %s through the services alone, for what it does with them', (role, expected) => {
    expect(keyUses(made, role)).toEqual(expected)
  })

  it('lets in the services that act for no role: logs, the bus, and alarms and budgets that publish', () => {
    const [key] = [...resourcesOf(made, 'AWS::KMS::Key').values()]
    const policy = JSON.stringify(key?.Properties['KeyPolicy'])
    for (const part of ['"Service":{"Fn::Join":["",["logs.",', 'cloudwatch.amazonaws.com', 'budgets.amazonaws.com', 'events.amazonaws.com', 'kms:EncryptionContext:aws:logs:arn', 'kms:EncryptionContext:aws:events:event-bus:arn', 'aws:SourceAccount']) {
      expect(policy).toContain(part)
    }
    expect(key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } })
  })

  it('that is given is used as it is, and none is made', () => {
    given.resourceCountIs('AWS::KMS::Key', 0)
  })

  it('passes the AwsSolutions rules', () => {
    const stack = pipelineStack({ ...EVERYTHING, encryptionKey: 'create' })
    Template.fromStack(stack)
    const { violations } = new AwsSolutionsChecks(stack).validateScope(stack)
    expect(violations.map(({ ruleName }) => ruleName)).toEqual([])
  })

  it.each(['key/1', 'arn:aws:kms:eu-central-1:123456789012:alias/mine', 'new'])('named %j is refused, with what is allowed', (encryptionKey) => {
    expect(() => pipelineStack({ encryptionKey })).toThrow(/encryptionKey: given .*allowed is "create", the ARN of a key/)
  })
})
