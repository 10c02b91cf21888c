import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolveIntrinsics } from '../../local/cloud/intrinsics.ts'
import { readStack, TemplateError } from '../../local/cloud/template.ts'
import { writeSampleAssembly } from './sample-assembly.ts'

const names = { region: 'us-east-1', account: '000000000000', queueUrl: (name: string) => `http://127.0.0.1:9/000000000000/${name}` }
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parley-template-'))
  await writeSampleAssembly(directory, { planner: '', worker: '' })
})

afterAll(async () => rm(directory, { recursive: true }))

describe('reading a synthesized stack', () => {
  it('finds tables with their indexes, buckets and queues with their redrive', () => {
    const { tables, buckets, queues } = readStack(directory, names)
    expect(tables).toMatchObject([
      {
        TableName: 'Sample-NotesTable',
        KeySchema: [{ AttributeName: 'note_id', KeyType: 'HASH' }],
        GlobalSecondaryIndexes: [{ IndexName: 'by_author', Projection: { ProjectionType: 'KEYS_ONLY' } }],
      },
    ])
    expect(buckets).toEqual(['sample-notesbucket'])
    expect(queues).toEqual([
      { name: 'Sample-DeadLetterQueue.fifo', attributes: { FifoQueue: 'true' }, deadLetter: null },
      {
        name: 'Sample-WorkQueue.fifo',
        attributes: { FifoQueue: 'true', VisibilityTimeout: '12' },
        deadLetter: { queue: 'Sample-DeadLetterQueue.fifo', maxReceiveCount: 2 },
      },
      { name: 'Sample-LostQueue', attributes: {}, deadLetter: null },
    ])
  })

  it('finds functions with their bundle and their resolved variables', () => {
    const { functions } = readStack(directory, names)
    expect(functions).toEqual([
      {
        name: 'Sample-PlannerFunction',
        directory: join(directory, 'asset.planner'),
        handler: 'handler.handler',
        timeoutSeconds: 5,
        memoryMb: 256,
        environment: {
          WORK_QUEUE_URL: 'http://127.0.0.1:9/000000000000/Sample-WorkQueue.fifo',
          BUCKET_OBJECTS: 'arn:aws:s3:::sample-notesbucket/*',
          STACK: 'Sample/sample-notesbucket/arn:aws:dynamodb:us-east-1:000000000000:table/Sample-NotesTable/${literal}',
        },
        granted: [],
        deadLetterQueue: 'Sample-LostQueue',
      },
      expect.objectContaining({ name: 'Sample-WorkerFunction', environment: { NOTES_TABLE: 'Sample-NotesTable' } }),
    ])
  })

  it('finds what invokes the functions', () => {
    const { eventSources, schedules } = readStack(directory, names)
    expect(eventSources).toEqual([
      {
        functionName: 'Sample-WorkerFunction',
        queue: 'Sample-WorkQueue.fifo',
        batchSize: 5,
        windowSeconds: 0,
        maxConcurrency: 3,
        partialFailures: true,
      },
    ])
    expect(schedules).toEqual([
      { name: 'Sample-Schedule', functionName: 'Sample-PlannerFunction', everySeconds: 300, input: '{"round":"first"}' },
    ])
  })

  it('does not run what the template does not wire', async () => {
    const template = JSON.parse(await readFile(join(directory, 'Sample.template.json'), 'utf8'))
    delete template.Resources.WorkerSource
    template.Resources.Schedule.Properties.State = 'DISABLED'
    const unwired = await mkdtemp(join(tmpdir(), 'parley-template-'))
    await writeSampleAssembly(unwired, { planner: '', worker: '' })
    await writeFile(join(unwired, 'Sample.template.json'), JSON.stringify(template))
    expect(readStack(unwired, names)).toMatchObject({ eventSources: [], schedules: [] })
    await rm(unwired, { recursive: true })
  })

  it('names the resource that it cannot run, and why', async () => {
    const odd = await mkdtemp(join(tmpdir(), 'parley-template-'))
    await writeSampleAssembly(odd, { planner: '', worker: '' })
    const template = JSON.parse(await readFile(join(odd, 'Sample.template.json'), 'utf8'))
    template.Resources.Schedule.Properties.ScheduleExpression = 'cron(0 12 * * ? *)'
    await writeFile(join(odd, 'Sample.template.json'), JSON.stringify(template))
    expect(() => readStack(odd, names)).toThrow(TemplateError)
    expect(() => readStack(odd, names)).toThrow(/Schedule.*rate\(5 minutes\).*cron/)
    await rm(odd, { recursive: true })
  })
})

describe('intrinsic functions', () => {
  const resolver = { ref: (id: string) => `ref-${id}`, attribute: (id: string, attribute: string) => `${id}-${attribute}` }
  it.each([
    [{ Ref: 'A' }, 'ref-A'],
    [{ 'Fn::GetAtt': ['A', 'Arn'] }, 'A-Arn'],
    [{ 'Fn::GetAtt': 'A.Arn' }, 'A-Arn'],
    [{ 'Fn::Join': ['-', ['x', { Ref: 'A' }]] }, 'x-ref-A'],
    [{ 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    [{ 'Fn::Sub': ['${A}/${B.Arn}/${C}', { C: { Ref: 'D' } }] }, 'ref-A/B-Arn/ref-D'],
    [[{ deep: { Ref: 'A' } }, 3, null], [{ deep: 'ref-A' }, 3, null]],
  ])('resolves %j to %j', (value, expected) => {
    expect(resolveIntrinsics(value, resolver, 'test')).toEqual(expected)
  })

  it('says where a function stands that it does not know', () => {
    expect(() => resolveIntrinsics({ x: { 'Fn::ImportValue': 'y' } }, resolver, 'Bucket')).toThrow('Bucket.x: the local cloud does not know Fn::ImportValue')
  })
})
