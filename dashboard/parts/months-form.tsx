import type { Months } from '../routes.ts'

/** First and last month of what a view counts. Takes effect as soon as a month is whole. */
export function MonthsForm({ months, onChange }: { months: Months; onChange: (months: Months) => void }) {
  const field = (name: keyof Months, label: string) => (
    <label>
      {label}
      <input
        type="month"
        name={name}
        value={months[name]}
        placeholder="2026-03"
        pattern="\d{4}-\d{2}"
        onChange={(event) => {
          const { value } = event.currentTarget
          if (value === '' || /^\d{4}-\d{2}$/.test(value)) onChange({ ...months, [name]: value })
        }}
      />
    </label>
  )
  return (
    <>
      {field('from', 'From month')}
      {field('to', 'To month')}
    </>
  )
}
