import { Stack } from 'aws-cdk-lib'
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena'
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { EXPORT_TABLES } from '../../shared/export/export-tables.ts'
import type { ColumnType } from '../../shared/export/export-tables.ts'
import type { Settings } from '../config.ts'

/** Athena's types. */
const ATHENA_TYPES: Record<ColumnType, string> = { text: 'string', whole: 'int', number: 'double', day: 'date', instant: 'timestamp' }

/**
 * The exported files as tables of Athena. Columns come from where the files are written from, and partitions
 * from the calendar: nothing is crawled or inferred, and a new month is there as soon as it is written.
 */
export class ExportCatalog extends Construct {
  readonly database: string
  readonly workGroup: string
  readonly tables: string[]

  constructor(scope: Construct, bucket: Bucket, settings: Settings) {
    super(scope, 'ExportCatalog')
    const { account } = Stack.of(this)
    this.database = settings.stackName.toLowerCase().replaceAll('-', '_')
    this.workGroup = settings.stackName
    this.tables = EXPORT_TABLES.map(({ name }) => name)
    const database = new CfnDatabase(this, 'Database', {
      catalogId: account,
      databaseInput: { name: this.database, description: 'A register of diplomatic meetings' },
    })
    database.overrideLogicalId('ExportDatabase')
    for (const { name, meaning, columns } of EXPORT_TABLES) {
      const location = `s3://${bucket.bucketName}/parquet/${name}`
      const table = new CfnTable(this, name, {
        catalogId: account,
        databaseName: this.database,
        tableInput: {
          name,
          description: meaning,
          tableType: 'EXTERNAL_TABLE',
          partitionKeys: [{ name: 'month', type: 'string', comment: 'month of the day that the meeting is listed under' }],
          parameters: {
            classification: 'parquet',
            'projection.enabled': 'true',
            'projection.month.type': 'date',
            'projection.month.format': 'yyyy-MM',
            'projection.month.range': '1990-01,NOW+60MONTHS',
            'projection.month.interval': '1',
            'projection.month.interval.unit': 'MONTHS',
            'storage.location.template': `${location}/month=\${month}`,
          },
          storageDescriptor: {
            columns: columns.map((column) => ({ name: column.name, type: ATHENA_TYPES[column.type], comment: column.meaning })),
            location,
            inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
            outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
            serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
          },
        },
      })
      table.addResourceDependency(database)
    }
    const workGroup = new CfnWorkGroup(this, 'WorkGroup', {
      name: this.workGroup,
      description: 'Queries of the register of meetings',
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: settings.export.athenaMostGigabytes * 1024 ** 3,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${bucket.bucketName}/athena-results/`,
          encryptionConfiguration: { encryptionOption: 'SSE_S3' },
        },
      },
    })
    workGroup.overrideLogicalId('ExportWorkGroup')
  }
}
