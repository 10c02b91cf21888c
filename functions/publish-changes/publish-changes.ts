import type { EventBus, NotificationTopic } from '../../shared/events/event-ports.ts'
import { meetingEvent } from '../../shared/events/meeting-event.ts'
import type { StatisticsStore } from '../../shared/export/statistics.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import type { HistoryRow } from '../../shared/register/history-row.ts'
import { METRIC } from '../../shared/runtime/metric-names.ts'
import type { Count } from '../../shared/runtime/metric-names.ts'

export type PublishPorts = {
  register: Pick<RegisterReader, 'meetings'>
  statistics: Pick<StatisticsStore, 'markChanged'>
  bus: EventBus
  /** Null unless the settings ask for notifications. */
  topic: NotificationTopic | null
  count: Count
}

/**
 * Tells of changes: which months are to be counted and exported again, and an event for each. History is
 * written in the transaction of the change and read from the table's stream, so no change goes untold; after
 * a crash in between it may be told twice.
 */
export async function publishChanges(rows: readonly HistoryRow[], ports: PublishPorts): Promise<void> {
  const days = rows.flatMap(({ day_before, day_after }) => [day_before, day_after]).filter((day) => day !== null)
  await ports.statistics.markChanged([...new Set(days.map((day) => day.slice(0, 7)))])
  const items = await ports.register.meetings([...new Set(rows.map(({ meeting_id: id }) => id))])
  const itemOf = new Map(items.map((item) => [item.meeting_id, item]))
  const events = rows.map((row) => meetingEvent(row, itemOf.get(row.meeting_id)))
  await ports.bus.put(events)
  await ports.topic?.publish(events)
  ports.count(METRIC.changesPublished, events.length)
}
