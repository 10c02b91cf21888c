import { useEffect, useState } from 'preact/hooks'
import countries from '../../shared/domain/codes/countries.json' with { type: 'json' }
import organisations from '../../shared/domain/codes/organisations.json' with { type: 'json' }
import { partyLabel, typedParty } from '../models/party-text.ts'

const KNOWN = [...Object.keys(countries), ...Object.keys(organisations)].map(partyLabel).toSorted((a, b) => a.localeCompare(b, 'en'))

/** The names that party fields offer; once a page. */
export function PartyNames() {
  return (
    <datalist id="party-names">
      {KNOWN.map((label) => (
        <option key={label} value={label} />
      ))}
    </datalist>
  )
}

/**
 * A field for a party, by name or code. Told of a new code, or of '' when it is emptied; what is no party
 * stays in the field with a word on what may have been meant.
 */
export function PartyField({ label, name, code, onChange, placeholder }: { label: string; name: string; code: string; onChange: (code: string) => void; placeholder?: string }) {
  const [text, setText] = useState(code === '' ? '' : partyLabel(code))
  const [hint, setHint] = useState('')
  useEffect(() => {
    setText(code === '' ? '' : partyLabel(code))
    setHint('')
  }, [code])

  const take = (typed: string) => {
    if (typed.trim() === '') {
      setHint('')
      if (code !== '') onChange('')
      return
    }
    const party = typedParty(typed)
    if (party.code === null) {
      const meant = party.meant.map(({ code: other, name: named }) => `${named} (${other})`)
      setHint(meant.length === 0 ? 'No such party. Give a country, an organisation or a code such as KOR.' : `Did you mean ${meant.join(', ')}?`)
      return
    }
    setHint('')
    setText(partyLabel(party.code))
    if (party.code !== code) onChange(party.code)
  }

  return (
    <div class="field-box">
      <label>
        {label}
        <input
          type="text"
          name={name}
          list="party-names"
          autocomplete="off"
          spellcheck={false}
          placeholder={placeholder}
          value={text}
          aria-invalid={hint === '' ? undefined : 'true'}
          aria-describedby={hint === '' ? undefined : `${name}-hint`}
          onInput={(event) => setText(event.currentTarget.value)}
          onChange={(event) => take(event.currentTarget.value)}
        />
      </label>
      {hint !== '' && (
        <small id={`${name}-hint`} role="alert">
          {hint}
        </small>
      )}
    </div>
  )
}
