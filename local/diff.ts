import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation'
import { ensureAssembly, SynthesisError } from './cloud/assembly.ts'
import { assemblyTemplate } from './cloud/template.ts'
import { changesBetween } from './diff/data-risks.ts'
import type { Template, TemplateChanges } from './diff/data-risks.ts'
import { readArguments, runCommand, UsageError } from './command-line.ts'

const HELP = `Says in plain words whether deploying the project as it is now would touch anything that holds data.

Usage: npm run -s diff                     compares with the deployed stack that the settings name
       npm run -s diff -- --stack NAME     compares with another deployed stack
       npm run -s diff -- --deployed FILE  compares with a template in a file (JSON)

  --assembly DIR   what would be deployed, if it is synthesized already
  --help           this text

Credentials and region come from the environment, as for cdk deploy; npx cdk diff shows every single change.

Exit codes: 0 nothing that holds data is replaced, deleted or less protected; 1 something is; 2 wrong arguments;
3 the two could not be compared.
`

const PROJECT_ROOT = join(import.meta.dirname, '..')

/** The deployed template or the one to be deployed could not be had; the message says which and why. */
class NotComparable extends Error {
  override name = 'NotComparable'
}

async function main(args: string[]): Promise<number> {
  const { stack, deployed, assembly, help } = readOptions(args)
  if (help) {
    process.stdout.write(HELP)
    return 0
  }
  const next = assemblyTemplate(assembly ?? (await ensureAssembly(PROJECT_ROOT)))
  const old = deployed === undefined ? await deployedTemplate(stack ?? next.stack) : templateIn(deployed)
  const changes = changesBetween(old, next.template)
  process.stdout.write(textOf(changes))
  return changes.risks.length > 0 ? 1 : 0
}

function readOptions(args: string[]) {
  const { values } = readArguments({
    args,
    options: { stack: { type: 'string' }, deployed: { type: 'string' }, assembly: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (values.stack !== undefined && values.deployed !== undefined) throw new UsageError('--stack and --deployed exclude each other')
  return values
}

async function deployedTemplate(stack: string): Promise<Template> {
  const client = new CloudFormationClient({})
  try {
    const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: stack, TemplateStage: 'Original' }))
    return parseTemplate(TemplateBody ?? '', `the template of the stack ${stack}`)
  } catch (error) {
    if (error instanceof NotComparable) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new NotComparable(`the template of the stack ${stack} could not be read: ${why}`, { cause: error })
  } finally {
    client.destroy()
  }
}

function templateIn(file: string): Template {
  try {
    return parseTemplate(readFileSync(file, 'utf8'), file)
  } catch (error) {
    if (error instanceof NotComparable) throw error
    throw new NotComparable(`${file} could not be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

function parseTemplate(text: string, source: string): Template {
  try {
    const template: Template = JSON.parse(text)
    if (typeof template['Resources'] === 'object') return template
  } catch {
    // Said below, in words for a person.
  }
  throw new NotComparable(`${source} is no CloudFormation template in JSON`)
}

function textOf({ added, changed, removed, risks }: TemplateChanges): string {
  const counts = `${added} added, ${changed} changed, ${removed} removed`
  if (added + changed + removed === 0) return 'Nothing changes.\n'
  if (risks.length === 0) return `Of the stack's resources: ${counts}. Nothing that holds data is replaced, deleted or less protected.\n`
  return `DATA AT RISK\n${risks.map(({ words }) => `- ${words}`).join('\n')}\nOf the stack's resources in all: ${counts}.\n`
}

await runCommand({ typed: 'npm run -s diff --', main, expected: [NotComparable, SynthesisError], failure: 3 })
