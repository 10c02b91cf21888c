import { retrying } from './retrying.ts'
import type { RegisterMeans } from './retrying.ts'
import { settle } from './settle.ts'
import { surroundings } from './surroundings.ts'
import { writeChange } from './write-change.ts'

/** Brings a meeting's record up to date with the day. Doing it again on the same day changes nothing. */
export async function sweepMeeting(meetingId: string, means: RegisterMeans): Promise<void> {
  const what = `the sweep of meeting ${meetingId}`
  const finish = () => settle(meetingId, means.tables, (work) => retrying(means, `settling ${what}`, work))
  await finish()
  const made = await retrying(means, what, async () => {
    const around = await surroundings({ views: [], before: null, articleIds: [], meetingIds: [meetingId], corrections: [] }, new Map(), means.tables)
    return writeChange({ kind: 'sweep', meetingId, day: means.clock().toISOString().slice(0, 10) }, around, means)
  })
  if (made === 'unfinished') await finish()
}
