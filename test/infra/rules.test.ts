import { App, CfnResource, Stack, type Stage } from 'aws-cdk-lib'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { dashboardStack, pipelineStack } from './synthesize.ts'

/** What the AwsSolutions rules object to, as `rule: logical id`. */
function objections(scope: Stack | Stage): string[] {
  const { violations } = new AwsSolutionsChecks(scope).validateScope(scope)
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ resourceLogicalId }) => `${ruleName}: ${resourceLogicalId}`),
  )
}

describe('the AwsSolutions rules', () => {
  it('object to nothing in the stack', () => {
    expect(objections(pipelineStack({ alarmEmail: 'desk@register.example', canary: true }))).toEqual([])
  })

  it('object to a queue without TLS and dead letters, if one were added', () => {
    const stack = new Stack(new App(), 'Careless')
    new Queue(stack, 'Open')
    const found = objections(stack).join('\n')
    expect(found).toContain('AwsSolutions-SQS3')
    expect(found).toContain('AwsSolutions-SQS4')
  })
})

describe('the schemas of CloudFormation', () => {
  const validated = { validated: true }
  const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000'
  /** All that a setting can add to the stacks. */
  const everything = {
    alarmEmail: 'desk@register.example',
    canary: true,
    notifications: true,
    monthlyBudgetDollars: 50,
    contactUrl: 'https://register.example/contact',
    pollMinutes: 1,
    engine: 'hybrid',
    bedrock: { model: 'amazon.nova-lite-v1:0', region: 'eu-central-1', tokensPerDay: 1000, articlesPerDay: 7 },
    api: { access: 'keys', keyDigests: ['0'.repeat(64)], corsOrigins: ['https://desk.example'], requestsPerSecond: 5, burst: 7 },
    encryptionKey: 'create',
    deletionProtection: false,
    dashboard: { access: 'public', domainName: 'register.example.org', certificateArn },
  }
  const ownersKey = {
    ...everything,
    pollMinutes: 10,
    bedrock: { model: 'eu.amazon.nova-lite-v1:0' },
    encryptionKey: 'arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000',
  }

  // The fullest first: the schemas that the others need are loaded then.
  it.each([
    ['the stacks with everything', () => dashboardStack(everything, validated)],
    ['the stacks with everything and the owner’s key', () => dashboardStack(ownersKey, validated)],
    ['the stack with alarms and a canary', () => pipelineStack({ alarmEmail: 'desk@register.example', canary: true }, validated)],
    ['the stacks with a dashboard for some networks', () => dashboardStack({ dashboard: { access: 'networks', networks: ['198.51.100.0/24'] } }, validated)],
  ])('accept %s', (_, make) => {
    const stack = make()
    expect(() => App.of(stack)?.synth()).not.toThrow()
  })

  it('stop a synthesis with a property that they do not know', () => {
    const stack = pipelineStack({}, validated)
    const queue = stack.node.findAll().filter((node) => CfnResource.isCfnResource(node)).find(({ cfnResourceType }) => cfnResourceType === 'AWS::SQS::Queue')
    queue?.addPropertyOverride('Colour', 'green')
    expect(() => App.of(stack)?.synth()).toThrow("'Colour' was unexpected")
  })
})
