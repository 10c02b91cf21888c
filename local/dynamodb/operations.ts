import { dynaliteValidations, requireDynalite } from './dynalite-parts.ts'
import type { CheckedRequest, DynaliteAction, DynaliteStore, DynamoAnswer } from './dynalite-types.ts'

/** dynalite's operations that the local DynamoDB serves, with whether they write. */
const OPERATIONS = {
  BatchGetItem: 'read',
  BatchWriteItem: 'write',
  CreateTable: 'table',
  DeleteItem: 'write',
  DescribeTable: 'read',
  GetItem: 'read',
  ListTables: 'read',
  PutItem: 'write',
  Query: 'read',
  Scan: 'read',
  UpdateItem: 'write',
} as const

export type OperationName = keyof typeof OPERATIONS

/** Whether dynalite serves the operation. */
export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name)
}

/** `read`, `write` (items) or `table` (creates one). */
export function operationKind(name: OperationName): 'read' | 'write' | 'table' {
  return OPERATIONS[name]
}

type Validation = { types: Record<string, unknown>; custom?: unknown }

function fileOf(name: OperationName): string {
  return `${name[0]?.toLowerCase()}${name.slice(1)}.js`
}

const actions = new Map<OperationName, DynaliteAction>()
const rules = new Map<OperationName, Validation>()
for (const name of Object.keys(OPERATIONS).filter(isOperation)) {
  actions.set(name, requireDynalite(`dynalite/actions/${fileOf(name)}`))
  rules.set(name, requireDynalite(`dynalite/validations/${fileOf(name)}`))
}

/**
 * Checks a request as DynamoDB would and compiles its expressions.
 * Throws a service error (see `isServiceError`) for a bad request.
 */
export function validated(name: OperationName, request: object, store: DynaliteStore): CheckedRequest {
  const rule = rules.get(name)
  if (!rule) throw new Error(`no validation for ${name}`)
  const data = dynaliteValidations.checkTypes({ ...request }, rule.types)
  dynaliteValidations.checkValidations(data, rule.types, rule.custom, store)
  return data
}

/** Runs a validated request. Rejects with a service error where DynamoDB would answer with one. */
export function perform(name: OperationName, store: DynaliteStore, data: CheckedRequest): Promise<DynamoAnswer> {
  const action = actions.get(name)
  if (!action) throw new Error(`no action for ${name}`)
  return new Promise((resolve, reject) => {
    action(store, data, (error, result) => {
      if (error) reject(error)
      else resolve(result ?? {})
    })
  })
}
