import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'esbuild'
import ORDER from './lexicon-order.json' with { type: 'json' }

/** The file beside a bundle that holds the lexicons it reads. */
export const PACKED_LEXICONS = 'lexicons.br'

/** The file of lists of words, and the call by which code asks for one by its name. */
const WORD_LISTS = 'words'
const WORD_LIST_CALL = /\bwordList\('(\w+)'\)/g

/**
 * Keeps the lexicons out of the code: the JSON files of the folders become one compressed file beside the bundle, a third
 * of their size, that the bundle unpacks as it loads. A bundle that reads none of them gets none. The order in which they
 * stand there (`lexicon-order.json`) counts for some hundreds of bytes; `npm run order-lexicons` finds one.
 */
export function packLexicons(folders: readonly string[]): Plugin {
  return {
    name: 'pack-lexicons',
    setup(build) {
      const used = new Set<string>()
      build.onResolve({ filter: /^packed:lexicons$/ }, ({ path }) => ({ path, namespace: 'packed' }))
      build.onLoad({ filter: /\.json$/ }, ({ path }) => {
        if (!folders.includes(dirname(path))) return undefined
        used.add(path)
        return { contents: `import lexicons from 'packed:lexicons'\nexport default lexicons[${JSON.stringify(keyOf(path))}]`, loader: 'js', resolveDir: dirname(path) }
      })
      build.onLoad({ filter: /.*/, namespace: 'packed' }, () => ({ contents: UNPACK, loader: 'js' }))
      build.onEnd(() => {
        const { outdir } = build.initialOptions
        if (used.size > 0 && outdir !== undefined) writeFileSync(join(outdir, PACKED_LEXICONS), packed([...used].toSorted()))
      })
    },
  }
}

/** Code that asks for lists of words by their place in the pack, not by their names, which would take 3 KB. */
export function withNumberedLists(code: string, folder: string): string {
  if (code.search(WORD_LIST_CALL) < 0) return code
  const names = Object.keys(inOneOrder(readJson(join(folder, `${WORD_LISTS}.json`)) as WordLists))
  return code.replace(WORD_LIST_CALL, (_, name: string) => `wordList(${names.indexOf(name)})`)
}

/** Stands before each string of a packed list. */
const LIST = '\n'
/** Stands between the records of a packed table, between the fields of one, between the strings of a field. */
const [RECORD, FIELD, ITEM] = ['^', '~', '|']

const UNPACK = `
import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
const packed = brotliDecompressSync(readFileSync(new URL('${PACKED_LEXICONS}', import.meta.url))).toString()
const tableOf = (records) => {
  const [[, ...names], ...rows] = records.split('${RECORD}').map((record) => record.split('${FIELD}'))
  return Object.fromEntries(rows.map(([key, ...fields]) => [key, Object.fromEntries(fields.flatMap((field, at) => (field ? [[names[at], field.split('${ITEM}')]] : [])))]))
}
export default JSON.parse(packed.replace(/"\\n([^"]*)"/g, (_, list) => '["' + list.replaceAll('\\n', '","') + '"]'), (_, value) => (value?.table ? tableOf(value.table) : value))
`

/** What a file is called among the packed: "cities" of the lexicons, "codes/countries" of another folder. */
function keyOf(path: string): string {
  const [folder, name] = [basename(dirname(path)), basename(path, '.json')]
  return folder === 'lexicon' ? name : `${folder}/${name}`
}

/** The files as one compressed file, in the order of `names`; those that it does not name come first. */
export function packed(paths: readonly string[], names: readonly string[] = ORDER): Buffer {
  const placeOf = (path: string) => names.indexOf(basename(path, '.json'))
  const lexicons = Object.fromEntries(paths.toSorted((a, b) => placeOf(a) - placeOf(b)).map((path): [string, unknown] => [keyOf(path), readLexicon(path)]))
  return brotliCompressSync(JSON.stringify(lexicons, packedValue).replaceAll('\\n', LIST), { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGBLOCK]: 16 } })
}

function readLexicon(path: string): unknown {
  return keyOf(path) === WORD_LISTS ? Object.values(inOneOrder(readJson(path) as WordLists)) : readJson(path)
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

type WordLists = Record<string, { words: string }>

/** Lists of words, which are sets, with their words in one order throughout, the commonest first, and lists that begin alike together: what recurs packs smaller. */
export function inOneOrder(lists: WordLists): WordLists {
  const counts = new Map<string, number>()
  for (const { words } of Object.values(lists)) for (const word of words.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1)
  const sorted = (words: string) => words.split(' ').toSorted((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1)).join(' ')
  const ordered = Object.entries(lists).map(([name, list]): [string, WordLists[string]] => [name, { ...list, words: sorted(list.words) }])
  return Object.fromEntries(ordered.toSorted(([, a], [, b]) => (a.words < b.words ? -1 : 1)))
}

/** What a list is for or called, which is said to whoever edits it. */
const FOR_EDITORS = new Set(['what', 'note', 'id'])

/** Lists of strings as one string each, records of such lists as one table; what only editors need as nothing. */
function packedValue(key: string, value: unknown): unknown {
  if (FOR_EDITORS.has(key)) return undefined
  if (isListOf(value, /["\\\n]/)) return value.map((item) => LIST + item).join('')
  return isTable(value) ? { table: tableOf(value) } : value
}

function isListOf(value: unknown, without: RegExp): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && !without.test(item))
}

type Table = Record<string, Record<string, string[]>>

/** A table is worth its heading with so many records for each of its fields. */
const FEWEST_RECORDS = 4

function isTable(value: unknown): value is Table {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const records: unknown[] = Object.values(value)
  const isRecord = (record: unknown) => typeof record === 'object' && record !== null && !Array.isArray(record) && Object.values(record).every((field) => isListOf(field, /["\\\n^~|]/))
  return records.length > 0 && records.every(isRecord) && records.length >= fieldsOf(value as Table).length * FEWEST_RECORDS
}

function fieldsOf(records: Table): string[] {
  return [...new Set(Object.values(records).flatMap(Object.keys))]
}

/** The records, each one's key first, under the names of their fields. */
function tableOf(records: Table): string {
  const names = fieldsOf(records)
  const rows = Object.entries(records).map(([key, record]) => [key, ...names.map((name) => record[name]?.join(ITEM) ?? '')])
  return [['', ...names], ...rows].map((row) => row.join(FIELD).replace(/~+$/, '')).join(RECORD)
}
