import { correctionId } from '../../shared/domain/correction.ts'
import type { Correction } from '../../shared/domain/correction.ts'

/** What a ruling is to be made on is not there; the message says what is. */
export class NotThere extends Error {
  override name = 'NotThere'
}

/** A ruling for people to read. */
export function rulingText(ruling: Correction): string {
  const lines = [
    correctionId(ruling),
    `  ${whatIsRuled(ruling)}`,
    `  by ${ruling.correctedBy}: ${ruling.reason}`,
    ...(ruling.revokedAt === null ? [] : [`  revoked by ${ruling.revokedBy ?? ''} at ${ruling.revokedAt}`]),
  ]
  return `${lines.join('\n')}\n`
}

function whatIsRuled({ kind, field, value, anchors, meetingId }: Correction): string {
  const other = anchors.find(({ side }) => side === 'other')
  if (kind === 'set') return `${field ?? ''} is ${value ?? ''}`
  if (kind === 'merge') return `is the same meeting as m_${other?.reportId.slice(2) ?? ''}`
  if (kind === 'not_a_meeting') return `${meetingId} is no meeting`
  return `is another meeting than ${anchors.filter(({ side }) => side === 'one').map(({ reportId }) => reportId).join(', ')} tell of`
}
