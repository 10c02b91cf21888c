import { engineSchema } from '../domain/provenance.ts'
import type { Engine } from '../domain/provenance.ts'
import { EXTRACTOR_VERSION } from '../extract/extractor-version.ts'
import { PROMPT_VERSION } from './prompt-version.ts'

/**
 * What an engine and its model stamp the reports and articles with that they have read: `rules-N`, or
 * `rules-N hybrid meetings-N MODEL`. What bears another stamp is read again by a replay. Where the rules read
 * alone what a model should have, they stamp it as theirs.
 */
export function readerVersion(engine: Engine, model: string | undefined): string {
  return engine === 'rules' || model === undefined ? EXTRACTOR_VERSION : `${EXTRACTOR_VERSION} ${engine} ${PROMPT_VERSION} ${model}`
}

/** The engine that a stamp names. */
export function engineOf(version: string): Engine {
  const [, engine] = version.split(' ')
  return engineSchema.safeParse(engine).data ?? 'rules'
}
