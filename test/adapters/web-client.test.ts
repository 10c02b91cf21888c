import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWebClient } from '../../shared/adapters/web-client.ts'
import type { WebFailure, WebRequest, WebResponse } from '../../shared/ports.ts'
import { type MisbehavingServer, redirectTo, startMisbehavingServer } from './misbehaving-server.ts'

const MB = 1024 * 1024
const HELLO = 'Grüße aus dem Amt'
let server: MisbehavingServer

beforeAll(async () => {
  server = await startMisbehavingServer({
    '/plain': (request, response) => response.setHeader('x-asked', request.headers.accept ?? '').end(HELLO),
    '/gzip': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(HELLO)),
    '/gzip-cut': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(HELLO).subarray(0, -8)),
    '/brotli': (_, response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync(HELLO)),
    '/deflate': (_, response) => response.setHeader('content-encoding', 'deflate').end(deflateSync(HELLO)),
    '/deflate-raw': (_, response) => response.setHeader('content-encoding', 'deflate').end(deflateRawSync(HELLO)),
    '/twice': (_, response) => response.setHeader('content-encoding', 'deflate, gzip').end(gzipSync(deflateSync(HELLO))),
    '/not-gzip': (_, response) => response.setHeader('content-encoding', 'gzip').end(HELLO),
    '/broken-gzip': (_, response) =>
      response.setHeader('content-encoding', 'gzip').end(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])),
    '/zstd': (_, response) => response.setHeader('content-encoding', 'zstd').end(HELLO),
    '/gzip-bomb': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(20 * MB))),
    '/brotli-bomb': (_, response) =>
      response.setHeader('content-encoding', 'br').end(brotliCompressSync(Buffer.alloc(20 * MB))),
    '/gzip-of-gzip-bomb': (_, response) =>
      response.setHeader('content-encoding', 'gzip, gzip').end(gzipSync(gzipSync(Buffer.alloc(20 * MB)))),
    '/announces-60-mb': (_, response) => response.writeHead(200, { 'content-length': 60 * MB }).write('<html>'),
    '/sends-60-mb': (_, response) => {
      const block = Buffer.alloc(MB, 'a')
      for (let sent = 0; sent < 60; sent++) response.write(block)
      response.end()
    },
    '/silent': () => {},
    '/hangs-in-body': (_, response) => response.writeHead(200, { 'content-length': 100 }).write('only this'),
    '/drips': (_, response) => {
      const timer = setInterval(() => response.write('.'), 50)
      response.on('close', () => clearInterval(timer))
    },
    '/shorter-than-said': (_, response) => {
      response.writeHead(200, { 'content-length': 1000 }).write('half a')
      setTimeout(() => response.destroy(), 20)
    },
    '/longer-than-said': (request) => void request.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nfour and more'),
    '/hangs-up': (request) => void request.socket.destroy(),
    '/no-http': (request) => void request.socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
    '/endless-headers': (request) => void request.socket.end(`HTTP/1.1 200 OK\r\nx-long: ${'a'.repeat(40_000)}\r\n\r\n`),
    '/sets-cookie': (_, response) =>
      response.writeHead(302, { location: '/cookie-wanted', 'set-cookie': 'visitor=7' }).end(),
    '/cookie-wanted': (request, response) => response.end(`cookie: ${request.headers.cookie ?? 'none'}`),
    '/conditional': (request, response) =>
      request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] === 'Tue, 16 Nov 2021 10:00:00 GMT'
        ? response.writeHead(304, { etag: '"v1"' }).end()
        : response.writeHead(200).end('whole'),
    '/moved': redirectTo('/plain', 301),
    '/moved-on': redirectTo('/moved', 308),
    '/elsewhere-today': redirectTo('/plain', 302),
    '/moved-then-elsewhere': redirectTo('/elsewhere-today', 301),
    '/elsewhere-then-moved': redirectTo('/moved', 307),
    '/circle-a': redirectTo('/circle-b'),
    '/circle-b': redirectTo('/circle-a'),
    '/itself': redirectTo('/itself#again'),
    '/far': (request, response) => {
      const hop = Number(new URL(request.url ?? '', 'http://any').searchParams.get('hop') ?? 0)
      response.writeHead(302, { location: `/far?hop=${hop + 1}` }).end()
    },
    '/to-metadata': redirectTo('http://169.254.169.254/latest/meta-data/'),
    '/to-private': redirectTo('http://10.0.0.1/'),
    '/to-mapped': redirectTo('http://[::ffff:10.0.0.1]/'),
    '/to-file': redirectTo('file:///etc/passwd'),
    '/to-nowhere': redirectTo('http://'),
    '/redirect-without-location': (_, response) => response.writeHead(302).end('see elsewhere'),
    '/teapot': (_, response) => response.writeHead(418, { 'retry-after': '120' }).end('short and stout'),
  })
})
afterAll(() => server.close())

