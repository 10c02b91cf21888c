import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { createDocumentClient, createEventBridgeClient, createSnsClient } from '../../shared/adapters/aws-clients.ts'
import { createEventBus } from '../../shared/adapters/event-bus.ts'
import { createNotificationTopic } from '../../shared/adapters/notification-topic.ts'
import { readMeetings } from '../../shared/adapters/register-reader.ts'
import { createStatisticsStore } from '../../shared/adapters/statistics-store.ts'
import { historyRowSchema } from '../../shared/register/history-row.ts'
import type { HistoryRow } from '../../shared/register/history-row.ts'
import { environmentVariables, readEnvironment } from '../../shared/runtime/environment.ts'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import { publishChanges } from './publish-changes.ts'

const environment = readEnvironment(
  environmentVariables.pick({
    MEETINGS_TABLE: true,
    STATISTICS_TABLE: true,
    EVENT_BUS_NAME: true,
    NOTIFICATION_TOPIC_ARN: true,
  }),
)
const telemetry = createTelemetry()
const dynamo = createDocumentClient()
const { NOTIFICATION_TOPIC_ARN: topicArn } = environment
const ports = {
  register: { meetings: (ids: readonly string[]) => readMeetings(dynamo, environment.MEETINGS_TABLE, ids) },
  statistics: createStatisticsStore(dynamo, environment.STATISTICS_TABLE),
  bus: createEventBus(createEventBridgeClient(), environment.EVENT_BUS_NAME),
  topic: topicArn === '' ? null : createNotificationTopic(createSnsClient(), topicArn),
  count: telemetry.count,
}

/** Tells of the changes in a batch of the stream of the table of history; a batch that fails comes back whole. */
export const handler = telemetry.around(async (event: DynamoDBStreamEvent) => {
  await publishChanges(event.Records.flatMap(({ dynamodb }) => rowsIn(dynamodb?.NewImage)), ports)
})

/** The row in a record of the stream; none in one of a row that was deleted. */
function rowsIn(image: object | undefined): HistoryRow[] {
  return image === undefined ? [] : [historyRowSchema.parse(unmarshall(image as Record<string, AttributeValue>))]
}
