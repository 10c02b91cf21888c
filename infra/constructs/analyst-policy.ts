import { ArnFormat, CfnElement, Stack, Validations } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { pinLogicalId } from './data-protection.ts'
import type { ExportCatalog } from './export-catalog.ts'

export type Readable = { tables: readonly Table[]; exports: Bucket; catalog: ExportCatalog; readApiArn: string }

/**
 * What an analyst's user or role, or a dashboard's, needs to read the register in every way: its tables
 * (SDK and PartiQL), the exported files, Athena on them, and the read API. Attached to nobody here.
 */
export function createAnalystPolicy(scope: Construct, { tables, exports, catalog, readApiArn }: Readable): ManagedPolicy {
  const stack = Stack.of(scope)
  const glue = (resource: string, resourceName?: string) =>
    stack.formatArn({ service: 'glue', resource, ...(resourceName === undefined ? {} : { resourceName }), arnFormat: resourceName === undefined ? ArnFormat.NO_RESOURCE_NAME : ArnFormat.SLASH_RESOURCE_NAME })
  const policy = new ManagedPolicy(scope, 'AnalystPolicy', {
    description: 'Reads the register of meetings: tables, exported files, Athena, read API',
    statements: [
      new PolicyStatement({
        sid: 'Tables',
        // No scan: a query without a key would read, and cost, the whole table.
        actions: ['dynamodb:BatchGetItem', 'dynamodb:DescribeTable', 'dynamodb:GetItem', 'dynamodb:PartiQLSelect', 'dynamodb:Query'],
        resources: tables.flatMap(({ tableArn }) => [tableArn, `${tableArn}/index/*`]),
      }),
      new PolicyStatement({
        sid: 'NoFullScans',
        effect: Effect.DENY,
        actions: ['dynamodb:PartiQLSelect'],
        resources: tables.flatMap(({ tableArn }) => [tableArn, `${tableArn}/index/*`]),
        conditions: { Bool: { 'dynamodb:FullTableScan': 'true' } },
      }),
      new PolicyStatement({ sid: 'Files', actions: ['s3:GetObject'], resources: [exports.arnForObjects('*')] }),
      new PolicyStatement({ sid: 'Buckets', actions: ['s3:GetBucketLocation', 's3:ListBucket'], resources: [exports.bucketArn] }),
      new PolicyStatement({ sid: 'QueryResults', actions: ['s3:AbortMultipartUpload', 's3:PutObject'], resources: [exports.arnForObjects('athena-results/*')] }),
      new PolicyStatement({
        sid: 'Athena',
        actions: [
          'athena:GetQueryExecution',
          'athena:GetQueryResults',
          'athena:GetQueryResultsStream',
          'athena:GetWorkGroup',
          'athena:ListQueryExecutions',
          'athena:StartQueryExecution',
          'athena:StopQueryExecution',
        ],
        resources: [stack.formatArn({ service: 'athena', resource: 'workgroup', resourceName: catalog.workGroup })],
      }),
      new PolicyStatement({
        sid: 'Catalog',
        actions: ['glue:GetDatabase', 'glue:GetDatabases', 'glue:GetPartition', 'glue:GetPartitions', 'glue:GetTable', 'glue:GetTables'],
        resources: [glue('catalog'), glue('database', catalog.database), ...catalog.tables.map((table) => glue('table', `${catalog.database}/${table}`))],
      }),
      new PolicyStatement({ sid: 'ReadApi', actions: ['execute-api:Invoke'], resources: [readApiArn] }),
    ],
  })
  pinLogicalId(policy, 'AnalystPolicy')
  const reason = 'Reading alone, of what the register holds: indexes of its tables, files of months to come, paths of the read API.'
  const wild = [
    ...tables.map((table) => `<${logicalIdOf(table)}.Arn>/index/*`),
    '<ExportBucket.Arn>/*',
    '<ExportBucket.Arn>/athena-results/*',
    'arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<ReadApi>/$default/GET/v1/*',
  ]
  Validations.of(policy).acknowledge(...wild.map((resource) => ({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason })))
  return policy
}

function logicalIdOf(table: Table): string {
  const resource = table.node.defaultChild
  return CfnElement.isCfnElement(resource) ? String(Stack.of(table).resolve(resource.logicalId)) : ''
}
