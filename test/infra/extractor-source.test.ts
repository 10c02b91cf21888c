import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PROJECT_ROOT } from '../../infra/bundle.ts'
import { EXTRACTOR_PROPERTIES, SHORT_NAMES } from '../../infra/extractor-source.ts'

const SHARED = join(PROJECT_ROOT, 'shared')
const OWN = [join(SHARED, 'extract'), join(SHARED, 'engine')].flatMap((folder) => sources(folder).filter((file) => dirname(file) === folder))
/** All that hands objects to extractor and engine or gets some from them. */
const NEIGHBOURS = [join(SHARED, 'domain'), join(SHARED, 'adapters'), join(PROJECT_ROOT, 'functions/extract-meetings'), join(PROJECT_ROOT, 'functions/replay-texts')].flatMap(sources).concat(join(SHARED, 'register/fold-text.ts'))
const LEXICONS = ['extract/lexicon', 'domain/codes', 'engine'].flatMap((folder) => readdirSync(join(SHARED, folder)).filter((name) => name.endsWith('.json')).map((name) => join(SHARED, folder, name)))

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => join(folder, name))
}

/** The properties that code names, which are those that esbuild would rename. */
async function propertiesIn(files: readonly string[]): Promise<Set<string>> {
  const results = await Promise.all(files.map((file) => transform(readFileSync(file, 'utf8'), { loader: 'ts', mangleProps: /./, mangleCache: {} })))
  return new Set(results.flatMap(({ mangleCache }) => Object.keys(mangleCache)))
}

function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(keysIn)]
}

/** All properties that an object has, of its own or by its prototypes. */
function propertiesOf(object: unknown): string[] {
  return object === null || object === undefined ? [] : [...Object.getOwnPropertyNames(Object(object)), ...propertiesOf(Object.getPrototypeOf(Object(object)))]
}

const among = (names: Iterable<string>): string[] => [...new Set(names)].filter((name) => (EXTRACTOR_PROPERTIES as readonly string[]).includes(name))

describe('the properties that a bundle shortens', () => {
  it('are named by nothing with which extractor and engine share objects', async () => {
    expect(NEIGHBOURS.length).toBeGreaterThan(50)
    expect(among(await propertiesIn(NEIGHBOURS))).toEqual([])
  })

  it('are no keys of a lexicon or code table', () => {
    expect(LEXICONS.length).toBeGreaterThan(20)
    expect(among(LEXICONS.flatMap((file) => keysIn(JSON.parse(readFileSync(file, 'utf8')))))).toEqual([])
  })

  it('are no properties of the language or of the schema library', () => {
    const builtIn = [[], '', 0, true, /x/g, /(x)/.exec('x'), new Map(), new Set(), new Date(), new Int32Array(), new Error('x'), Promise.resolve(), [].values(), new Map().entries(), 'x'.matchAll(/x/g), () => 0, new Intl.Segmenter(), [].values().next(), Array, String, Number, Object, Math, JSON, Map, Set, Date, Int32Array, Promise, RegExp, Intl, Buffer, Buffer.alloc(0)]
    const schemas = [z, z.object({}), z.string(), z.enum(['x']), z.array(z.string()), z.union([z.string(), z.number()]), z.string().safeParse('x'), z.string().safeParse(1).error]
    expect(among([...builtIn, ...schemas].flatMap(propertiesOf))).toEqual([])
  })

  it('are never written as a string, by which a property could be asked for', () => {
    const quoted = new RegExp(`['"](${EXTRACTOR_PROPERTIES.join('|')})['"]`, 'g')
    const withoutTypes = (file: string) => readFileSync(file, 'utf8').replace(/<[^<>()]*>/g, '')
    expect(OWN.flatMap((file) => [...withoutTypes(file).matchAll(quoted)].map(([found]) => `${file} ${found}`))).toEqual([])
  })

  it('are all there, and get names that no other property has', async () => {
    const own = await propertiesIn(OWN)
    expect(EXTRACTOR_PROPERTIES.filter((name) => !own.has(name))).toEqual([])
    const short = Object.values(SHORT_NAMES)
    expect(new Set(short).size).toBe(EXTRACTOR_PROPERTIES.length)
    expect(short.filter((name) => own.has(name))).toEqual([])
  })
})
