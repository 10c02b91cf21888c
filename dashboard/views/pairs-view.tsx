import type { StatsResponse } from '../../shared/api/responses.ts'
import { statsPath } from '../api/paths.ts'
import { useAnswer } from '../api/use-answer.ts'
import { go } from '../navigation.ts'
import type { Months } from '../routes.ts'
import { addressOf } from '../routes.ts'
import { pairMatrix, pairsTable } from '../models/pair-matrix.ts'
import { counted, nameOfParty } from '../models/words.ts'
import { CountedAsOf } from '../parts/counted-as-of.tsx'
import { Matrix } from '../parts/matrix.tsx'
import { MonthsForm } from '../parts/months-form.tsx'
import { PairPicker } from '../parts/pair-picker.tsx'
import { Answered, Empty } from '../parts/states.tsx'
import { TableTwin } from '../parts/table-twin.tsx'

/** Who meets whom: the matrix of parties. */
export function PairsView({ months, party }: { months: Months; party: string }) {
  const answer = useAnswer<StatsResponse>(statsPath('pair', 'range', months, party))
  return (
    <>
      <h1>Who meets whom</h1>
      <div class="bar-of-tools">
        <PairPicker party={party} other="" />
        <form class="inline" onSubmit={(event) => event.preventDefault()} aria-label="Choose months">
          <MonthsForm months={months} onChange={(chosen) => go({ view: 'pairs', months: chosen, party })} />
        </form>
      </div>
      <Answered answer={answer} what="counts" rows={10}>
        {(stats) => {
          const matrix = pairMatrix(stats.counts, party)
          if (matrix.pairs.length === 0) {
            return (
              <Empty title="No two parties met">
                <p>
                  Nobody tells of a meeting{party === '' ? '' : ` of ${nameOfParty(party)}`} in these months. Choose others, or see <a href={addressOf({ view: 'meetings', filter: {} })}>all meetings</a>.
                </p>
              </Empty>
            )
          }
          return (
            <>
              <p class="aside">
                Meetings of every status. {counted(matrix.pairs.length, 'pair')} of parties{matrix.parties.length < new Set(matrix.pairs.flatMap(({ one, other }) => [one, other])).size ? `; the ${matrix.parties.length} busiest parties are drawn, the table has all` : ''}.{' '}
                <CountedAsOf stats={stats} /> Arrow keys move between cells, Enter opens the pair.
              </p>
              <Matrix matrix={matrix} />
              <TableTwin table={pairsTable(matrix)} file="parley-pairs" />
            </>
          )
        }}
      </Answered>
    </>
  )
}
