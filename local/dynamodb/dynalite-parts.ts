import { createRequire } from 'node:module'
import type { CheckedRequest, DynaliteStore, Item, TableDescription } from './dynalite-types.ts'

/** dynalite's way with keys, conditions and sizes. */
type DynaliteDb = {
  create(options: { path?: string; createTableMs: number; deleteTableMs: number; updateTableMs: number }): DynaliteStore
  createKey(item: Item, table: TableDescription): string
  validateKey(key: Item, table: TableDescription): Error | null | undefined
  checkConditional(data: CheckedRequest, existing: Item | undefined): Error | null | undefined
  itemSize(item: Item): number
}

/** dynalite's checks of a request against an operation's rules. */
type DynaliteValidations = {
  checkTypes(data: object, types: object): CheckedRequest
  checkValidations(data: object, types: object, custom: unknown, store: object): void
}

/** Loads a file of dynalite's. The package has no types and exports its parts by their paths alone; its version is pinned. */
export const requireDynalite = createRequire(import.meta.url)

export const dynaliteDb: DynaliteDb = requireDynalite('dynalite/db/index.js')
export const dynaliteValidations: DynaliteValidations = requireDynalite('dynalite/validations/index.js')
