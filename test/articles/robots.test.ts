import { describe, expect, test } from 'vitest'
import { readRobots, robotsFrom, robotsUrl } from '../../shared/articles/robots.ts'
import { processorTime } from '../fakes/processor-time.ts'

const allows = (text: string, path: string): boolean => readRobots(text)(`https://example.org${path}`).allowed

describe('robots.txt', () => {
  test.each([
    ['', '/a', true],
    ['user-agent: *\ndisallow: /', '/a', false],
    ['user-agent: *\ndisallow:', '/a', true],
    ['User-Agent: *\r\nDisallow: /private # keep out\r\n', '/private/a', false],
    ['user-agent: *\ndisallow: /a\nallow: /a/b', '/a/b/c', true],
    ['user-agent: *\nallow: /a\ndisallow: /a', '/a', true],
    ['user-agent: *\ndisallow: /*.pdf$', '/news/report.pdf', false],
    ['user-agent: *\ndisallow: /*.pdf$', '/news/report.pdf?x=1', true],
    ['user-agent: *\ndisallow: /a$', '/a', false],
    ['user-agent: *\ndisallow: /a$', '/ab', true],
    ['user-agent: *\ndisallow: *print=', '/a?print=1', false],
    ['user-agent: *\ndisallow: /a*b*c', '/axbxc/d', false],
    ['user-agent: *\ndisallow: /a*b*c', '/axcxb', true],
    ['user-agent: *\ndisallow: /', '/robots.txt', true],
    ['user-agent: *\ndisallow: /%7Euser', '/~user/a', false],
    ['user-agent: *\ndisallow: /뉴스', '/%EB%89%B4%EC%8A%A4/1', false],
    ['disallow: /\nuser-agent: *\nallow: /', '/a', true],
    ['<html>not found</html>', '/a', true],
  ])('%j on %s allows: %s', (text, path, allowed) => {
    expect(allows(text, path)).toBe(allowed)
  })

  test('addressed to us counts instead of the one for all', () => {
    const text = 'user-agent: *\ndisallow: /\n\nuser-agent: GPTBot\nuser-agent: Parley/1.0\ndisallow: /private\ncrawl-delay: 5'
    expect(readRobots(text)('https://example.org/a')).toEqual({ allowed: true, crawlDelaySeconds: 5 })
    expect(allows(text, '/private')).toBe(false)
  })

  test('in several groups for us is one', () => {
    const text = 'user-agent: parley\ndisallow: /a\nuser-agent: x\ndisallow: /\nuser-agent: parley\ndisallow: /b'
    expect([allows(text, '/a'), allows(text, '/b'), allows(text, '/c')]).toEqual([false, false, true])
  })

  test('tells a delay only if it is a number of seconds', () => {
    const delay = (value: string) => readRobots(`user-agent: *\ncrawl-delay: ${value}`)('https://example.org/').crawlDelaySeconds
    expect(['10', '0.5', '-1', 'soon', ''].map(delay)).toEqual([10, 0.5, null, null, null])
  })

  test('of a hostile size is read in no time', () => {
    const spentMs = processorTime()
    allows('user-agent: a\n'.repeat(20_000) + 'user-agent: *\n' + 'disallow: /*a*a*a*a*a*a*b\n'.repeat(20_000), `/${'a'.repeat(2_000)}`)
    allows(`user-agent: *\ndisallow:${' '.repeat(500_000)}x`, '/a')
    expect(spentMs()).toBeLessThan(2_000)
  })

  test('is at the root of the host', () => {
    expect(robotsUrl('https://example.org:8443/a/b?c')).toBe('https://example.org:8443/robots.txt')
  })
})

describe('the answer to the request for it', () => {
  const answered = (status: number, text = 'user-agent: *\ndisallow: /') =>
    robotsFrom({ ok: true, status, headers: {}, body: new TextEncoder().encode(text), finalUrl: '', movedTo: null })

  test.each([
    [200, false],
    [404, true],
    [403, true],
    [429, false],
    [503, false],
  ])('HTTP %s allows: %s', (status, allowed) => {
    expect(answered(status).verdict('https://example.org/a').allowed).toBe(allowed)
  })

  test('that fails allows nothing, and is not kept for long', () => {
    const failed = robotsFrom({ ok: false, reason: 'timeout', detail: '' })
    expect(failed.verdict('https://example.org/a').allowed).toBe(false)
    expect(failed.keepMinutes).toBeLessThan(answered(200).keepMinutes)
  })
})
