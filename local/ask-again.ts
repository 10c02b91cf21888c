import { resolve } from 'node:path'
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SQSClient } from '@aws-sdk/client-sqs'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { fallbackSchema, type Fallback } from '../shared/domain/provenance.ts'
import { dataDirectory, readState } from './cloud/data-directory.ts'
import { isRunning } from './cloud/running-cloud.ts'
import { sendFallbacks } from './ask-again/send-fallbacks.ts'
import { LOCAL_REGION } from './sqs-s3/start-sqs-s3.ts'
import { readArguments, runCommand, UsageError } from './command-line.ts'

const HELP = `Usage: npm run -s ask-again -- (--stack NAME | --data DIR) [options]

Has those articles read again that the rules read because the language model was not to be had.

Options:
  --stack NAME     of a deployed stack, with the credentials and region of the environment
  --data DIR       of the local cloud that runs on DIR
  --reason REASON  only those: ${fallbackSchema.options.join(', ')} (default: all)
  --most N         at most so many articles (default: 1000): a day's budget holds for them as well
  --help           print this

Exit code: 0 sent; 1 nothing to be found there; 2 wrong arguments.
`

class NothingThere extends Error {}

type Options = { stack: string | null; data: string | null; reasons: Fallback[]; most: number }

function readOptions(args: string[]): Options | 'help' {
  const { values } = readArguments({
    args,
    options: { stack: { type: 'string' }, data: { type: 'string' }, reason: { type: 'string' }, most: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return 'help'
  const { stack = null, data = null, reason, most = '1000' } = values
  if ((stack === null) === (data === null)) throw new UsageError('give either --stack or --data')
  const reasons = fallbackSchema.array().safeParse(reason === undefined ? fallbackSchema.options : [reason])
  if (!reasons.success) throw new UsageError(`--reason ${reason}: expected one of ${fallbackSchema.options.join(', ')}`)
  if (!/^[1-9]\d{0,8}$/.test(most)) throw new UsageError(`--most ${most}: expected a number of articles`)
  return { stack, data, reasons: reasons.data, most: Number(most) }
}

type Place = { dynamo: DynamoDBDocumentClient; sqs: SQSClient; articlesTable: string; textsQueueUrl: string }

async function deployed(stack: string): Promise<Place> {
  const { Stacks } = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName: stack })).catch((error: unknown) => {
    throw new NothingThere(`the stack ${stack} could not be looked up: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  })
  const output = (key: string): string => {
    const value = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue
    if (value === undefined) throw new NothingThere(`the stack ${stack} has no output ${key}: is it a Parley stack?`)
    return value
  }
  return { dynamo: DynamoDBDocumentClient.from(new DynamoDBClient({})), sqs: new SQSClient({}), articlesTable: output('ArticlesTableName'), textsQueueUrl: output('TextsQueueUrl') }
}

async function local(data: string): Promise<Place> {
  const state = readState(dataDirectory(resolve(data)))
  if (state === null || !(await isRunning(state))) throw new NothingThere(`no local cloud runs on ${data}: run npm start -- --data ${data} beside this`)
  const { ARTICLES_TABLE: articlesTable, TEXTS_QUEUE_URL: textsQueueUrl } = state.names
  if (articlesTable === undefined || textsQueueUrl === undefined) throw new NothingThere(`the register in ${data} was made by another version of Parley: run npm start once`)
  const settings = { region: LOCAL_REGION, credentials: { accessKeyId: 'operator', secretAccessKey: 'local' } }
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({ ...settings, endpoint: state.endpoints.dynamodb }))
  return { dynamo, sqs: new SQSClient({ ...settings, endpoint: state.endpoints.sqs }), articlesTable, textsQueueUrl }
}

async function main(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const place = options.stack === null ? await local(options.data ?? '') : await deployed(options.stack)
  const sent = await sendFallbacks(place, options.reasons, options.most)
  for (const [reason, count] of sent) console.log(`${reason.padEnd(14)} ${count}`)
  console.log(sent.size === 0 ? 'no article waits to be read again' : 'sent to be read again')
  return 0
}

await runCommand({ typed: 'npm run -s ask-again --', main, expected: [NothingThere] })
