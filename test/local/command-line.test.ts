import { afterEach, describe, expect, it, vi } from 'vitest'
import { readArguments, runCommand, UsageError } from '../../local/command-line.ts'

class NothingThere extends Error {}

/** What a command leaves that ends as `main` does: exit code and complaint. */
async function ended(main: () => Promise<number>, failure?: number): Promise<{ code: typeof process.exitCode; said: string }> {
  let said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  const before = process.exitCode
  try {
    await runCommand({ typed: 'npm run thing --', main, expected: [NothingThere], ...(failure === undefined ? {} : { failure }) })
    return { code: process.exitCode, said }
  } finally {
    process.exitCode = before
  }
}

afterEach(() => vi.restoreAllMocks())

describe('a command', () => {
  it('ends with its own exit code', async () => {
    expect(await ended(async () => 3)).toEqual({ code: 3, said: '' })
  })

  it('ends with 2 at wrong arguments, and says where the right ones are told', async () => {
    const { code, said } = await ended(async () => {
      readArguments({ args: ['--colour'], options: { size: { type: 'string' } } })
      return 0
    })
    expect(code).toBe(2)
    expect(said).toContain('--colour')
    expect(said).toMatch(/npm run thing -- --help tells more\.\n$/)
  })

  it('ends with 1, or what the command chose, at a failure that its user can mend, which is told in one line', async () => {
    const fail = async () => {
      throw new NothingThere('there is no register in x')
    }
    expect(await ended(fail)).toEqual({ code: 1, said: 'there is no register in x\n' })
    expect(await ended(fail, 3)).toMatchObject({ code: 3 })
  })

  it('lets what nobody expected through, with its stack', async () => {
    const fail = async () => {
      throw new TypeError('x is undefined')
    }
    await expect(ended(fail)).rejects.toThrow(TypeError)
  })

  it('tells wrong arguments from any other failure', () => {
    expect(() => readArguments({ args: ['--size'], options: { size: { type: 'string' } } })).toThrow(UsageError)
  })
})
