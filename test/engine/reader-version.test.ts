import { expect, test } from 'vitest'
import { engineOf, readerVersion } from '../../shared/engine/reader-version.ts'
import { EXTRACTOR_VERSION } from '../../shared/extract/extractor-version.ts'

test('another engine or model reads under another version, and the rules under theirs whatever model is named', () => {
  const versions = [readerVersion('rules', undefined), readerVersion('hybrid', 'one'), readerVersion('hybrid', 'two'), readerVersion('bedrock', 'one')]
  expect(new Set(versions).size).toBe(4)
  expect(readerVersion('rules', 'one')).toBe(EXTRACTOR_VERSION)
})

test.each(['rules', 'hybrid', 'bedrock'] as const)('what is stamped by the engine %s says so', (engine) => {
  expect(engineOf(readerVersion(engine, 'some.model:0'))).toBe(engine)
})
