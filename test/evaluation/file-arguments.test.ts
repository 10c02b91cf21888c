import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const directory = mkdtempSync(join(tmpdir(), 'parley-arguments-'))
afterAll(() => rmSync(directory, { recursive: true }))

function fileWith(name: string, contents: string): string {
  const file = join(directory, name)
  writeFileSync(file, contents)
  return file
}

function run(command: string, args: string[]) {
  const script = resolve(import.meta.dirname, '../../evaluation', `${command}.ts`)
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return { status, stderr }
}

describe('measuring and evaluating tell the person who typed the command what is wrong', () => {
  test.each([
    ['bench', ['--documents', 'x'], /^bench: Unknown option '--documents'.*\nTry: npm run bench -- --help\n$/s],
    ['evaluate', [], /^evaluate: two files are needed.*\nTry: npm run evaluate -- --help\n$/s],
    ['evaluate', ['docs', 'gold', '--errors', 'many'], /^evaluate: --errors many: expected a number/],
  ])('%s %j: wrong arguments, exit code 2', (command, args, message) => {
    expect(run(command, args)).toEqual({ status: 2, stderr: expect.stringMatching(message) })
  })

  test.each([
    ['bench', ['--docs', join(directory, 'none')], /^bench: ENOENT.*none'\n$/],
    ['bench', ['--docs', fileWith('empty', '\n')], /^bench: .*empty: no article in it\n$/],
    ['bench', ['--docs', fileWith('broken', '\n{"id":"a"}\n')], /^bench: .*broken:2: text: .*\n$/],
    ['evaluate', [fileWith('docs', '{"id":"a","text":"","published":"2021-11-16"}\n'), fileWith('gold', '{"id":"b"}\n')], /^evaluate: .*gold: no annotation for document a\n$/],
  ])('%s %j: a file that cannot be used, exit code 1', (command, args, message) => {
    expect(run(command, args)).toEqual({ status: 1, stderr: expect.stringMatching(message) })
  })
})
