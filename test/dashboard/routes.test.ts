import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf, routeOf } from '../../dashboard/routes.ts'
import type { Route } from '../../dashboard/routes.ts'

function routed(address: string): Route {
  const url = new URL(address, 'https://parley.example')
  return routeOf(url.pathname, url.searchParams)
}

describe('addresses of views', () => {
  it.each<[string, Route]>([
    ['/', { view: 'meetings', filter: {} }],
    ['/meetings?party=KOR&with=USA&from=2026-03-01', { view: 'meetings', filter: { party: 'KOR', with: 'USA', from: '2026-03-01' } }],
    ['/meetings/m_0', { view: 'meeting', id: 'm_0' }],
    ['/parties/NSA:some-side', { view: 'party', code: 'NSA:some-side' }],
    ['/people/KOR:a-b', { view: 'person', id: 'KOR:a-b' }],
    ['/pairs/KOR/USA', { view: 'pair', party: 'KOR', other: 'USA' }],
    ['/pairs?party=KOR&from=2026-01', { view: 'pairs', months: { from: '2026-01', to: '' }, party: 'KOR' }],
    ['/places?party=KOR&party=USA&party=KOR', { view: 'places', months: { from: '', to: '' }, parties: ['KOR', 'USA'] }],
    ['/topics', { view: 'topics', months: { from: '', to: '' } }],
    ['/sources', { view: 'sources' }],
    ['/elsewhere', { view: 'unknown', path: '/elsewhere' }],
    ['/meetings/m_0/more', { view: 'unknown', path: '/meetings/m_0/more' }],
    ['/people/%E0%A4%A', { view: 'person', id: '%E0%A4%A' }],
  ])('%s', (address, route) => {
    expect(routed(address)).toEqual(route)
  })

  it('compares at most five parties', () => {
    const route = routed('/places?party=A&party=B&party=C&party=D&party=E&party=F')
    expect(route).toMatchObject({ parties: ['A', 'B', 'C', 'D', 'E'] })
  })

  it('ignores parameters that are no condition, such as those that mail programs add', () => {
    expect(routed('/meetings?party=KOR&utm_source=mail&limit=7')).toEqual({ view: 'meetings', filter: { party: 'KOR' } })
  })

  it('leads back to the same view, whatever is typed', () => {
    const text = fc.string({ minLength: 1 }).filter((typed) => typed.trim() !== '' && typed !== '.' && typed !== '..')
    const route = fc.oneof(
      fc.record({ person: text, place: text }).map((filter): Route => ({ view: 'meetings', filter })),
      text.map((id): Route => ({ view: 'person', id })),
      fc.tuple(text, text).map(([party, other]): Route => ({ view: 'pair', party, other })),
    )
    fc.assert(
      fc.property(route, (given) => {
        expect(routed(addressOf(given))).toEqual(given)
      }),
    )
  })
})
