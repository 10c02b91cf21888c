import { type MessageAttributeValue, PublishBatchCommand, type SNSClient } from '@aws-sdk/client-sns'
import type { NotificationTopic } from '../events/event-ports.ts'
import { DETAIL_TYPES } from '../events/meeting-event.ts'
import type { MeetingEvent } from '../events/meeting-event.ts'
import { acceptedInBatches } from './accepted-in-batches.ts'

/** What one PublishBatch takes. */
const ENTRIES_PER_REQUEST = 10

/** A topic of SNS. */
export function createNotificationTopic(client: SNSClient, topicArn: string): NotificationTopic {
  return {
    publish: (events) =>
      acceptedInBatches(events, ENTRIES_PER_REQUEST, topicArn, async (batch) => {
        const PublishBatchRequestEntries = batch.map((event, index) => ({
          Id: String(index),
          Subject: DETAIL_TYPES[event.kind],
          Message: JSON.stringify(event),
          MessageAttributes: attributesOf(event),
        }))
        const { Failed = [] } = await client.send(new PublishBatchCommand({ TopicArn: topicArn, PublishBatchRequestEntries }))
        return Failed.map(({ Id, Code, Message }) => ({ index: Number(Id), reason: `${Code ?? ''} ${Message ?? ''}` }))
      }),
  }
}

/** What subscriptions can filter by; at most ten, SNS's limit for raw delivery to a queue. */
function attributesOf({ kind, fields, meeting }: MeetingEvent): Record<string, MessageAttributeValue> {
  const text = (value: string): MessageAttributeValue => ({ DataType: 'String', StringValue: value })
  const list = (values: readonly string[]): MessageAttributeValue => ({ DataType: 'String.Array', StringValue: JSON.stringify(values) })
  return {
    kind: text(kind),
    ...(fields.length === 0 ? {} : { fields: list(fields) }),
    ...(meeting === null
      ? {}
      : {
          status: text(meeting.status),
          format: text(meeting.format),
          salience: text(meeting.salience),
          parties: list(meeting.parties),
          ...(meeting.topics.length === 0 ? {} : { topics: list(meeting.topics) }),
          ...(meeting.place?.country ? { country: text(meeting.place.country) } : {}),
          day: text(meeting.listedDay),
          confidence: { DataType: 'Number', StringValue: String(meeting.confidence) },
        }),
  }
}
