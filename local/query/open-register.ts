import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createArticleStore } from '../../shared/adapters/article-store.ts'
import { createRegisterReader } from '../../shared/adapters/register-reader.ts'
import { createRegisterStore } from '../../shared/adapters/register-store.ts'
import { createRegisterTables } from '../../shared/adapters/register-tables.ts'
import { createRulingsReader } from '../../shared/adapters/rulings-reader.ts'
import type { ArticleReadings, RegisterDesk } from '../../shared/ports.ts'
import type { RegisterReader } from '../../shared/queries/register-reader.ts'
import type { RulingsReader } from '../../shared/queries/rulings-reader.ts'
import type { RegisterTables } from '../../shared/register/register-tables.ts'
import { registerTableNames } from '../../shared/runtime/environment.ts'
import { openLocalRegister } from '../cloud/open-register.ts'

/** A register to read and to rule on; `close` lets go of it. */
export type OpenRegister = {
  reader: RegisterReader
  rulings: RulingsReader
  desk: RegisterDesk
  tables: RegisterTables
  /** Who has read which article. */
  articles: ArticleReadings
  /** What the functions know by a variable: `ARCHIVE_BUCKET`. Throws `NoRegister` if the register has no such thing. */
  named(variable: string): string
  close(): Promise<void>
}

/** There is no register where one was looked for; the message says where and what to do. */
export class NoRegister extends Error {
  override name = 'NoRegister'
}

/** Tables, by the variables that the functions know them by: `MEETINGS_TABLE`. */
type OpenTables = { dynamo: DynamoDBDocumentClient; names: Record<string, string>; close(): Promise<void> }

/** The register of a deployed stack, or if there is none given, of a local data directory. Rejects with `NoRegister`, `NoLocalRegister` or `DataInUse`. */
export async function openRegister({ data, stack }: { data: string; stack: string | null }): Promise<OpenRegister> {
  const tables = stack === null ? await openLocalRegister(data) : await openDeployedTables(stack)
  try {
    return registerOn(tables, stack === null ? data : `the stack ${stack}`)
  } catch (error) {
    await tables.close()
    throw error
  }
}

function registerOn(open: OpenTables, where: string): OpenRegister {
  const { dynamo } = open
  const named = (variable: string) => nameIn(open.names, variable, where)
  const tables = registerTableNames(named)
  return {
    reader: createRegisterReader(dynamo, tables),
    rulings: createRulingsReader(dynamo, tables.corrections),
    desk: createRegisterStore(dynamo, tables, () => new Date()),
    tables: createRegisterTables(dynamo, tables),
    articles: createArticleStore(dynamo, named('ARTICLES_TABLE')),
    named,
    close: () => open.close(),
  }
}

/** A name by the variable that the functions know it by. Throws `NoRegister` if the register in `where` has no such thing. */
export function nameIn(names: Record<string, string>, variable: string, where: string): string {
  const name = names[variable]
  if (name === undefined) throw new NoRegister(`the register in ${where} has no ${variable}: it was made by another version of Parley; run npm start once, or deploy again`)
  return name
}

/** The tables of a deployed stack, with the credentials and region of the environment. */
export async function openDeployedTables(stack: string): Promise<OpenTables> {
  const outputs = await outputsOf(stack)
  const client = new DynamoDBClient({})
  return {
    dynamo: DynamoDBDocumentClient.from(client),
    names: Object.fromEntries([...outputs].map(([output, value]) => [variableOf(output), value])),
    close: () => Promise.resolve(client.destroy()),
  }
}

/** Looks up what a deployed stack puts out, by name. Rejects, and the lookup throws, with `NoRegister`. */
export async function stackOutputs(stack: string): Promise<(output: string) => string> {
  const outputs = await outputsOf(stack)
  return (output) => {
    const value = outputs.get(output)
    if (value === undefined) throw new NoRegister(`the stack ${stack} has no output ${output}: is it a Parley stack?`)
    return value
  }
}

async function outputsOf(stack: string): Promise<Map<string, string>> {
  const { Stacks } = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName: stack })).catch((error: unknown) => {
    const what = error instanceof Error ? error.message : String(error)
    throw new NoRegister(`the stack ${stack} could not be looked up: ${what}`, { cause: error })
  })
  return new Map((Stacks?.[0]?.Outputs ?? []).flatMap(({ OutputKey: key, OutputValue: value }) => (key === undefined || value === undefined ? [] : [[key, value] as const])))
}

/** `MeetingIndexTableName` names what functions know as `MEETING_INDEX_TABLE`. */
function variableOf(output: string): string {
  return output.replace(/Name$/, '').replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()
}
