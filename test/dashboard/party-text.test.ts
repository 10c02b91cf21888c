import { describe, expect, it } from 'vitest'
import { partyLabel, typedParty } from '../../dashboard/models/party-text.ts'

describe('a typed party', () => {
  it.each([
    ['South Korea (KOR)', 'KOR'],
    ['KOR', 'KOR'],
    ['kor', 'KOR'],
    [' south korea ', 'KOR'],
    ['eu', 'EU'],
    ['European Union', 'EU'],
    ['NSA:Some-Side', 'NSA:some-side'],
    ['Kazakh', 'KAZ'],
  ])('%j is %s', (typed, code) => {
    expect(typedParty(typed)).toEqual({ code })
  })

  it('offers what may have been meant instead of choosing', () => {
    const typed = typedParty('Korea')
    expect(typed.code).toBeNull()
    expect('meant' in typed ? typed.meant.map(({ code }) => code) : []).toEqual(expect.arrayContaining(['KOR', 'PRK']))
  })

  it('knows what is none', () => {
    expect(typedParty('qqqq')).toEqual({ code: null, meant: [] })
  })

  it('is read back from its own label', () => {
    for (const code of ['KOR', 'EU', 'NSA:some-side']) expect(typedParty(partyLabel(code))).toEqual({ code })
  })
})
