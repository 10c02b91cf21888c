import { ArnFormat, Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import { pinLogicalId } from './data-protection.ts'

/** Where alarms go. Other subscribers (chat, pager) may be added by hand: the topic's address is a stack output. */
export function createAlarmTopic(scope: Construct, email: string | null): Topic {
  const topic = new Topic(scope, 'AlarmTopic', { displayName: 'Parley alarms', enforceSSL: true })
  const stack = Stack.of(scope)
  // The policy that enforces TLS takes the place of the default one, which would have let CloudWatch in.
  topic.addToResourcePolicy(
    new PolicyStatement({
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnLike: {
          'aws:SourceArn': stack.formatArn({
            service: 'cloudwatch',
            resource: 'alarm',
            resourceName: '*',
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    }),
  )
  if (email !== null) topic.addSubscription(new EmailSubscription(email))
  pinLogicalId(topic, 'AlarmTopic')
  return topic
}
