import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { ListStateMachinesCommand, SFNClient, StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn'
import { ListBucketsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import type { FeedEntry } from '../shared/domain/feed.ts'
import { startNewsroom } from './newsroom/server.ts'
import { REHEARSAL_ACCOUNT, REHEARSAL_REGION, startAwsStandIn } from './rehearse/aws-stand-in.ts'
import type { AwsStandIn } from './rehearse/aws-stand-in.ts'
import { openDeployedPipeline } from './rehearse/deployed-pipeline.ts'
import { installPythonTools, NoPythonTools } from './rehearse/python-tools.ts'
import { CommandFailed, runCommand } from './rehearse/run-command.ts'

const HELP = `Rehearses a deployment: the CDK's own command against a stand-in of AWS (moto) on this machine.

Usage: npm run rehearse

Bootstraps, deploys, deploys again without a change, polls a sample newsroom into a register with the deployed
functions, starts a replay, deploys changed feeds and settings, destroys the stack, and checks that the data stays. Also
runs cfn-lint on the template, with the default settings and with all that can be switched on. Needs Python 3 with venv; without it, or where its packages (moto, cfn-lint) cannot be
installed, says so loudly and ends with 0.

  --help   this text

Exit codes: 0 rehearsed or skipped; 1 something did not go as it must; 2 wrong arguments.
`

const PROJECT_ROOT = join(import.meta.dirname, '..')
const WORK_FOLDER = join(PROJECT_ROOT, 'node_modules', '.cache', 'parley-rehearsal')
const STACK = 'Parley-Rehearsal'
const CDK = join(PROJECT_ROOT, 'node_modules', '.bin', 'cdk')

/** Everything of the settings that adds to the template. */
const SWITCHED_ON = {
  alarmEmail: 'desk@example.org',
  canary: true,
  encryptionKey: 'create',
  engine: 'hybrid',
  bedrock: { model: 'eu.amazon.nova-lite-v1:0' },
  monthlyBudgetDollars: 50,
  notifications: true,
}

/** Something did not go as a deployment must. */
class RehearsalFailed extends Error {
  override name = 'RehearsalFailed'
}

/** What a person may change between two deployments. */
type Deployment = { feeds: FeedEntry[]; contactUrl: string }

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP)
    return 0
  }
  if (args.length > 0) {
    process.stderr.write(`unexpected argument ${JSON.stringify(args[0])}\nnpm run rehearse -- --help tells more.\n`)
    return 2
  }
  mkdirSync(WORK_FOLDER, { recursive: true })
  say('Preparing moto and cfn-lint')
  const tools = installPythonTools(join(WORK_FOLDER, 'python'))
  const newsroom = await startNewsroom()
  const aws = await startAwsStandIn(tools.motoServer, join(WORK_FOLDER, 'moto.log'))
  try {
    await rehearse(aws, tools.cfnLint, newsroom.feeds)
    return 0
  } finally {
    aws.close()
    await newsroom.close()
  }
}

async function rehearse(aws: AwsStandIn, cfnLint: string, newsroomFeeds: FeedEntry[]): Promise<void> {
  const [first, second, third] = newsroomFeeds
  if (!first || !second || !third) throw new RehearsalFailed('the sample newsroom has fewer than three feeds')
  const original: Deployment = { feeds: [first, second], contactUrl: 'https://desk.example.org/parley' }
  const changed: Deployment = { feeds: [first, third], contactUrl: 'https://desk.example.org/contact' }

  say('cdk synth, with the newsroom’s feeds')
  const assembly = await synthesize(aws, 'original', original)
  say('cfn-lint on the template')
  // W: warnings are style; what CloudFormation would refuse is an error.
  const full = await synthesize(aws, 'full', original, SWITCHED_ON)
  for (const directory of [assembly, full]) {
    await runCommand(cfnLint, ['--non-zero-exit-code', 'error', '--ignore-checks', 'W', '--', join(directory, `${STACK}.template.json`)], PROJECT_ROOT, {})
  }

  say('cdk bootstrap')
  await cdk(aws, ['bootstrap', `aws://${REHEARSAL_ACCOUNT}/${REHEARSAL_REGION}`, '--app', assembly])

  say('cdk deploy')
  await deploy(aws, assembly)
  const tables = await tableNames(aws)
  expect(tables.length > 0, 'the stack has no tables')

  say('cdk deploy, nothing changed')
  const again = await deploy(aws, assembly)
  expect(again.includes('(no changes)'), `a second deployment of the same state changed something:\n${again}`)

  say('From poll to record with the deployed functions')
  const batches = await poll(aws, assembly)
  const before = await recordsOf(aws)
  expect(before.length > 0, 'no meeting came out of the newsroom’s feeds')
  say(`  ${batches} batches of work, ${before.length} meetings in the register`)

  say('What a replay would change; and a replay is started')
  say(`  ${(await dryReplay(aws)).trim().split('\n').at(-1) ?? ''}`)
  await startReplay(aws)

  say('cdk deploy, with changed feeds and settings')
  const next = await synthesize(aws, 'changed', changed)
  say(`  ${(await diff(aws, next)).trim()}`)
  // moto remembers no parameter that it was not given.
  await deploy(aws, next, '--no-previous-parameters')
  expect(sameNames(await tableNames(aws), tables), 'a changed setting replaced a table')
  await poll(aws, next)
  const after = await recordsOf(aws)
  // What is told by the feed that was added may join two meetings: the one is then found under the other's id as well.
  const joined = before.filter((id) => !after.includes(id))
  for (const id of joined) expect(after.includes(await survivorOf(aws, id)), `the meeting ${id} was lost by the deployment`)
  expect(after.length > before.length, 'the feed that was added brought no meeting')
  say(`  ${after.length} meetings in the register, those of before among them${joined.length > 0 ? ` (${joined.length} joined to others)` : ''}`)

  say('cdk destroy')
  await cdk(aws, ['destroy', '--force', '--app', next, STACK])
  expect(sameNames(await tableNames(aws), tables), 'the tables did not outlive the stack')
  expect((await archivedObjects(aws)) > 0, 'the archive did not outlive the stack')
  say('The deployment was rehearsed: everything went as it must, and the data outlived the stack.')
}

