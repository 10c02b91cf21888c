import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import type { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { z } from 'zod'
import cdkJson from '../../cdk.json' with { type: 'json' }
import type { FunctionName } from '../../infra/bundle.ts'
import { parseSettings } from '../../infra/config.ts'
import { DashboardStack } from '../../infra/dashboard-stack.ts'
import { PipelineStack } from '../../infra/pipeline-stack.ts'

const BUNDLE = join(import.meta.dirname, 'fixture-bundle')

/** Whether a synthesis holds the stack against CloudFormation's schemas, which takes longer than all the rest: `rules.test.ts` asks for it. */
type Checks = { validated: boolean }

/** The stack in an app of its own, with the deployed feature flags and a bundle that does nothing. */
export function pipelineStack(settings: object = {}, { validated }: Checks = { validated: false }): PipelineStack {
  return stackOf(new App({ context: cdkJson.context, builtinCloudFormationValidation: validated }), settings, () => BUNDLE)
}

/** Writes a cloud assembly with other settings than the project's into `outdir`, of the bundles of an assembly that is there. */
export function writeAssembly(outdir: string, settings: object, assembly: string): void {
  const app = new App({ context: cdkJson.context, outdir, builtinCloudFormationValidation: false })
  stackOf(app, settings, (name) => join(assembly, 'bundles', name))
  app.synth()
}

function stackOf(app: App, settings: object, bundleOf: (name: FunctionName) => string): PipelineStack {
  return new PipelineStack(app, { settings: parseSettings(settings, 'test'), functionCode: (name) => Code.fromAsset(bundleOf(name)) })
}

/** The dashboard's stack beside the pipeline's, with a page that says nothing. */
export function dashboardStack(settings: object, checks?: Checks): DashboardStack {
  const pipeline = pipelineStack(settings, checks)
  const app = App.of(pipeline)
  if (app === undefined) throw new Error('the pipeline has no app')
  return new DashboardStack(app, { settings: parseSettings(settings, 'test'), readApi: pipeline.readApi, site: BUNDLE })
}

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
})
export type Resource = z.infer<typeof resourceSchema>

/** The resources of one type in the stack's template, by logical id. */
export function resourcesOf(template: Template, type: string): Map<string, Resource> {
  return new Map(Object.entries(template.findResources(type)).map(([id, found]) => [id, resourceSchema.parse(found)]))
}
