import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { App, Validations } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { AwsSolutionsChecks } from 'cdk-nag'
import cdkJson from '../cdk.json' with { type: 'json' }
import { FeedListError, readFeedList } from '../functions/dispatch-feeds/feed-list.ts'
import { bundle, FUNCTION_NAMES, functionEntry, PROJECT_ROOT } from './bundle.ts'
import { readSettings, SettingsError } from './config.ts'
import { bundleDashboard } from './dashboard-bundle.ts'
import { DashboardStack } from './dashboard-stack.ts'
import { PipelineStack } from './pipeline-stack.ts'

try {
  // With the context of cdk.json, so that `node infra/app.ts` gives what the CDK's own command gives.
  const app = new App({ context: cdkJson.context })
  const settings = readSettings(app.node.tryGetContext('parley'), join(PROJECT_ROOT, 'parley.config.json'))
  const feedList = resolve(PROJECT_ROOT, settings.feedList)
  if (!existsSync(feedList)) throw new SettingsError(`feedList: given ${JSON.stringify(settings.feedList)}, no such file: ${feedList}`)
  // Refused here rather than by the deployed dispatcher.
  readFeedList(feedList)

  const bundles = join(app.outdir, 'bundles')
  const site = join(bundles, 'dashboard')
  await Promise.all([bundleDashboard(site), ...FUNCTION_NAMES.map((name) => bundle(functionEntry(name), join(bundles, name), feedList))])

  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  const stack = new PipelineStack(app, { settings, functionCode: (name) => Code.fromAsset(join(bundles, name)) })
  if (settings.dashboard.access !== 'closed') new DashboardStack(app, { settings, readApi: stack.readApi, site })
  // The CDK's command names an account once it has credentials, that is, when a deployment may follow.
  if (settings.contactUrl === null && process.env['CDK_DEFAULT_ACCOUNT'] !== undefined) {
    Validations.of(stack).addWarning(
      'parley:contactUrl',
      'The setting contactUrl is not set: publishers cannot find out who reads their pages. Set it before deploying (docs/deploy.md).',
    )
  }
  app.synth()
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof FeedListError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
