import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { EventBus } from '../events/event-ports.ts'
import { DETAIL_TYPES, EVENT_SOURCE } from '../events/meeting-event.ts'
import { acceptedInBatches } from './accepted-in-batches.ts'

/** What one PutEvents takes. */
const ENTRIES_PER_REQUEST = 10

/** A bus of EventBridge. */
export function createEventBus(client: EventBridgeClient, busName: string): EventBus {
  return {
    put: (events) =>
      acceptedInBatches(events, ENTRIES_PER_REQUEST, `the bus ${busName}`, async (batch) => {
        const Entries = batch.map((event) => ({
          EventBusName: busName,
          Source: EVENT_SOURCE,
          DetailType: DETAIL_TYPES[event.kind],
          Time: new Date(event.changedAt),
          Detail: JSON.stringify(event),
        }))
        const answer = await client.send(new PutEventsCommand({ Entries }))
        return (answer.Entries ?? []).flatMap(({ ErrorCode: code, ErrorMessage: message }, index) => (code === undefined ? [] : [{ index, reason: `${code} ${message ?? ''}` }]))
      }),
  }
}
