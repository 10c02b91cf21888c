import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
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
    const replayExecutions = '{"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"},":states:",{"Ref":"AWS::Region"},":",{"Ref":"AWS::AccountId"},":execution:Parley-Replay:*"]]}'
    expect([...exceptions].sort()).toEqual([
      `s3:DeleteObject s3:PutObject on [${objects('csv', 'ExportBucket')},${objects('parquet', 'ExportBucket')}]`,
      `s3:GetObject on [${objects('texts')}]`,
      `s3:PutObject on [${objects('pages')},${objects('texts')}]`,
      // The executions that the replay's own map starts are named by Step Functions.
      `states:DescribeExecution states:RedriveExecution states:StopExecution on [${replayExecutions}]`,
      // X-Ray knows no resources.
      'xray:PutTelemetryRecords xray:PutTraceSegments on ["*"]',
    ])
  })

  it('let the dispatcher of the articles see those to be tried again, put them off and send them, and nothing else', () => {
    const own = grants.filter(({ role }) => role.startsWith('DispatchFeeds'))
    const on = (resource: string) => own.filter(({ resources }) => JSON.stringify(resources).includes(`"${resource}"`)).flatMap(({ actions }) => actions)
    expect(on('ArticlesTable').sort()).toEqual(['dynamodb:Query', 'dynamodb:UpdateItem'])
    expect(on('ArticlesQueue')).toEqual(['sqs:SendMessage'])
    const queried = own.filter(({ actions }) => actions.includes('dynamodb:Query')).flatMap(({ resources }) => resources)
    expect(JSON.stringify(queried)).toContain('["",[{"Fn::GetAtt":["ArticlesTable","Arn"]},"/index/by_retry"]]')
  })

  it('are the only ones: no role has a managed policy', () => {
    for (const [id, { Properties }] of resourcesOf(template, 'AWS::IAM::Role')) {
      expect(Properties['ManagedPolicyArns'], id).toBeUndefined()
      expect(Properties['Policies'], id).toBeUndefined()
    }
  })
})
