import type { StackDefinition } from '../cloud/stack-definition.ts'
import { comparePermissions } from './compare-permissions.ts'
import type { PermissionGap } from './compare-permissions.ts'
import type { Permission } from './needed-permissions.ts'

/** The functions whose policy and what they were seen to need part ways; empty where all are exact. */
export function permissionGaps(functions: Pick<StackDefinition['functions'][number], 'name' | 'granted'>[], used: Record<string, Permission[]>): Record<string, PermissionGap> {
  const gaps = functions.map(({ name, granted }): [string, PermissionGap] => [name, comparePermissions(used[name] ?? [], granted)])
  return Object.fromEntries(gaps.filter(([, { refused, idle }]) => refused.length + idle.length > 0))
}
