import { correctionSchema } from '../../shared/domain/correction.ts'
import type { Correction } from '../../shared/domain/correction.ts'
import type { Report } from '../../shared/domain/report.ts'
import { anchorOf } from '../../shared/register/anchors.ts'

/** A ruling that holds on to reports, with what a test does not care about filled in. */
export function sampleRuling(one: readonly Report[], ruling: Pick<Correction, 'kind'> & Partial<Correction>, other: readonly Report[] = []): Correction {
  return correctionSchema.parse({
    meetingId: `m_${one[0]?.reportId.slice(2)}`,
    correctedAt: '2021-12-01T00:00:00.000Z',
    correctedBy: 'desk',
    reason: 'the ministry confirmed',
    field: null,
    value: null,
    anchors: [...one.map((report) => anchorOf(report, 'one')), ...other.map((report) => anchorOf(report, 'other'))],
    revokedAt: null,
    revokedBy: null,
    ...ruling,
  })
}
