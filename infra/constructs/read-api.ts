import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { CorsHttpMethod, HttpApi, HttpMethod, HttpNoneAuthorizer, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Settings } from '../config.ts'
import { pinLogicalId } from './data-protection.ts'

/** How long a browser may remember what the API allows it. */
const PREFLIGHT_KEPT = Duration.hours(1)

/**
 * The read API's address: an HTTP API before one function. Throttled as a whole; who may ask is IAM's to say
 * unless the settings open it.
 */
export class ReadApi extends Construct {
  readonly url: string
  /** What a policy allows to call it: `execute-api:Invoke` on this. */
  readonly invokeArn: string

  constructor(scope: Construct, readApi: LambdaFunction, settings: Settings) {
    super(scope, 'ReadApiGateway')
    const { access, corsOrigins, requestsPerSecond, burst } = settings.api
    const api = new HttpApi(this, 'Api', {
      apiName: `${settings.stackName}-read`,
      createDefaultStage: false,
      ...(corsOrigins.length === 0
        ? {}
        : {
            corsPreflight: {
              allowOrigins: corsOrigins,
              allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.HEAD],
              allowHeaders: ['authorization', 'if-none-match', 'x-amz-content-sha256', 'x-amz-date', 'x-amz-security-token', 'x-api-key'],
              exposeHeaders: ['etag', 'link'],
              maxAge: PREFLIGHT_KEPT,
            },
          }),
    })
    pinLogicalId(api, 'ReadApi')
    const routes = api.addRoutes({
      path: '/v1/{proxy+}',
      methods: [HttpMethod.GET, HttpMethod.HEAD],
      integration: new HttpLambdaIntegration('Integration', readApi),
      authorizer: access === 'iam' ? new HttpIamAuthorizer() : new HttpNoneAuthorizer(),
    })
    if (access !== 'iam') {
      for (const route of routes) {
        Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: `The setting api.access is "${access}": ${OPENED[access]}` })
      }
    }

    const logGroup = new LogGroup(this, 'LogGroup', { retention: settings.logRetentionDays, removalPolicy: RemovalPolicy.DESTROY })
    pinLogicalId(logGroup, 'ReadApiAccessLogGroup')
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      throttle: { rateLimit: requestsPerSecond, burstLimit: burst },
      // Without the query, which may hold a key.
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: AccessLogFormat.custom(ACCESS_LOG) },
    })
    this.url = stage.url
    this.invokeArn = api.arnForExecuteApi('GET', '/v1/*', '$default')
  }
}

const OPENED = {
  keys: 'the function itself asks for a key.',
  public: 'the owner wants the register to be read by anybody.',
} as const

const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  caller: '$context.identity.userArn',
  requestTime: '$context.requestTime',
  routeKey: '$context.routeKey',
  path: '$context.path',
  status: '$context.status',
  responseLength: '$context.responseLength',
  latencyMs: '$context.responseLatency',
  error: '$context.error.message',
})
