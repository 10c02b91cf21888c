import { correctionId } from '../domain/correction.ts'
import type { Correction } from '../domain/correction.ts'
import { matchBlocks } from './match-blocks.ts'
import { WriteConflict } from './register-tables.ts'
import { retrying } from './retrying.ts'
import type { RegisterMeans } from './retrying.ts'
import { settle } from './settle.ts'
import { anchoredViews, surroundings } from './surroundings.ts'
import { writeChange } from './write-change.ts'

/**
 * Keeps a ruling, and brings the meetings up to date that it concerns; a revoked one as well. Applying it
 * again changes nothing. It may be kept before the reports that it holds on to are there.
 */
export async function applyRuling(correction: Correction, means: RegisterMeans): Promise<void> {
  const what = `the ruling ${correctionId(correction)}`
  const finish = () => settle(correction.meetingId, means.tables, (work) => retrying(means, `settling ${what}`, work))
  await finish()
  const made = await retrying(means, what, () => makeRuling(correction, means))
  if (made === 'unfinished') await finish()
}

async function makeRuling(correction: Correction, means: RegisterMeans): Promise<'finished' | 'unfinished'> {
  const { tables } = means
  const articleIds = [...new Set(correction.anchors.map(({ articleId }) => articleId))]
  const rows = (await Promise.all(articleIds.map((id) => tables.articleReports(id)))).flat()
  // Raising the blocks of the reports that it holds makes every change around them read the ruling.
  const raise = await tables.blockVersions([...new Set(anchoredViews(correction.anchors, rows).flatMap(matchBlocks))])
  const notes = await tables.rulingNotes(articleIds)
  const stored = (await tables.corrections([correction.meetingId])).find((one) => correctionId(one.correction) === correctionId(correction))
  const start = { views: [], before: null, articleIds, meetingIds: [], corrections: [correction] }
  const around = await surroundings(start, raise, tables)
  if (anchoredViews(correction.anchors, around.reports).flatMap(matchBlocks).some((block) => !raise.has(block))) {
    throw new WriteConflict('a report that the ruling holds on to was changed meanwhile')
  }
  return writeChange({ kind: 'ruling', correction, stored: stored ?? null, notes }, around, means)
}
