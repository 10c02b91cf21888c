import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { changesBetween } from '../../../local/diff/data-risks.ts'
import { pipelineStack } from '../../infra/synthesize.ts'

type Resource = { Type: string; Properties: Record<string, unknown>; DeletionPolicy?: string; UpdateReplacePolicy?: string }
type Stack = { Resources: Record<string, Resource> }

const deployed = JSON.stringify(Template.fromStack(pipelineStack()).toJSON())

/** The risks of deploying the stack after `change` has been at its template. */
function risksOf(change: (next: Stack) => void): string[] {
  const next: Stack = JSON.parse(deployed)
  change(next)
  return changesBetween(JSON.parse(deployed), next).risks.map(({ words }) => words)
}

function resource(stack: Stack, id: string): Resource {
  const found = stack.Resources[id]
  if (found === undefined) throw new Error(`no resource ${id}`)
  return found
}

describe('what a deployment would do to data', () => {
  it('is nothing where nothing changes', () => {
    expect(changesBetween(JSON.parse(deployed), JSON.parse(deployed))).toEqual({ added: 0, changed: 0, removed: 0, risks: [] })
  })

  it('is nothing for a change of a setting', () => {
    const next = Template.fromStack(pipelineStack({ pollMinutes: 9, contactUrl: 'https://desk.example.org' })).toJSON()
    const changes = changesBetween(JSON.parse(deployed), next)
    expect(changes.changed).toBeGreaterThan(2)
    expect(changes.risks).toEqual([])
  })

  it('is a new, empty table where its key changes', () => {
    const risks = risksOf((next) => {
      resource(next, 'MeetingsTable').Properties['KeySchema'] = [{ AttributeName: 'id', KeyType: 'HASH' }]
    })
    expect(risks).toEqual([
      'The table MeetingsTable is replaced by a new, empty one (KeySchema changes): the old one stays in the account with its items, but the stack no longer uses it.',
    ])
  })

  it('is a table left behind where its logical id changes', () => {
    const risks = risksOf((next) => {
      next.Resources['RenamedTable'] = resource(next, 'MeetingsTable')
      delete next.Resources['MeetingsTable']
    })
    expect(risks).toEqual(['The table MeetingsTable leaves the stack: it stays in the account with its items, but the stack no longer uses it.'])
  })

  it('is the end of waiting messages where a queue goes', () => {
    const queue = Object.entries((JSON.parse(deployed) as Stack).Resources).find(([, { Type }]) => Type === 'AWS::SQS::Queue')?.[0] ?? ''
    const risks = risksOf((next) => {
      delete next.Resources[queue]
    })
    expect(risks).toEqual([`The queue ${queue} leaves the stack: it is deleted with the messages that wait in it.`])
  })

  it.each<[string, string, (bucketOrTable: Resource) => void]>([
    ['MeetingsTable', 'The table MeetingsTable loses its protection from deletion.', ({ Properties }) => (Properties['DeletionProtectionEnabled'] = false)],
    ['MeetingsTable', 'The table MeetingsTable loses its recovery to any second.', ({ Properties }) => delete Properties['PointInTimeRecoverySpecification']],
    ['ArchiveBucket', 'The bucket ArchiveBucket loses the older versions of its objects.', ({ Properties }) => (Properties['VersioningConfiguration'] = { Status: 'Suspended' })],
    ['ArchiveBucket', 'The bucket ArchiveBucket would from now on be deleted together with the stack.', (found) => (found.DeletionPolicy = 'Delete')],
  ])('names what %s loses: %s', (id, words, change) => {
    expect(risksOf((next) => change(resource(next, id)))).toEqual([words])
  })

  it('is said of every table and of the archive when their protection is switched off by the setting', () => {
    const next = Template.fromStack(pipelineStack({ deletionProtection: false })).toJSON()
    const touched = new Set(changesBetween(JSON.parse(deployed), next).risks.map(({ logicalId }) => logicalId))
    const stateful = Object.entries((JSON.parse(deployed) as Stack).Resources).filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain').map(([id]) => id)
    expect([...touched].sort()).toEqual(stateful.sort())
  })
})
