import { useState } from 'preact/hooks'
import type { Table } from '../models/table.ts'
import { csvOf } from '../models/csv.ts'

/** What a view shows, once more as a table for those who read rather than see, and as CSV for those who reckon. */
export function TableTwin({ table, file }: { table: Table; file: string }) {
  // Made when it is asked for: it is as large as all that is shown beside it.
  const [shown, setShown] = useState(false)
  if (table.rows.length === 0) return null
  return (
    <div class="twin">
      <details onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>As a table</summary>
        {shown && <DataTable table={table} />}
      </details>
      <CsvButton table={table} file={file} />
    </div>
  )
}

/** A table may be wider than the page: its frame scrolls, with the keyboard too. */
function DataTable({ table }: { table: Table }) {
  const numeric = table.columns.map((_, column) => table.rows.some((row) => typeof row[column] === 'number'))
  return (
    <div class="frame" role="group" aria-label={table.caption} tabIndex={0}>
      <table>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map((name, column) => (
              <th key={column} scope="col" class={numeric[column] ? 'number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={column} class={numeric[column] ? 'number' : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Saves a table on the reader's machine; nothing leaves the page for it. */
export function CsvButton({ table, file }: { table: Table; file: string }) {
  const save = () => {
    const address = URL.createObjectURL(new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `${file}.csv`
    link.click()
    // After the browser has taken it up.
    setTimeout(() => URL.revokeObjectURL(address), 1000)
  }
  return (
    <button type="button" class="plain" onClick={save}>
      Save as CSV
    </button>
  )
}
