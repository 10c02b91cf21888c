import type { DynamoRequest, TableCapacity } from './dynalite-types.ts'

/** Adds up what an answer says it consumed. */
export function unitsIn(capacity: TableCapacity | TableCapacity[] | undefined): number {
  const entries = Array.isArray(capacity) ? capacity : [capacity]
  return entries.reduce((total, entry) => total + (entry?.CapacityUnits ?? 0), 0)
}

/** Adds up units per table. */
export function sumOf(units: Map<string, number>): number {
  return [...units.values()].reduce((total, value) => total + value, 0)
}

/** Whether the request asks to be told what it consumes. */
export function wantsCapacity(request: DynamoRequest): boolean {
  return request.ReturnConsumedCapacity === 'TOTAL' || request.ReturnConsumedCapacity === 'INDEXES'
}

/** The `ConsumedCapacity` of an answer about several tables, where the request asks for it. */
export function capacityPerTable(request: DynamoRequest, units: Map<string, number>): { ConsumedCapacity?: TableCapacity[] } {
  if (!wantsCapacity(request)) return {}
  return { ConsumedCapacity: [...units].map(([TableName, CapacityUnits]) => ({ TableName, CapacityUnits })) }
}

/** The `ConsumedCapacity` of an answer about one table, where the request asks for it. */
export function capacityOfOne(request: DynamoRequest, units: Map<string, number>): { ConsumedCapacity?: TableCapacity } {
  if (!wantsCapacity(request)) return {}
  return { ConsumedCapacity: { TableName: request.TableName ?? '', CapacityUnits: sumOf(units) } }
}