const client = createWebClient({ contactUrl: 'https://example.org/parley', allowLoopback: true })

function get(path: string, more: Partial<WebRequest> = {}): Promise<WebResponse | WebFailure> {
  return client({ url: server.origin + path, accept: 'text/html', maxBytes: MB, timeoutMs: 5_000, ...more })
}

async function getText(path: string): Promise<string> {
  const answer = await get(path)
  if (!answer.ok) throw new Error(`${path}: ${answer.reason} ${answer.detail}`)
  return new TextDecoder().decode(answer.body)
}

describe('a request', () => {
  test('says who asks and what for, and sends nothing else of note', async () => {
    await get('/plain', { accept: 'application/rss+xml' })
    const { headers } = server.requests.at(-1)!
    expect(headers['user-agent']).toMatch(/^Parley\/\d+\.\d+\.\d+ \(\+https:\/\/example\.org\/parley\)$/)
    expect(headers.accept).toBe('application/rss+xml')
    expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
  })

  test('is conditional where validators are given', async () => {
    const answer = await get('/conditional', { etag: '"v1"', lastModified: 'Tue, 16 Nov 2021 10:00:00 GMT' })
    expect(answer).toMatchObject({ ok: true, status: 304, headers: { etag: '"v1"' } })
    expect(await get('/conditional')).toMatchObject({ ok: true, status: 200 })
  })

  test('never carries a cookie that was set on the way, nor passes one on', async () => {
    const answer = await get('/sets-cookie')
    expect(answer).toMatchObject({ ok: true })
    expect(await getText('/sets-cookie')).toBe('cookie: none')
    expect(answer.ok && answer.headers['set-cookie']).toBeUndefined()
  })

  test('with credentials in its address is refused before it is sent', async () => {
    const sent = server.requests.length
    const url = server.origin.replace('http://', 'http://user:secret@') + '/plain'
    const answer = await client({ url, accept: '*/*', maxBytes: MB, timeoutMs: 1_000 })
    expect(answer).toMatchObject({ ok: false, reason: 'malformed_url' })
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(server.requests.length).toBe(sent)
  })
})

