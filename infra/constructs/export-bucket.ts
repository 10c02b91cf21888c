import { Duration, Validations } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { type DataProtection, pinLogicalId } from './data-protection.ts'

/** How long Athena's answers are kept. */
const RESULTS_DAYS = 30

/** Exported files, and what Athena answers about them. Can be made again from the register at any time. */
export function createExportBucket(scope: Construct, protection: DataProtection): Bucket {
  const bucket = new Bucket(scope, 'ExportBucket', {
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    removalPolicy: protection.removalPolicy,
    lifecycleRules: [
      { id: 'query-results', prefix: 'athena-results/', expiration: Duration.days(RESULTS_DAYS) },
      { id: 'abandoned-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) },
    ],
  })
  pinLogicalId(bucket, 'ExportBucket')
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'Exported files repeat the register; where reads must be audited, CloudTrail data events tell of them (docs/deploy.md).',
  })
  return bucket
}
