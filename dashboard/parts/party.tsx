import { addressOf } from '../routes.ts'
import { nameOfParty } from '../models/words.ts'

/** A party by name, its code beside, leading to its view. */
export function Party({ code }: { code: string }) {
  return (
    <a class="party" href={addressOf({ view: 'party', code })}>
      {nameOfParty(code)} <Code code={code} />
    </a>
  )
}

export function Code({ code }: { code: string }) {
  return <span class="code">{code.replace(/^NSA:.*/, 'NSA')}</span>
}

/** Parties of one meeting, one after the other. */
export function Parties({ codes }: { codes: readonly string[] }) {
  return (
    <span class="parties">
      {codes.map((code, index) => (
        <span key={code}>
          {index > 0 && <span class="between"> · </span>}
          <Party code={code} />
        </span>
      ))}
    </span>
  )
}

/** A person, leading to the itinerary. */
export function Person({ id, name }: { id: string; name: string }) {
  return (
    <a class="person" href={addressOf({ view: 'person', id })}>
      {name}
    </a>
  )
}
