import { Duration, Validations } from 'aws-cdk-lib'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { CANARY_FOLDER } from '../../shared/articles/archive-keys.ts'
import { type DataProtection, pinLogicalId } from './data-protection.ts'

/** How long the canary's pages and texts are kept. */
const CANARY_DAYS = 7
/** How long an object deleted or overwritten by mistake can still be brought back. */
const UNDELETE_DAYS = 30

/**
 * The archive: raw pages and texts, from which the register can be rebuilt. Versioned, since nothing
 * else holds them; TLS only, never public.
 */
export function createArchiveBucket(scope: Construct, protection: DataProtection): Bucket {
  const bucket = new Bucket(scope, 'ArchiveBucket', {
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    versioned: true,
    removalPolicy: protection.removalPolicy,
    lifecycleRules: [
      { id: 'undelete', noncurrentVersionExpiration: Duration.days(UNDELETE_DAYS), expiredObjectDeleteMarker: true },
      { id: 'canary', prefix: `${CANARY_FOLDER}/`, expiration: Duration.days(CANARY_DAYS) },
      { id: 'abandoned-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) },
    ],
  })
  pinLogicalId(bucket, 'ArchiveBucket')
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason:
      'Access logs would write one more object per article into a second bucket, for published news that two roles of this stack alone can reach. Where an audit trail is required, CloudTrail data events give it (docs/deploy.md).',
  })
  return bucket
}