describe('an answer', () => {
  test('is handed over whatever its status', async () => {
    expect(await get('/teapot')).toMatchObject({ ok: true, status: 418, headers: { 'retry-after': '120' } })
    expect(await get('/nothing')).toMatchObject({ ok: true, status: 404 })
    expect(await get('/redirect-without-location')).toMatchObject({ ok: true, status: 302 })
  })

  test.each(['/plain', '/gzip', '/gzip-cut', '/brotli', '/deflate', '/deflate-raw', '/twice', '/not-gzip'])(
    'is decoded: %s',
    async (path) => expect(await getText(path)).toBe(HELLO),
  )

  test.each([
    ['/gzip-bomb', 'decompression_bomb'],
    ['/brotli-bomb', 'decompression_bomb'],
    ['/gzip-of-gzip-bomb', 'decompression_bomb'],
    ['/announces-60-mb', 'too_large'],
    ['/sends-60-mb', 'too_large'],
    ['/endless-headers', 'too_large'],
    ['/broken-gzip', 'unreachable'],
    ['/zstd', 'unreachable'],
    ['/shorter-than-said', 'unreachable'],
    ['/hangs-up', 'unreachable'],
    ['/no-http', 'unreachable'],
  ])('that misbehaves is a failure with its reason: %s is %s', async (path, reason) => {
    expect(await get(path)).toMatchObject({ ok: false, reason })
  })

  test('longer than it says is either cut there or refused, never read past its end', async () => {
    const answer = await get('/longer-than-said')
    if (answer.ok) expect(new TextDecoder().decode(answer.body)).toBe('four')
    else expect(answer.reason).toBe('unreachable')
  })

  test.each(['/silent', '/hangs-in-body', '/drips'])('that never ends is given up in time: %s', async (path) => {
    const started = performance.now()
    expect(await get(path, { timeoutMs: 300 })).toMatchObject({ ok: false, reason: 'timeout' })
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

test('a server that hangs after any byte of its answer is given up in time, and half an answer is none', async () => {
  const answer = 'HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: 12\r\n\r\n<rss></rss>\n'
  const hanging = await startMisbehavingServer({
    '/after': (request) => void request.socket.write(answer.slice(0, Number(new URL(request.url ?? '', 'http://any').searchParams.get('bytes')))),
  })
  const answers = await Promise.all(
    Array.from({ length: answer.length + 1 }, (_, bytes) => client({ url: `${hanging.origin}/after?bytes=${bytes}`, accept: '*/*', maxBytes: MB, timeoutMs: 1_000 })),
  )
  await hanging.close()
  expect(answers.slice(0, -1).filter((one) => one.ok || one.reason !== 'timeout')).toEqual([])
  expect(answers.at(-1)).toMatchObject({ ok: true, status: 200 })
})

describe('redirects', () => {
  test.each([
    ['/plain', null],
    ['/moved', '/plain'],
    ['/moved-on', '/plain'],
    ['/elsewhere-today', null],
    ['/moved-then-elsewhere', '/elsewhere-today'],
    ['/elsewhere-then-moved', null],
  ])('tell where %s permanently lives: %s', async (path, home) => {
    const answer = await get(path)
    expect(answer).toMatchObject({
      ok: true,
      status: 200,
      finalUrl: `${server.origin}/plain`,
      movedTo: home === null ? null : server.origin + home,
    })
  })

  test.each(['/circle-a', '/itself', '/far'])('that lead nowhere are a loop: %s', async (path) => {
    expect(await get(path)).toMatchObject({ ok: false, reason: 'redirect_loop' })
  })

  test.each([
    ['/to-metadata', 'forbidden_address'],
    ['/to-private', 'forbidden_address'],
    ['/to-mapped', 'forbidden_address'],
    ['/to-file', 'forbidden_address'],
    ['/to-nowhere', 'malformed_url'],
  ])('are checked at each hop: %s is %s', async (path, reason) => {
    expect(await get(path)).toMatchObject({ ok: false, reason })
  })
})

describe('a name', () => {
  const resolvingTo = (...addresses: string[]) =>
    createWebClient({
      contactUrl: 'https://example.org',
      resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    })

  test.each([
    ['127.0.0.1'],
    ['169.254.169.254'],
    ['10.1.2.3'],
    ['100.64.0.1'],
    ['::1'],
    ['::ffff:10.0.0.1'],
    ['64:ff9b::a00:1'],
    ['fd00:ec2::254'],
    ['93.184.216.34', '192.168.1.1'],
  ])('that resolves to %s %s is refused', async (...addresses) => {
    const answer = await resolvingTo(...addresses.filter(Boolean))({
      url: 'http://feeds.example.org/',
      accept: '*/*',
      maxBytes: MB,
      timeoutMs: 2_000,
    })
    expect(answer).toMatchObject({ ok: false, reason: 'forbidden_address' })
  })

  test('that resolves to the loopback leads there where that is allowed', async () => {
    const local = createWebClient({
      contactUrl: 'https://example.org',
      allowLoopback: true,
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    })
    const url = server.origin.replace('127.0.0.1', 'feeds.example.org') + '/plain'
    expect(await local({ url, accept: '*/*', maxBytes: MB, timeoutMs: 2_000 })).toMatchObject({ ok: true, status: 200 })
  })

  test('that nobody knows is unreachable', async () => {
    const lost = createWebClient({
      contactUrl: 'https://example.org',
      resolve: async () => {
        throw new Error('queryA ENOTFOUND feeds.example.org')
      },
    })
    const answer = await lost({ url: 'http://feeds.example.org/', accept: '*/*', maxBytes: MB, timeoutMs: 2_000 })
    expect(answer).toMatchObject({ ok: false, reason: 'unreachable', detail: expect.stringContaining('ENOTFOUND') })
  })
})

describe('an address', () => {
  const strict = createWebClient({ contactUrl: 'https://example.org' })

  test.each([
    ['http://127.0.0.1/', 'forbidden_address'],
    ['http://0x7f.1/', 'forbidden_address'],
    ['http://2130706433/', 'forbidden_address'],
    ['http://[::1]/', 'forbidden_address'],
    ['http://[::ffff:169.254.169.254]/', 'forbidden_address'],
    ['http://0.0.0.0/', 'forbidden_address'],
    ['http://localhost/', 'forbidden_address'],
    ['https://example.org:22/', 'forbidden_address'],
    ['ftp://example.org/feed', 'forbidden_address'],
    ['data:text/html,hello', 'forbidden_address'],
    ['not an address', 'malformed_url'],
    ['', 'malformed_url'],
  ])('is checked before anything is sent: %s is %s', async (url, reason) => {
    expect(await strict({ url, accept: '*/*', maxBytes: MB, timeoutMs: 2_000 })).toMatchObject({ ok: false, reason })
  })
})
