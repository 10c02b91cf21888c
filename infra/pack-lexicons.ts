import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'esbuild'

/** The file beside a bundle that holds the lexicons it reads. */
export const PACKED_LEXICONS = 'lexicons.br'

/**
 * Keeps the lexicons out of the code: a linguist's JSON files become one compressed file beside the bundle, a third of
 * their size, that the bundle unpacks as it loads. A bundle that reads no lexicon gets none.
 */
export function packLexicons(folder: string): Plugin {
  const inFolder = (path: string) => dirname(path) === folder && path.endsWith('.json')
  return {
    name: 'pack-lexicons',
    setup(build) {
      let used = false
      build.onResolve({ filter: /^packed:lexicons$/ }, ({ path }) => ({ path, namespace: 'packed' }))
      build.onLoad({ filter: /\.json$/ }, ({ path }) => {
        if (!inFolder(path)) return undefined
        used = true
        return { contents: `import lexicons from 'packed:lexicons'\nexport default lexicons[${JSON.stringify(basename(path))}]`, loader: 'js', resolveDir: folder }
      })
      build.onLoad({ filter: /.*/, namespace: 'packed' }, () => ({ contents: UNPACK, loader: 'js' }))
      build.onEnd(() => {
        const { outfile } = build.initialOptions
        if (used && outfile !== undefined) writeFileSync(join(dirname(outfile), PACKED_LEXICONS), packed(folder))
      })
    },
  }
}

const UNPACK = `
import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
export default JSON.parse(brotliDecompressSync(readFileSync(new URL('${PACKED_LEXICONS}', import.meta.url))).toString())
`

function packed(folder: string): Buffer {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json')).toSorted()
  const lexicons = Object.fromEntries(files.map((name): [string, unknown] => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]))
  return brotliCompressSync(JSON.stringify(lexicons), { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_QUALITY]: 11 } })
}
