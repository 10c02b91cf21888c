import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bundle, PROJECT_ROOT } from '../../infra/bundle.ts'
import { parseDocumentLine } from '../../evaluation/document-line.ts'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

const directory = mkdtempSync(join(tmpdir(), 'parley-bundle-'))
afterAll(() => rmSync(directory, { recursive: true }))

function source(name: string, text: string): string {
  const path = join(directory, name)
  writeFileSync(path, text)
  return path
}

async function load(outDir: string): Promise<unknown> {
  const module: unknown = await import(pathToFileURL(join(outDir, 'handler.mjs')).href)
  const { handler } = z.object({ handler: z.function({ input: [], output: z.unknown() }) }).parse(module)
  return handler()
}

describe('a bundle', () => {
  it('runs alone, also what is CommonJS inside and asks for modules of Node', async () => {
    source('legacy.cjs', "const { EventEmitter } = require('node:events'); module.exports = { kind: typeof EventEmitter }")
    const entry = source('legacy.ts', "import legacy from './legacy.cjs'\nexport const handler = () => legacy.kind")
    await bundle(entry, join(directory, 'legacy'))
    expect(await load(join(directory, 'legacy'))).toBe('function')
  })

  it('is small and comes with a source map that holds no sources', async () => {
    const entry = source('small.ts', 'export const handler = (): string => `${1 + 1} parties`')
    const outDir = join(directory, 'small')
    expect((await bundle(entry, outDir)).bytes).toBeLessThan(1000)
    const map: unknown = JSON.parse(readFileSync(join(outDir, 'handler.mjs.map'), 'utf8'))
    expect(map).toHaveProperty('mappings')
    expect(map).not.toHaveProperty('sourcesContent')
  })

  it('leaves what is imported on demand for later, and out of what is loaded at the start', async () => {
    source('seldom.ts', `export const seldom = ${JSON.stringify('x'.repeat(5000))}`)
    const entry = source('lazy.ts', "export const handler = async () => (await import('./seldom.ts')).seldom.length")
    expect((await bundle(entry, join(directory, 'lazy'))).bytes).toBeLessThan(1000)
    expect(await load(join(directory, 'lazy'))).toBe(5000)
  })

  it('carries the feed list of the settings in the place of feeds.json', async () => {
    const feedList = source('mine.json', '{"feeds": "mine"}')
    const list = join(PROJECT_ROOT, 'feeds.json')
    const entry = source('list.ts', `import list from '${list}' with { type: 'json' }\nexport const handler = () => list.feeds`)
    await bundle(entry, join(directory, 'list'), feedList)
    expect(await load(join(directory, 'list'))).toBe('mine')
  })

  it('leaves another file of that name alone', async () => {
    source('feeds.json', '{"feeds": "other"}')
    const entry = source('other.ts', "import list from './feeds.json' with { type: 'json' }\nexport const handler = () => list.feeds")
    await bundle(entry, join(directory, 'other'), source('replacement.json', '{"feeds": "mine"}'))
    expect(await load(join(directory, 'other'))).toBe('other')
  })

  it('is refused with the place of the fault where the source does not build', async () => {
    const entry = source('broken.ts', "import { nothing } from './absent.ts'\nexport const handler = () => nothing")
    await expect(bundle(entry, join(directory, 'broken'))).rejects.toThrow('absent.ts')
  })

  it('holds extraction with its lexicons in under 250 KB, and reads the newsroom as the sources do', async () => {
    const articles = readFileSync(join(PROJECT_ROOT, 'test/golden/newsroom.docs.jsonl'), 'utf8').trim().split('\n').map(parseDocumentLine)
    const given = source('articles.json', JSON.stringify(articles))
    const entry = source('reads.ts', `import { readFileSync } from 'node:fs'\nimport { extractMeetings } from '${PROJECT_ROOT}/shared/extract/extract-meetings.ts'\nexport const handler = () => JSON.parse(readFileSync(${JSON.stringify(given)}, 'utf8')).map((article) => extractMeetings(article))`)
    expect((await bundle(entry, join(directory, 'reads'))).bytes, 'bytes; docs/lexicons.md, Size, says what to do').toBeLessThan(250 * 1024)
    const meetings = articles.map(extractMeetings)
    expect(meetings.flat().length).toBeGreaterThan(60)
    expect(await load(join(directory, 'reads'))).toEqual(meetings)
  })

  it('unpacks every lexicon as its file says, but for notes to editors and the order of words', async () => {
    const folder = join(PROJECT_ROOT, 'shared/extract/lexicon')
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
    const imports = files.map((name, at) => `import lexicon${at} from '${join(folder, name)}' with { type: 'json' }`)
    await bundle(source('lexicons.ts', `${imports.join('\n')}\nexport const handler = () => [${files.map((_, at) => `lexicon${at}`).join(', ')}]`), join(directory, 'lexicons'))
    const sorted = (key: string, value: unknown): unknown => (['what', 'note', 'id'].includes(key) ? undefined : key === 'words' && typeof value === 'string' ? value.split(' ').toSorted().join(' ') : value)
    const alike = (value: unknown): unknown => JSON.parse(JSON.stringify(value, sorted))
    const lists = (value: object) => Object.values(value).map((list) => JSON.stringify(list)).toSorted()
    const unpacked = z.array(z.unknown()).parse(alike(await load(join(directory, 'lexicons'))))
    for (const [index, name] of files.entries()) {
      const written = alike(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      // Lists of words have numbers for names.
      if (name === 'words.json') expect(lists(unpacked[index] as object)).toEqual(lists(written as object))
      else expect(unpacked[index], name).toEqual(written)
    }
  })
})
