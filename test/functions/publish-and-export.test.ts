import { describe, expect, it } from 'vitest'
import { exportMeetings } from '../../functions/export-meetings/export-meetings.ts'
import { publishChanges } from '../../functions/publish-changes/publish-changes.ts'
import type { MeetingEvent } from '../../shared/events/meeting-event.ts'
import { meetingEventSchema } from '../../shared/events/meeting-event.ts'
import type { ExportFiles } from '../../shared/export/export-files.ts'
import { emptyManifest } from '../../shared/export/manifest.ts'
import type { Manifest } from '../../shared/export/manifest.ts'
import { historyRowSchema } from '../../shared/register/history-row.ts'
import type { HistoryRow } from '../../shared/register/history-row.ts'
import { memoryStatistics } from '../export/memory-statistics.ts'
import { sampleRegister } from './sample-register.ts'
import type { SampleRegister } from './sample-register.ts'

const rowsOf = ({ tables }: SampleRegister): HistoryRow[] => [...tables.contents.meeting_history.values()].map((row) => historyRowSchema.parse(row))

class Crash extends Error {}

/** Counts calls and dies right before or right after the one of that number. */
function crashAt(at: number | null) {
  let calls = 0
  return {
    get calls() {
      return calls
    },
    around:
      <Arguments extends unknown[], Result>(call: (...values: Arguments) => Promise<Result>) =>
      async (...values: Arguments): Promise<Result> => {
        calls += 1
        const mine = calls
        if (at !== null && mine === Math.ceil(at) && at === Math.ceil(at)) throw new Crash()
        const result = await call(...values)
        if (at !== null && mine === Math.floor(at) && at !== Math.floor(at)) throw new Crash()
        return result
      },
  }
}

function memoryFiles(): ExportFiles & { contents: Map<string, string>; written: string[] } {
  const contents = new Map<string, string>()
  const written: string[] = []
  let manifest: Manifest = emptyManifest()
  return {
    contents,
    written,
    async put(key, body) {
      written.push(key)
      contents.set(key, Buffer.from(body).toString('base64'))
    },
    async remove(key) {
      contents.delete(key)
    },
    manifest: () => Promise.resolve(manifest),
    async putManifest(next) {
      manifest = next
    },
  }
}

describe('publishing changes', () => {
  it('tells of every change at least once and of every month that it touches, wherever it dies in between', async () => {
    const sample = await sampleRegister()
    const rows = rowsOf(sample)
    const run = async (at: number | null) => {
      const told: MeetingEvent[] = []
      const notified: MeetingEvent[] = []
      const statistics = memoryStatistics()
      const crash = crashAt(at)
      const ports = {
        register: { meetings: crash.around((ids: readonly string[]) => sample.reader.meetings(ids)) },
        statistics: { markChanged: crash.around((months: readonly string[]) => statistics.markChanged(months)) },
        bus: { put: crash.around(async (events: readonly MeetingEvent[]) => void told.push(...events)) },
        topic: { publish: crash.around(async (events: readonly MeetingEvent[]) => void notified.push(...events)) },
        count: () => {},
      }
      await publishChanges(rows, ports).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error
        // The stream hands the batch over again.
        return publishChanges(rows, ports)
      })
      for (const events of [told, notified]) expect(new Set(events.map(({ changeId }) => changeId))).toEqual(new Set(rows.map((row) => row.change_id)))
      expect([...statistics.contents.changed.keys()].sort()).toEqual(['2026-02', '2026-03', '2026-04'])
      return crash.calls
    }
    const calls = await run(null)
    expect(calls).toBe(4)
    for (let at = 1; at <= calls; at += 0.5) await run(at)
  })

  it('sends the meeting as it is now, as the documented schema has it, and none for one that is no more', async () => {
    const sample = await sampleRegister()
    const told: MeetingEvent[] = []
    const [row] = rowsOf(sample)
    if (row === undefined) throw new Error('there is a change')
    const gone = { ...row, meeting_id: `m_${'0'.repeat(20)}`, kind: 'withdrawn' as const }
    await publishChanges([row, gone], { register: sample.reader, statistics: memoryStatistics(), bus: { put: async (events) => void told.push(...events) }, topic: null, count: () => {} })
    for (const event of told) meetingEventSchema.parse(JSON.parse(JSON.stringify(event)))
    expect(told[0]).toMatchObject({ kind: 'opened', meeting: { meetingId: row.meeting_id, quote: { text: expect.any(String) } } })
    expect(told[1]?.meeting).toBeNull()
  })
})

