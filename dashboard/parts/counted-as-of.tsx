import type { StatsResponse } from '../../shared/api/responses.ts'
import { instantText, monthText } from '../models/days.ts'

/** Which months were counted, and when. */
export function CountedAsOf({ stats: { from, to, asOf } }: { stats: Pick<StatsResponse, 'from' | 'to' | 'asOf'> }) {
  return (
    <>
      {monthText(from)} to {monthText(to)}, {asOf === null ? 'not yet counted' : `counted ${instantText(asOf)}`}.
    </>
  )
}
