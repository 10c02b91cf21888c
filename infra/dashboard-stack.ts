import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { FunctionUrlOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { FunctionUrl, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import type { Construct } from 'constructs'
import { ASSET_CACHE_CONTROL, CONTENT_SECURITY_POLICY, PAGE_CACHE_CONTROL, PERMISSIONS_POLICY } from '../dashboard/security-headers.ts'
import type { Settings } from './config.ts'
import { pinLogicalId } from './constructs/data-protection.ts'
import { viewerRequestCode } from './edge/viewer-request.ts'

export type DashboardStackProps = {
  settings: Settings
  /** The function behind the read API. */
  readApi: LambdaFunction
  /** The built page. */
  site: string
}

const A_YEAR = Duration.days(365)

const COPIER_REASON = "The CDK's own function, which copies the page into its bucket during a deployment; its role reaches that bucket and the CDK's assets alone."
const COPIER_FINDINGS = [
  'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
  'IAM5[Action::s3:GetBucket*]',
  'IAM5[Action::s3:GetObject*]',
  'IAM5[Action::s3:List*]',
  'IAM5[Action::s3:Abort*]',
  'IAM5[Action::s3:DeleteObject*]',
  'IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*]',
  'IAM5[Resource::<DashboardSite.Arn>/*]',
  'L1',
]

/**
 * The dashboard on the web: its files in a bucket that only the distribution can read, and the read API
 * under the same address. A stack of its own, that holds no data and can come and go; made only where the
 * settings open it.
 */
export class DashboardStack extends Stack {
  constructor(scope: Construct, { settings, readApi, site }: DashboardStackProps) {
    super(scope, dashboardStackName(settings), { description: 'Parley: the dashboard, by CloudFront' })
    const bucket = this.#siteBucket()
    const distribution = this.#distribution(settings, bucket, readApi)
    this.#publish(site, bucket)
    new CfnOutput(this, 'DashboardUrl', { value: `https://${settings.dashboard.domainName ?? distribution.distributionDomainName}/` })
  }

  #siteBucket(): IBucket {
    const bucket = new Bucket(this, 'Site', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // Nothing in it that the next deployment would not bring.
      removalPolicy: RemovalPolicy.DESTROY,
    })
    pinLogicalId(bucket, 'DashboardSite')
    Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason: 'It holds the page, which is open source, and only the distribution reads it.' })
    // The library's class and interface differ in how they leave out a property.
    return bucket as IBucket
  }

  #distribution(settings: Settings, bucket: IBucket, readApi: LambdaFunction): Distribution {
    const { access, networks, domainName, certificateArn } = settings.dashboard
    const viewerRequest = new EdgeFunction(this, 'ViewerRequest', {
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(viewerRequestCode(access === 'networks' ? networks : [])),
      comment: 'Who is let in, and which file a view is',
    })
    const associations = { functionAssociations: [{ function: viewerRequest, eventType: FunctionEventType.VIEWER_REQUEST }] }
    const common = { viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, allowedMethods: AllowedMethods.ALLOW_GET_HEAD, ...associations }
    // Callers of this URL sign as the distribution; nobody else is let in.
    const apiUrl = new FunctionUrl(this, 'ReadApiUrl', { function: readApi, authType: FunctionUrlAuthType.AWS_IAM })
    const distribution = new Distribution(this, 'Distribution', {
      comment: `${settings.stackName} dashboard`,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(domainName === null || certificateArn === null
        ? {}
        : {
            domainNames: [domainName],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
          }),
      defaultBehavior: {
        ...common,
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: this.#headers('PageHeaders', CONTENT_SECURITY_POLICY),
      },
      additionalBehaviors: {
        '/v1/*': {
          ...common,
          origin: FunctionUrlOrigin.withOriginAccessControl(apiUrl),
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy: this.#headers('ApiHeaders', "default-src 'none'; frame-ancestors 'none'"),
        },
      },
    })
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Desks and newsrooms are in every country; who is let in is the setting dashboard.access.' },
      { id: 'AwsSolutions-CFR2', reason: 'A web ACL costs more a month than all the rest. Who wants one can attach it to the distribution.' },
      { id: 'AwsSolutions-CFR3', reason: 'What an analyst looks up is telling: no log of it is kept unless the owner turns one on.' },
      ...(domainName === null
        ? [{ id: 'AwsSolutions-CFR4', reason: "CloudFront's own domain name comes with its own certificate, whose protocols cannot be chosen; the setting dashboard.domainName makes it TLS 1.2." }]
        : []),
    )
    return distribution
  }

  #headers(id: string, contentSecurityPolicy: string): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, id, {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: A_YEAR, includeSubdomains: false, override: true },
      },
      customHeadersBehavior: { customHeaders: [{ header: 'permissions-policy', value: PERMISSIONS_POLICY, override: true }] },
    })
  }

  /** The assets first, then the page that names them. Old assets stay: a page opened before may still ask for its charts. */
  #publish(site: string, bucket: IBucket): void {
    const common = { sources: [Source.asset(site)], destinationBucket: bucket, prune: false, retainOnDelete: false }
    const assets = new BucketDeployment(this, 'Assets', { ...common, exclude: ['index.html'], cacheControl: [CacheControl.fromString(ASSET_CACHE_CONTROL)] })
    const page = new BucketDeployment(this, 'Page', { ...common, exclude: ['*'], include: ['index.html'], cacheControl: [CacheControl.fromString(PAGE_CACHE_CONTROL)] })
    page.node.addDependency(assets)
    // One function of the CDK's does both; its role and runtime are not ours to choose.
    for (const copier of this.node.children.filter(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'))) {
      Validations.of(copier).acknowledge(...COPIER_FINDINGS.map((finding) => ({ id: `AwsSolutions-${finding}`, reason: COPIER_REASON })))
    }
  }
}

/** The dashboard's stack goes by the pipeline's name. */
export function dashboardStackName({ stackName }: Pick<Settings, 'stackName'>): string {
  return `${stackName}-Dashboard`
}
