import { readFileSync, writeFileSync } from 'node:fs'
import { transform } from '@swc/core'

/**
 * Makes a module that esbuild has minified smaller still, by what esbuild leaves alone: values used once, calls of small
 * functions, code that nothing reaches. `ownCode`: all of it is the project's, which makes objects by classes alone, so
 * that a function without `this` may be an arrow; a library may call one with `new`. Its source map leads to the same
 * sources. Rejects with swc's report of what it cannot read.
 */
export async function minifyMore(file: string, ownCode: boolean): Promise<void> {
  const map = `${file}.map`
  const { code, map: newMap } = await transform(readFileSync(file, 'utf8'), {
    swcrc: false,
    configFile: false,
    isModule: true,
    minify: true,
    sourceMaps: true,
    inputSourceMap: readFileSync(map, 'utf8'),
    inlineSourcesContent: false,
    jsc: {
      target: 'es2024',
      minify: { module: true, compress: { passes: 10, ecma: 2020, unsafe_arrows: ownCode }, mangle: true, format: { ecma: 2020, asciiOnly: false } },
    },
  })
  if (newMap === undefined) throw new Error(`${file}: swc gave no source map`)
  writeFileSync(file, `${code}\n//# sourceMappingURL=${map.slice(map.lastIndexOf('/') + 1)}\n`)
  writeFileSync(map, newMap)
}
