import type { Correction } from '../domain/correction.ts'

/** People's rulings, for reading. */
export type RulingsReader = {
  /** Every ruling in force, or every one revoked, in the order in which they were made. */
  inState(state: 'active' | 'revoked'): Promise<Correction[]>
  /** The rulings kept under a meeting's id. */
  under(meetingId: string): Promise<Correction[]>
}
