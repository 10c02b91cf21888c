import { Validations } from 'aws-cdk-lib'
import { HttpApi, HttpMethod, HttpNoneAuthorizer, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { pinLogicalId } from './data-protection.ts'

/** Requests a second and at once: ours are a few in an hour. */
const THROTTLE = { rateLimit: 5, burstLimit: 10 }

/**
 * The public address of the canary's feed, since what is to be proven is that a feed on the web comes into the
 * register. It gives away invented items and nothing else; its function has no right to anything.
 */
export class CanaryAddress extends Construct {
  readonly feedUrl: string

  constructor(scope: Construct, publishCanary: LambdaFunction, stackName: string) {
    super(scope, 'CanaryAddress')
    const api = new HttpApi(this, 'Api', { apiName: `${stackName}-canary`, createDefaultStage: false })
    pinLogicalId(api, 'CanaryApi')
    const routes = api.addRoutes({
      path: '/{proxy+}',
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('Integration', publishCanary),
      authorizer: new HttpNoneAuthorizer(),
    })
    for (const route of routes) {
      Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: 'The setting canary is on: the feed is polled as any other on the web, and holds invented items alone.' })
    }
    const stage = new HttpStage(this, 'Stage', { httpApi: api, autoDeploy: true, throttle: THROTTLE })
    Validations.of(stage).acknowledge({ id: 'AwsSolutions-APIG1', reason: 'Nobody but our own poller has a reason to ask; the function logs its failures.' })
    this.feedUrl = `${api.apiEndpoint}/feed.xml`
  }
}
