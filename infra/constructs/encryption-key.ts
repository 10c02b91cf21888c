import { ArnFormat, Aspects, AspectPriority, type IAspect, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena'
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb'
import { CfnEventBus } from 'aws-cdk-lib/aws-events'
import { ManagedPolicy, Policy, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { type IKey, Key } from 'aws-cdk-lib/aws-kms'
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs'
import { CfnBucket } from 'aws-cdk-lib/aws-s3'
import { CfnTopic } from 'aws-cdk-lib/aws-sns'
import { CfnQueue } from 'aws-cdk-lib/aws-sqs'
import type { IConstruct } from 'constructs'
import { z } from 'zod'
import { pinLogicalId } from './data-protection.ts'

/** How long SQS goes on with one data key before it asks KMS for another, seconds: an hour, since each request is billed. */
const DATA_KEY_SECONDS = 3600

/**
 * Encrypts all that a stack keeps with a key of the owner's: one that it names by ARN, or one that is made and
 * outlives the stack, since nothing can be read without it. It is laid over the finished constructs, so that what is
 * added to the stack later is encrypted as well, and whoever may use a resource may use the key through its service.
 */
export function encryptWithKey(stack: Stack, setting: string, retained: boolean): void {
  const key = setting === 'create' ? createKey(stack, retained) : Key.fromKeyArn(stack, 'EncryptionKey', setting)
  Aspects.of(stack).add(new Encryption(key), { priority: AspectPriority.MUTATING })
}

function createKey(stack: Stack, retained: boolean): Key {
  const key = new Key(stack, 'EncryptionKey', {
    description: `Encrypts what the stack ${stack.stackName} keeps`,
    enableKeyRotation: true,
    removalPolicy: retained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  })
  pinLogicalId(key, 'EncryptionKey')
  for (const statement of servicesOf(stack)) key.addToResourcePolicy(statement)
  return key
}

/** What a key's policy must allow to services that act for nobody's role; docs/security.md has it for a key of one's own. */
function servicesOf(stack: Stack): PolicyStatement[] {
  const logGroups = stack.formatArn({ service: 'logs', resource: 'log-group', resourceName: `${stack.stackName}-*`, arnFormat: ArnFormat.COLON_RESOURCE_NAME })
  const bus = stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: stack.stackName })
  return [
    new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
    }),
    // Alarms and budgets publish to an encrypted topic.
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com'), new ServicePrincipal('budgets.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'kms:EncryptionContext:aws:events:event-bus:arn': bus } },
    }),
  ]
}

class Encryption implements IAspect {
  readonly #key: IKey

  constructor(key: IKey) {
    this.#key = key
  }

  visit(node: IConstruct): void {
    const { keyArn } = this.#key
    if (node instanceof CfnTable) {
      node.sseSpecification = { sseEnabled: true, sseType: 'KMS', kmsMasterKeyId: keyArn }
    } else if (node instanceof CfnBucket) {
      const byDefault = { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn }
      // A key of the bucket's own, made from this one, so that not every object is a request of KMS.
      node.bucketEncryption = { serverSideEncryptionConfiguration: [{ bucketKeyEnabled: true, serverSideEncryptionByDefault: byDefault }] }
    } else if (node instanceof CfnQueue) {
      node.sqsManagedSseEnabled = false
      node.kmsMasterKeyId = keyArn
      node.kmsDataKeyReusePeriodSeconds = DATA_KEY_SECONDS
    } else if (node instanceof CfnTopic) {
      node.kmsMasterKeyId = keyArn
    } else if (node instanceof CfnLogGroup) {
      node.kmsKeyId = keyArn
    } else if (node instanceof CfnEventBus) {
      node.kmsKeyIdentifier = keyArn
    } else if (node instanceof CfnWorkGroup) {
      node.addPropertyOverride('WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration', { EncryptionOption: 'SSE_KMS', KmsKey: keyArn })
    } else if (node instanceof Policy || node instanceof ManagedPolicy) {
      node.addStatements(...this.#keyGrants(node))
    }
  }

  /** The use of the key, through each service, that goes with what a policy allows. */
  #keyGrants(policy: Policy | ManagedPolicy): PolicyStatement[] {
    const { Statement } = documentSchema.parse(policy.document.toJSON())
    const allowed = Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action)
    const { region } = Stack.of(policy)
    return Object.entries(KEY_USES).flatMap(([service, uses]) => {
      const actions = new Set(allowed.flatMap((action) => uses[action] ?? []))
      if (actions.size === 0) return []
      const conditions = { StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` } }
      return [new PolicyStatement({ actions: [...actions], resources: [this.#key.keyArn], conditions })]
    })
  }
}

const listOfTexts = z.union([z.array(z.string()), z.string().transform((one) => [one])])
const documentSchema = z.object({ Statement: z.array(z.object({ Effect: z.string(), Action: listOfTexts })) })

const TABLE_READ = ['kms:Decrypt', 'kms:DescribeKey']
const TABLE_WRITE = [...TABLE_READ, 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo']
const SEND = ['kms:Decrypt', 'kms:GenerateDataKey']

/**
 * What a caller must be allowed of the key to do something with what it encrypts, by the service through which
 * (the services' developer guides, sections on encryption at rest).
 */
const KEY_USES: Record<string, Record<string, string[]>> = {
  dynamodb: {
    'dynamodb:BatchGetItem': TABLE_READ,
    'dynamodb:ConditionCheckItem': TABLE_READ,
    'dynamodb:GetItem': TABLE_READ,
    'dynamodb:GetRecords': TABLE_READ,
    'dynamodb:PartiQLSelect': TABLE_READ,
    'dynamodb:Query': TABLE_READ,
    'dynamodb:Scan': TABLE_READ,
    'dynamodb:DeleteItem': TABLE_WRITE,
    'dynamodb:PutItem': TABLE_WRITE,
    'dynamodb:UpdateItem': TABLE_WRITE,
  },
  s3: { 's3:GetObject': ['kms:Decrypt'], 's3:PutObject': ['kms:GenerateDataKey'] },
  sns: { 'sns:Publish': SEND },
  sqs: { 'sqs:ReceiveMessage': ['kms:Decrypt'], 'sqs:SendMessage': SEND },
}
