import { useState } from 'preact/hooks'
import { TOPIC_CODES } from '../../shared/domain/topic-codes.ts'
import { go } from '../navigation.ts'
import type { ListFilter } from '../routes.ts'
import { partyLabel } from '../models/party-text.ts'
import { statusName, topicName } from '../models/words.ts'
import { PartyField } from './party-field.tsx'

const STATUSES = ['held', 'planned', 'proposed', 'postponed', 'cancelled', 'unconfirmed'] as const

/** The conditions of the list. Each takes effect as it is given, and stands in the address. */
export function FilterForm({ filter }: { filter: ListFilter }) {
  const [open, setOpen] = useState(() => matchMedia('(min-width: 60rem)').matches)
  const set = (field: keyof ListFilter, value: string) => {
    const changed = { ...filter, [field]: value }
    // A second party makes no sense without a first.
    go({ view: 'meetings', filter: changed.party === '' && changed.with ? { ...changed, party: changed.with, with: '' } : changed })
  }
  const given = Object.entries(filter) as [keyof ListFilter, string][]
  return (
    <aside class="filter">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Filter{given.length > 0 ? ` (${given.length})` : ''}</summary>
        <form onSubmit={(event) => event.preventDefault()} aria-label="Filter the meetings">
          <PartyField label="Party" name="party" code={filter.party ?? ''} placeholder="Country, organisation, code" onChange={(code) => set('party', code)} />
          {filter.party !== undefined && <PartyField label="With" name="with" code={filter.with ?? ''} placeholder="Any" onChange={(code) => set('with', code)} />}
          <TextField label="Person" name="person" value={filter.person ?? ''} placeholder="Name in any spelling" onChange={(value) => set('person', value)} />
          <Choice label="Topic" value={filter.topic ?? ''} codes={TOPIC_CODES} nameOf={topicName} onChange={(value) => set('topic', value)} />
          <Choice label="Status" value={filter.status ?? ''} codes={STATUSES} nameOf={statusName} onChange={(value) => set('status', value)} />
          <TextField label="Place" name="place" value={filter.place ?? ''} placeholder="City, or code of a country" onChange={(value) => set('place', value)} />
          <DayField label="From" value={filter.from ?? ''} onChange={(value) => set('from', value)} />
          <DayField label="To" value={filter.to ?? ''} onChange={(value) => set('to', value)} />
          {given.length > 0 && (
            <button type="button" class="plain" onClick={() => go({ view: 'meetings', filter: {} })}>
              Clear all
            </button>
          )}
        </form>
      </details>
      {given.length > 0 && (
        <ul class="given" aria-label="Conditions">
          {given.map(([field, value]) => (
            <li key={field}>
              <button type="button" onClick={() => set(field, '')} aria-label={`Remove the condition ${field} ${shown(field, value)}`}>
                {shown(field, value)} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </aside>
  )
}

/** A condition as it is said. */
function shown(field: keyof ListFilter, value: string): string {
  if (field === 'party' || field === 'with') return partyLabel(value)
  if (field === 'topic') return topicName(value)
  if (field === 'status') return statusName(value)
  return field === 'from' || field === 'to' ? `${field} ${value}` : value
}

function TextField({ label, name, value, placeholder, onChange }: { label: string; name: string; value: string; placeholder: string; onChange: (value: string) => void }) {
  return (
    <label>
      {label}
      <input key={value} type="text" name={name} defaultValue={value} placeholder={placeholder} autocomplete="off" onChange={(event) => onChange(event.currentTarget.value.trim())} />
    </label>
  )
}

function DayField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label>
      {label}
      <input key={value} type="date" defaultValue={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </label>
  )
}

function Choice({ label, value, codes, nameOf, onChange }: { label: string; value: string; codes: readonly string[]; nameOf: (code: string) => string; onChange: (value: string) => void }) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">Any</option>
        {codes.map((code) => (
          <option key={code} value={code}>
            {nameOf(code)}
          </option>
        ))}
      </select>
    </label>
  )
}
