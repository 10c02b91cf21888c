import { runInNewContext } from 'node:vm'
import ipaddr from 'ipaddr.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { viewerRequestCode } from '../../infra/edge/viewer-request.ts'

type Request = { uri: string; headers: Record<string, { value: string }> }
type Handler = (event: { request: Request; viewer: { ip: string } }) => Request & { statusCode?: number }

function handlerFor(networks: string[]): Handler {
  return runInNewContext(`${viewerRequestCode(networks)};handler`) as Handler
}

function ask(uri: string, { networks = [] as string[], ip = '192.0.2.1' } = {}): ReturnType<Handler> {
  return handlerFor(networks)({ request: { uri, headers: { host: { value: 'register.example' } } }, viewer: { ip } })
}

describe('at the edge', () => {
  it.each([
    ['/', '/index.html'],
    ['/meetings', '/index.html'],
    ['/pairs/KOR/USA', '/index.html'],
    ['/people/KOR:a-b', '/index.html'],
    ['/assets/app-ABC.js', '/assets/app-ABC.js'],
    ['/index.html', '/index.html'],
    ['/v1/meetings', '/v1/meetings'],
  ])('%s is the file %s', (uri, file) => {
    expect(ask(uri).uri).toBe(file)
  })

  it('tells the API under which name it was asked, and nobody else', () => {
    expect(ask('/v1/meetings').headers['x-forwarded-host']).toEqual({ value: 'register.example' })
    expect(ask('/meetings').headers['x-forwarded-host']).toBeUndefined()
  })

  it.each([
    ['192.0.2.77', true],
    ['192.0.3.1', false],
    ['2001:db8:1::9', true],
    ['2001:db8:2::9', false],
    ['::1', false],
  ])('with networks set, %s is let in: %s', (ip, letIn) => {
    const answer = ask('/v1/meetings', { networks: ['192.0.2.0/24', '2001:db8:1::/48'], ip })
    expect(answer.statusCode).toBe(letIn ? undefined : 403)
  })

  it('finds an address in a network exactly where a library does', () => {
    const v4 = fc.ipV4()
    const v6 = fc.ipV6().filter((ip) => !ip.includes('.'))
    const asked = fc.oneof(fc.tuple(v4, v4, fc.integer({ min: 0, max: 32 })), fc.tuple(v6, v6, fc.integer({ min: 0, max: 128 })))
    fc.assert(
      fc.property(asked, ([ip, base, length]) => {
        const network = `${base}/${length}`
        const known = ipaddr.parse(ip).match(ipaddr.parseCIDR(network))
        expect(ask('/', { networks: [network], ip }).statusCode === undefined).toBe(known)
      }),
    )
  })

  it('stays within what CloudFront takes of a function', () => {
    const networks = Array.from({ length: 100 }, (_, index) => `198.51.100.${index}/32`)
    expect(Buffer.byteLength(viewerRequestCode(networks))).toBeLessThan(10_240)
  })

  it('refuses a network that is none', () => {
    expect(() => viewerRequestCode(['192.0.2.0'])).toThrow()
  })
})
