import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { givenFeeds } from '../../../local/start/given-feeds.ts'
import { readStartOptions } from '../../../local/start/start-options.ts'
import { UsageError } from '../../../local/command-line.ts'

const defaults = { once: false, feeds: [], allowLoopback: false, data: '.parley', json: false }

describe('the command line of npm start', () => {
  it.each([
    [[], defaults],
    [['--once', '--json'], { ...defaults, once: true, json: true }],
    [['--feeds', 'a.json', 'https://b.example/rss', '--data', 'x'], { ...defaults, feeds: ['a.json', 'https://b.example/rss'], data: 'x' }],
    [['--feeds', 'a.json', '--feeds', 'b.json', '--allow-loopback'], { ...defaults, feeds: ['a.json', 'b.json'], allowLoopback: true }],
    [['--help', '--once'], 'help'],
  ])('reads %j', (args, expected) => {
    expect(readStartOptions(args)).toEqual(expected)
  })

  it.each([[['--bogus']], [['a.json']], [['--feeds']], [['--data', '']], [['--once=yes']]])('refuses %j', (args) => {
    expect(() => readStartOptions(args)).toThrow(UsageError)
  })
})

describe('feeds given on the command line', () => {
  const entry = { name: 'A', url: 'https://a.example/rss', country: 'FRA', kind: 'ministry', language: 'fr', terms: 'open' }

  it('takes list files and addresses together, each feed once', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'parley-feeds-'))
    const file = join(directory, 'list.json')
    await writeFile(file, JSON.stringify({ feeds: [entry] }))
    const feeds = givenFeeds([file, 'https://b.example/feed', 'https://b.example/feed'])
    expect(feeds.map(({ name, url, country }) => [name, url, country])).toEqual([
      ['A', 'https://a.example/rss', 'FRA'],
      ['b.example', 'https://b.example/feed', null],
    ])
    await rm(directory, { recursive: true })
  })

  it('names the file, the entry and the field of a bad list', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'parley-feeds-'))
    const file = join(directory, 'list.json')
    await writeFile(file, JSON.stringify({ feeds: [entry, { ...entry, country: 'XYZ' }] }))
    expect(() => givenFeeds([file])).toThrow(/list\.json.*\n.*feeds\.1\.country.*XYZ/)
    await writeFile(file, '{')
    expect(() => givenFeeds([file])).toThrow(/cannot be read as a feed list/)
    await rm(directory, { recursive: true })
  })

  it.each(['ftp://a.example/rss', 'http://', 'no-such-file.json'])('refuses %s', (source) => {
    expect(() => givenFeeds([source])).toThrow(UsageError)
  })
})
