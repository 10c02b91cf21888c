import { App, CfnResource, Stack, type Stage } from 'aws-cdk-lib'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { pipelineStack } from './synthesize.ts'

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
  it('accept the stack', () => {
    const stack = pipelineStack({ alarmEmail: 'desk@register.example', canary: true })
    expect(() => App.of(stack)?.synth()).not.toThrow()
  })

  it('stop a synthesis with a property that they do not know', () => {
    const stack = pipelineStack()
    const queue = stack.node.findAll().filter((node) => CfnResource.isCfnResource(node)).find(({ cfnResourceType }) => cfnResourceType === 'AWS::SQS::Queue')
    queue?.addPropertyOverride('Colour', 'green')
    expect(() => App.of(stack)?.synth()).toThrow("'Colour' was unexpected")
  })
})