describe('the export', () => {
  const now = new Date('2026-04-21T00:00:00Z')
  const plenty = () => 600_000

  it('writes again only the months that changed, and removes a month that has no meeting any more', async () => {
    const sample = await sampleRegister()
    const statistics = memoryStatistics()
    const files = memoryFiles()
    const ports = { register: sample.reader, statistics, files, clock: () => now, count: () => {} }
    await statistics.markChanged(['2026-01', '2026-02', '2026-03', '2026-04'])
    expect(await exportMeetings(ports, plenty)).toBe('done')
    expect(Object.keys((await files.manifest()).months)).toEqual(['2026-02', '2026-03', '2026-04'])
    expect(await statistics.countedAt()).toBe(now.toISOString())

    files.written.length = 0
    await sample.add('another', '2026-03-30')
    await statistics.markChanged(['2026-02', '2026-03'])
    await exportMeetings(ports, plenty)
    expect(new Set(files.written.map((key) => key.split('/')[2]))).toEqual(new Set(['month=2026-03']))
    expect((await statistics.counts('month', '2026-03', '2026-03'))[0]?.counts['2026-03']?.meetings).toBe(5)
  })

  it('ends as if undisturbed wherever it dies, once it runs again', async () => {
    const sample = await sampleRegister()
    const run = async (at: number | null) => {
      const statistics = memoryStatistics()
      const files = memoryFiles()
      await statistics.markChanged(['2026-02', '2026-03'])
      const crash = crashAt(at)
      const around = <Port extends object>(port: Port): Port =>
        Object.fromEntries(Object.entries(port).map(([name, call]) => [name, typeof call === 'function' ? crash.around(call) : call])) as Port
      const dying = { register: sample.reader, statistics: around(statistics), files: around(files), clock: () => now, count: () => {} }
      await exportMeetings(dying, plenty).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error
      })
      // The right to count runs out with the invocation that took it.
      const later = { ...dying, statistics, files, clock: () => new Date(now.getTime() + 700_000) }
      await exportMeetings(later, plenty)
      return { calls: crash.calls, files: [...files.contents], months: Object.keys((await files.manifest()).months), counts: [...statistics.contents.counts], left: statistics.contents.changed.size }
    }
    const { calls, ...undisturbed } = await run(null)
    expect(undisturbed.left).toBe(0)
    for (let at = 1; at < calls; at += 0.5) {
      const { calls: _calls, ...outcome } = await run(at)
      expect(outcome).toEqual(undisturbed)
    }
  })

  it('keeps the note of a month that changes while it is written, and leaves what it has no time for', async () => {
    const sample = await sampleRegister()
    const statistics = memoryStatistics()
    await statistics.markChanged(['2026-02', '2026-03'])
    const files = memoryFiles()
    const times = [600_000, 600_000, 10]
    const ports = {
      register: sample.reader,
      statistics,
      files: { ...files, put: async (...values: Parameters<ExportFiles['put']>) => (await statistics.markChanged(['2026-02']), files.put(...values)) },
      clock: () => now,
      count: () => {},
    }
    expect(await exportMeetings(ports, () => times.shift() ?? 10)).toBe('more')
    expect([...statistics.contents.changed.keys()]).toEqual(['2026-02', '2026-03'])
    expect(await statistics.countedAt()).toBeNull()
  })

  it('does nothing while another run is at work', async () => {
    const sample = await sampleRegister()
    const statistics = memoryStatistics()
    await statistics.take(now, new Date(now.getTime() + 1000))
    expect(await exportMeetings({ register: sample.reader, statistics, files: memoryFiles(), clock: () => now, count: () => {} }, plenty)).toBe('busy')
  })
})
