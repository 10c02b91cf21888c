import type { MeetingEvent } from './meeting-event.ts'

/** The bus that tells of changes. Resolves when every event has been taken; some may have been when it rejects. */
export type EventBus = { put(events: readonly MeetingEvent[]): Promise<void> }

/** The topic that notifies of changes, with attributes to filter by. */
export type NotificationTopic = { publish(events: readonly MeetingEvent[]): Promise<void> }
