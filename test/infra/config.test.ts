import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parseSettings, readSettings, SettingsError } from '../../infra/config.ts'

const directory = mkdtempSync(join(tmpdir(), 'parley-settings-'))
afterAll(() => rmSync(directory, { recursive: true }))

function settingsFile(name: string, text: string): string {
  const path = join(directory, name)
  writeFileSync(path, text)
  return path
}

describe('parseSettings', () => {
  it('gives every setting a default', () => {
    expect(parseSettings({}, 'test')).toMatchObject({ stackName: 'Parley', pollMinutes: 5, deletionProtection: true })
  })

  it('keeps the other defaults of a group of which one is set', () => {
    const { memoryMb } = parseSettings({ memoryMb: { pollFeed: 256 } }, 'test')
    expect(memoryMb).toMatchObject({ pollFeed: 256, fetchArticle: 1024 })
  })

  it.each([
    [{ pollMinutes: 90 }, 'pollMinutes: given 90, allowed is a whole number from 1 to 60'],
    [{ pollMinutes: '5' }, 'pollMinutes: given "5", allowed is a whole number from 1 to 60'],
    [{ logRetentionDays: 31 }, 'logRetentionDays: given 31, allowed is one of 1, 3, 5, 7, 14, 30'],
    [{ contactUrl: 'ask me' }, 'contactUrl: given "ask me", allowed is an http(s) or mailto address'],
    [{ contactUrl: 'https://a.example/x" y' }, 'contactUrl: given "https://a.example/x\\" y"'],
    [{ alarmEmail: 'nobody' }, 'alarmEmail: given "nobody", allowed is an e-mail address or null'],
    [{ stackName: '1st' }, 'stackName: given "1st", allowed is letters, digits and hyphens'],
    [{ deletionProtection: 'yes' }, 'deletionProtection: given "yes", allowed is true or false'],
    [{ memoryMb: { pollFeed: 64 } }, 'memoryMb.pollFeed: given 64, allowed is a whole number from 128 to 10240'],
    [{ memoryMb: 512 }, 'memoryMb: given 512, allowed is an object'],
    [{ maxConcurrency: { pollFeed: 1 } }, 'maxConcurrency.pollFeed: given 1, allowed is a whole number from 2 to 1000'],
    [{ pollMinute: 5 }, 'pollMinute: no such setting; there are stackName, pollMinutes'],
    [{ memoryMb: { poll: 256 } }, 'memoryMb.poll: no such setting; there are dispatchFeeds, pollFeed'],
    [[], 'settings: given [], allowed is an object'],
  ])('names the setting, what was given and what is allowed: %j', (input, message) => {
    expect(() => parseSettings(input, 'parley.config.json')).toThrow(message)
  })

  it('lists everything that is wrong at once, after the name of the source', () => {
    expect(() => parseSettings({ pollMinutes: 0, logLevel: 'LOUD' }, 'parley.config.json')).toThrow(
      /^parley\.config\.json:\npollMinutes: .*\nlogLevel: .*$/,
    )
  })
})

describe('readSettings', () => {
  it('reads the file', () => {
    expect(readSettings(undefined, settingsFile('good.json', '{"pollMinutes": 10}')).pollMinutes).toBe(10)
  })

  it('prefers the context, as an object or as the text of the command line', () => {
    const file = settingsFile('other.json', '{"pollMinutes": 10}')
    expect(readSettings({ pollMinutes: 20 }, file).pollMinutes).toBe(20)
    expect(readSettings('{"pollMinutes": 30}', file).pollMinutes).toBe(30)
  })

  it('has the defaults where there is neither', () => {
    expect(readSettings(undefined, join(directory, 'absent.json'))).toEqual(parseSettings({}, 'test'))
  })

  it('names a file that is not JSON', () => {
    const file = settingsFile('broken.json', '{pollMinutes: 10}')
    expect(() => readSettings(undefined, file)).toThrow(SettingsError)
    expect(() => readSettings(undefined, file)).toThrow(`${file}: not JSON`)
  })

  it('names a context that is not JSON', () => {
    expect(() => readSettings('pollMinutes=3', 'none')).toThrow('context key "parley": not JSON')
  })
})
