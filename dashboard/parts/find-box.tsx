import { useEffect, useRef } from 'preact/hooks'
import { go } from '../navigation.ts'
import { typedParty } from '../models/party-text.ts'

/** Finds a party, or else meetings of a person. The key / leads there from anywhere. */
export function FindBox() {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea')
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      input.current?.focus()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  const find = (event: Event) => {
    event.preventDefault()
    const text = input.current?.value.trim() ?? ''
    if (text === '') return
    const party = typedParty(text)
    go(party.code === null ? { view: 'meetings', filter: { person: text } } : { view: 'party', code: party.code })
    if (input.current !== null) input.current.value = ''
  }
  return (
    <form role="search" onSubmit={find}>
      <input ref={input} type="search" list="party-names" autocomplete="off" placeholder="Party or person ( / )" aria-label="Find a party or a person" />
    </form>
  )
}
