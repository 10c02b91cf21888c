import { useRef, useState } from 'preact/hooks'
import { shadeOf } from '../models/pair-matrix.ts'
import type { PairMatrix } from '../models/pair-matrix.ts'
import { nameOfParty } from '../models/words.ts'
import { addressOf } from '../routes.ts'
import { Code, Party } from './party.tsx'

const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

/** Parties against parties. One cell at a time takes part in tabbing; the arrow keys move it. */
export function Matrix({ matrix: { parties, counts, most } }: { matrix: PairMatrix }) {
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 1])

  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    let [row, column] = at
    do {
      row += step[0]
      column += step[1]
      if (row < 0 || column < 0 || row >= parties.length || column >= parties.length) return
    } while (!counts[row]?.[column])
    setAt([row, column])
    table.current?.querySelector<HTMLElement>(`[data-cell="${row},${column}"]`)?.focus()
  }

  const first = firstCell(counts)
  const isStop = (row: number, column: number) => (counts[at[0]]?.[at[1]] ? row === at[0] && column === at[1] : row === first[0] && column === first[1])
  return (
    <div class="frame" role="group" aria-label="Meetings by pair of parties" tabIndex={0}>
      <table class="matrix" ref={table} onKeyDown={move}>
        <thead>
          <tr>
            <td />
            {parties.map((code) => (
              <th key={code} scope="col">
                <abbr title={nameOfParty(code)}>
                  <Code code={code} />
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parties.map((rowCode, row) => (
            <tr key={rowCode}>
              <th scope="row">
                <Party code={rowCode} />
              </th>
              {parties.map((columnCode, column) => {
                const count = counts[row]?.[column] ?? null
                if (count === null) return <td key={columnCode} class="self" />
                if (count === 0) return <td key={columnCode} class="shade-0" />
                return (
                  <td key={columnCode} class={`shade-${shadeOf(count, most)}`}>
                    <a
                      href={addressOf({ view: 'pair', party: rowCode, other: columnCode })}
                      data-cell={`${row},${column}`}
                      tabIndex={isStop(row, column) ? 0 : -1}
                      aria-label={`${nameOfParty(rowCode)} and ${nameOfParty(columnCode)}: ${count.toLocaleString('en-GB')}`}
                      onFocus={() => setAt([row, column])}
                    >
                      {count.toLocaleString('en-GB')}
                    </a>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function firstCell(counts: PairMatrix['counts']): readonly [number, number] {
  const row = counts.findIndex((cells) => cells.some((count) => count !== null && count > 0))
  return [row, counts[row]?.findIndex((count) => count !== null && count > 0) ?? -1]
}
