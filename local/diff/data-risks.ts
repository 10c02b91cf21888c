import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff'
import type { ResourceDifference } from '@aws-cdk/cloudformation-diff'

/** A CloudFormation template as JSON. */
export type Template = Record<string, unknown>

/** What a deployment would do to something that holds data, in plain words. */
export type DataRisk = { logicalId: string; words: string }

/** What a deployment would change. */
export type TemplateChanges = { added: number; changed: number; removed: number; risks: DataRisk[] }

/** The resources that hold what cannot be deployed again, and what that is. */
const HOLDS: Record<string, { noun: string; data: string }> = {
  'AWS::DynamoDB::Table': { noun: 'table', data: 'its items' },
  'AWS::S3::Bucket': { noun: 'bucket', data: 'its objects' },
  'AWS::KMS::Key': { noun: 'key', data: 'all that is encrypted with it' },
  'AWS::SQS::Queue': { noun: 'queue', data: 'the messages that wait in it' },
  'AWS::Logs::LogGroup': { noun: 'log group', data: 'its logs' },
}

/** Properties that protect data, and whether a value still does. */
const PROTECTIONS: { type: string; property: string; words: string; holds: (value: unknown) => boolean }[] = [
  { type: 'AWS::DynamoDB::Table', property: 'DeletionProtectionEnabled', words: 'its protection from deletion', holds: (value) => value === true },
  { type: 'AWS::DynamoDB::Table', property: 'PointInTimeRecoverySpecification', words: 'its recovery to any second', holds: (value) => at(value, 'PointInTimeRecoveryEnabled') === true },
  { type: 'AWS::S3::Bucket', property: 'VersioningConfiguration', words: 'the older versions of its objects', holds: (value) => at(value, 'Status') === 'Enabled' },
]

/** Compares the deployed template with the one to be deployed. Throws if one of them is no template. */
export function changesBetween(deployed: Template, next: Template): TemplateChanges {
  const changes = Object.entries(fullDiff(deployed, next).resources.changes)
  return {
    added: changes.filter(([, change]) => change.isAddition).length,
    changed: changes.filter(([, change]) => change.isUpdate).length,
    removed: changes.filter(([, change]) => change.isRemoval).length,
    risks: changes.flatMap(([logicalId, change]) => risksOf(logicalId, change)),
  }
}

function risksOf(logicalId: string, change: ResourceDifference): DataRisk[] {
  const type = change.oldResourceType
  const held = type === undefined ? undefined : HOLDS[type]
  if (held === undefined || change.isAddition) return []
  const name = `The ${held.noun} ${logicalId}`
  const kept = change.oldValue?.['DeletionPolicy'] === 'Retain'
  const keptWhenReplaced = change.oldValue?.['UpdateReplacePolicy'] === 'Retain'
  const left = `stays in the account with ${held.data}, but the stack no longer uses it`
  const lost = `is deleted with ${held.data}`
  const words: string[] = []
  if (change.isRemoval) words.push(`${name} leaves the stack: it ${kept ? left : lost}.`)
  else if (change.changeImpact === ResourceImpact.WILL_REPLACE || change.changeImpact === ResourceImpact.MAY_REPLACE) {
    const surely = change.changeImpact === ResourceImpact.WILL_REPLACE ? 'is replaced' : 'may be replaced'
    words.push(`${name} ${surely} by a new, empty one (${replacingProperties(change)}): the old one ${keptWhenReplaced ? left : lost}.`)
  } else {
    for (const { words: protection } of lostProtections(change)) words.push(`${name} loses ${protection}.`)
    if (kept && change.newValue?.['DeletionPolicy'] !== 'Retain') words.push(`${name} would from now on be deleted together with the stack.`)
  }
  return words.map((sentence) => ({ logicalId, words: sentence }))
}

function replacingProperties(change: ResourceDifference): string {
  const replacing = Object.entries(change.propertyUpdates).filter(
    ([, { changeImpact }]) => changeImpact === ResourceImpact.WILL_REPLACE || changeImpact === ResourceImpact.MAY_REPLACE,
  )
  return replacing.length === 0 ? 'its type changes' : `${replacing.map(([name]) => name).join(' and ')} ${replacing.length === 1 ? 'changes' : 'change'}`
}

function lostProtections(change: ResourceDifference): typeof PROTECTIONS {
  return PROTECTIONS.filter(
    ({ type, property, holds }) =>
      type === change.oldResourceType && holds(change.oldProperties?.[property]) && !holds(change.newProperties?.[property]),
  )
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
