import { go } from '../navigation.ts'
import { PartyField } from './party-field.tsx'

/** Chooses two parties to look at over time; with one, the pairs that it has. */
export function PairPicker({ party, other }: { party: string; other: string }) {
  const pick = (one: string, two: string) => {
    if (one !== '' && two !== '' && one !== two) go({ view: 'pair', party: one, other: two })
    else go({ view: 'pairs', months: { from: '', to: '' }, party: one === '' ? two : one })
  }
  return (
    <form class="inline" onSubmit={(event) => event.preventDefault()} aria-label="Choose two parties">
      <PartyField label="Party" name="one" code={party} placeholder="Country, organisation" onChange={(code) => pick(code, other)} />
      <PartyField label="With" name="two" code={other} placeholder="Another" onChange={(code) => pick(party, code)} />
    </form>
  )
}
