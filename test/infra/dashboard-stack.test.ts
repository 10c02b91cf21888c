import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '../../dashboard/security-headers.ts'
import { dashboardStack } from './synthesize.ts'

const OPEN = { dashboard: { access: 'networks', networks: ['198.51.100.0/24'] } }
const stack = dashboardStack(OPEN)
const template = Template.fromStack(stack)

describe('the dashboard on the web', () => {
  it('has its files in a bucket that only the distribution reads', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
    })
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    })
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { OriginAccessControlOriginType: 's3', SigningBehavior: 'always', SigningProtocol: 'sigv4' },
    })
  })

  it('asks the read API with the signature of the distribution, which alone is let in', () => {
    template.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'AWS_IAM' })
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { OriginAccessControlOriginType: 'lambda', SigningBehavior: 'always' },
    })
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunctionUrl',
      Principal: 'cloudfront.amazonaws.com',
      SourceArn: Match.anyValue(),
    })
  })

  it('takes HTTPS and reading alone, and keeps no answer of the API', () => {
    const behaviour = { ViewerProtocolPolicy: 'redirect-to-https', AllowedMethods: ['GET', 'HEAD'], FunctionAssociations: [Match.objectLike({ EventType: 'viewer-request' })] }
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        DefaultRootObject: 'index.html',
        DefaultCacheBehavior: behaviour,
        // AWS's policy "CachingDisabled", by its id.
        CacheBehaviors: [Match.objectLike({ ...behaviour, PathPattern: '/v1/*', CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' })],
      },
    })
  })

  it('sends the page with its security headers', () => {
    template.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { ContentSecurityPolicy: CONTENT_SECURITY_POLICY, Override: true },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, Override: true },
        },
      },
    })
  })

  it('lets in the networks of the setting, or everybody where the setting says so', () => {
    const codeOf = (settings: object) =>
      JSON.stringify(Template.fromStack(dashboardStack(settings)).findResources('AWS::CloudFront::Function'))
    expect(codeOf(OPEN)).toContain('4110001100011001101100100')
    expect(codeOf({ dashboard: { access: 'public' } })).toContain('const NETWORKS = []')
  })

  it('has the owner’s domain name with TLS 1.2, if there is one', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000'
    const named = Template.fromStack(dashboardStack({ dashboard: { access: 'public', domainName: 'register.example.org', certificateArn } }))
    named.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { Aliases: ['register.example.org'], ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' } },
    })
  })

  it('keeps assets for good and the page not at all', () => {
    const deployments = Object.values(template.findResources('Custom::CDKBucketDeployment')).map(({ Properties }) => JSON.stringify(Properties.SystemMetadata))
    expect(deployments.toSorted()).toEqual(['{"cache-control":"no-cache"}', '{"cache-control":"public, max-age=31536000, immutable"}'])
  })

  it('is objected to by no AwsSolutions rule', () => {
    const { violations } = new AwsSolutionsChecks(stack).validateScope(stack)
    expect(violations.flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ resourceLogicalId }) => `${ruleName}: ${resourceLogicalId}`))).toEqual([])
  })

  it('is a template that CloudFormation’s schemas accept', () => {
    expect(() => App.of(stack)?.synth()).not.toThrow()
  })
})
