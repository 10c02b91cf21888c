import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '../../infra/bundle.ts'
import { parseSettings } from '../../infra/config.ts'

/** `memoryMb: { pollFeed: 512 }` → `memoryMb.pollFeed` → `512`. */
function flat(settings: object, prefix = ''): Map<string, string> {
  const entries = Object.entries(settings).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? [...flat(value, `${prefix}${name}.`)] : [[`${prefix}${name}`, JSON.stringify(value)] as const],
  )
  return new Map(entries)
}

describe('the table of settings in docs/deploy.md', () => {
  it('lists every setting with its default', () => {
    const rows = readFileSync(join(PROJECT_ROOT, 'docs/deploy.md'), 'utf8').matchAll(/^\| `([\w.]+)` \| `([^`]+)` \|/gm)
    const documented = new Map([...rows].map(([, name = '', preset = '']) => [name, preset]))
    expect(documented).toEqual(flat(parseSettings({}, 'test')))
  })
})