/** Makes the assembly as a deployment would. */
async function synthesize(aws: AwsStandIn, name: string, { feeds, contactUrl }: Deployment, switchedOn: object = {}): Promise<string> {
  const feedList = join(WORK_FOLDER, `${name}-feeds.json`)
  writeFileSync(feedList, JSON.stringify({ feeds }))
  const assembly = join(WORK_FOLDER, `${name}.out`)
  rmSync(assembly, { recursive: true, force: true })
  const settings = { stackName: STACK, feedList, contactUrl, ...switchedOn }
  await cdk(aws, ['synth', '--quiet', '--output', assembly, '--context', `parley=${JSON.stringify(settings)}`])
  return assembly
}

/** Directly: moto's change sets cannot update. */
function deploy(aws: AwsStandIn, assembly: string, ...options: string[]): Promise<string> {
  return cdk(aws, ['deploy', STACK, '--app', assembly, '--require-approval', 'never', '--method', 'direct', ...options])
}

function cdk(aws: AwsStandIn, args: string[]): Promise<string> {
  return runCommand(CDK, [...args, '--no-notices', '--no-color'], PROJECT_ROOT, aws.variables)
}

/** What `npm run diff` says of the deployment to come; it fails if data were at risk. */
function diff(aws: AwsStandIn, assembly: string): Promise<string> {
  return runCommand(process.execPath, [join('local', 'diff.ts'), '--stack', STACK, '--assembly', assembly], PROJECT_ROOT, aws.variables)
}

async function poll(aws: AwsStandIn, assembly: string): Promise<number> {
  const log = createWriteStream(join(WORK_FOLDER, 'functions.log'), { flags: 'a' })
  const pipeline = await openDeployedPipeline(STACK, assembly, { ...aws.variables, ALLOW_LOOPBACK: '1' }, aws.endpoint, log)
  try {
    return await pipeline.runThrough()
  } finally {
    await pipeline.close()
    log.end()
  }
}

/** The meetings' ids, by the command that a user would ask with. */
async function recordsOf(aws: AwsStandIn): Promise<string[]> {
  const answer = await runCommand(process.execPath, [join('local', 'query.ts'), '--stack', STACK, '--limit', '1000', '--json'], PROJECT_ROOT, aws.variables)
  const { meetings }: { meetings: { meeting_id: string }[] } = JSON.parse(answer)
  return meetings.map(({ meeting_id: id }) => id)
}

/** The id of the meeting that is found under an id; rejects if none is. */
async function survivorOf(aws: AwsStandIn, id: string): Promise<string> {
  const answer = await runCommand(process.execPath, [join('local', 'query.ts'), 'meeting', id, '--stack', STACK, '--json'], PROJECT_ROOT, aws.variables)
  const { meeting }: { meeting: { meetingId: string } } = JSON.parse(answer)
  return meeting.meetingId
}

/** Reads the deployed register's archive again, by the command that a user would ask with. */
function dryReplay(aws: AwsStandIn): Promise<string> {
  return runCommand(process.execPath, [join('local', 'replay.ts'), '--stack', STACK, '--dry-run'], PROJECT_ROOT, aws.variables)
}

/** The stand-in takes the state machine and an execution of it, but runs no map; cfn-lint has read the machine's definition. */
async function startReplay(aws: AwsStandIn): Promise<void> {
  const client = new SFNClient(clientConfig(aws))
  try {
    const { stateMachines = [] } = await client.send(new ListStateMachinesCommand({}))
    const stateMachineArn = stateMachines.find(({ name }) => name === `${STACK}-Replay`)?.stateMachineArn
    expect(stateMachineArn !== undefined, `there is no state machine ${STACK}-Replay; there are ${stateMachines.map(({ name }) => name).join(', ')}`)
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify({ force: false }) }))
    await client.send(new StopExecutionCommand({ executionArn }))
  } finally {
    client.destroy()
  }
}

async function tableNames(aws: AwsStandIn): Promise<string[]> {
  const client = new DynamoDBClient(clientConfig(aws))
  const { TableNames = [] } = await client.send(new ListTablesCommand({}))
  client.destroy()
  return TableNames.filter((name) => name.startsWith(STACK)).sort()
}

async function archivedObjects(aws: AwsStandIn): Promise<number> {
  const client = new S3Client({ ...clientConfig(aws), forcePathStyle: true })
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}))
  const archive = Buckets.find(({ Name }) => Name?.startsWith(STACK.toLowerCase()))
  const objects = archive ? await client.send(new ListObjectsV2Command({ Bucket: archive.Name, Prefix: 'texts/' })) : null
  client.destroy()
  return objects?.KeyCount ?? 0
}

function clientConfig(aws: AwsStandIn) {
  return { endpoint: aws.endpoint, region: REHEARSAL_REGION, credentials: { accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' } }
}

function sameNames(names: string[], others: string[]): boolean {
  return names.join() === others.join()
}

function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new RehearsalFailed(otherwise)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof NoPythonTools) {
    process.stdout.write(`\n***** REHEARSAL SKIPPED *****\n${error.message}\n*****************************\n`)
  } else if (error instanceof RehearsalFailed || error instanceof CommandFailed) {
    process.stderr.write(`${error.message}\n(logs: ${WORK_FOLDER})\n`)
    process.exitCode = 1
  } else {
    throw error
  }
}
