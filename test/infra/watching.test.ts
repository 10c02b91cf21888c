import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FUNCTION_NAMES, type FunctionName, PROJECT_ROOT } from '../../infra/bundle.ts'
import { parseSettings } from '../../infra/config.ts'
import { METRIC } from '../../shared/runtime/metric-names.ts'
import { functionSources } from './function-sources.ts'
import { pipelineStack, resourcesOf } from './synthesize.ts'

const template = Template.fromStack(pipelineStack({ alarmEmail: 'desk@register.example', canary: true }))

const metricSchema = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
})
type WatchedMetric = z.infer<typeof metricSchema>

const alarmSchema = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.object({ Ref: z.string() })),
  TreatMissingData: z.string(),
  Metrics: z.array(z.object({ MetricStat: z.object({ Metric: metricSchema }).optional() })).default([]),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
})
const alarms = [...resourcesOf(template, 'AWS::CloudWatch::Alarm')].map(([id, { Properties }]) => ({
  id,
  ...alarmSchema.parse(Properties),
}))

function metricsOf(alarm: (typeof alarms)[number]): WatchedMetric[] {
  const inExpression = alarm.Metrics.flatMap(({ MetricStat }) => (MetricStat === undefined ? [] : [MetricStat.Metric]))
  const { Namespace, MetricName, Dimensions } = alarm
  return Namespace === undefined || MetricName === undefined ? inExpression : [...inExpression, { Namespace, MetricName, Dimensions }]
}

/** The sections of the runbook, by their anchors. */
function runbookSections(): Map<string, string> {
  const sections = readFileSync(join(PROJECT_ROOT, 'docs/runbook.md'), 'utf8').split(/^## /m).slice(1)
  return new Map(sections.map((section) => [anchorOf(section.split('\n', 1)[0] ?? ''), section]))
}

function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\w\- ]/g, '').replaceAll(' ', '-')
}

describe('alarms', () => {
  it('watch every dead-letter queue', () => {
    const deadLetterQueues = [...resourcesOf(template, 'AWS::SQS::Queue').keys()].filter((id) => id.endsWith('DeadLetterQueue'))
    const watched = alarms
      .flatMap(metricsOf)
      .filter(({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible')
      .map(({ Dimensions }) => z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).parse(Dimensions[0]?.Value)['Fn::GetAtt'][0])
    expect(watched.sort()).toEqual(deadLetterQueues.sort())
  })

  it('are there for everything that an operator must learn of', () => {
    const ids = alarms.map(({ id }) => id.replace(/Alarm$/, ''))
    expect(ids).toEqual(
      expect.arrayContaining([
        'DispatchStalled', 'PollingStalled', 'DispatchHaywire', 'ArticlesHaywire', 'FeedFellSilent', 'FeedsFailing', 'ArticlesFailing',
        'MeetingsCollapsed', 'FeedsBacklog', 'ArticlesBacklog', 'TextsBacklog', 'NewsLate', 'CanaryLate', 'FunctionsThrottled', 'TablesThrottled',
      ]),
    )
  })

  it('hold no more metrics than CloudWatch takes in one, though there are more functions than that', () => {
    expect(alarms.filter((alarm) => metricsOf(alarm).length > 10).map(({ id }) => id)).toEqual([])
  })

  it('watch every function for being throttled', () => {
    const watched = alarms.filter(({ id }) => id.startsWith('FunctionsThrottled')).flatMap(metricsOf)
    expect(watched.length).toBeGreaterThan(10)
    expect(watched.length).toBe(resourcesOf(template, 'AWS::Lambda::Function').size)
  })

  it.each(alarms)('$id links a section of the runbook that tells symptom, meaning, causes and what to do', ({ AlarmDescription, AlarmName }) => {
    const anchor = /docs\/runbook\.md#([\w-]+)$/.exec(AlarmDescription)?.[1]
    const section = runbookSections().get(anchor ?? '') ?? ''
    for (const part of ['- **Seen**', '- **Means**', '- **Causes**', '- **Do**']) expect(section, `section ${anchor} of docs/runbook.md`).toContain(part)
    // A second of the same kind, where there are too many metrics for one alarm, is named after the first.
    expect(section, `section ${anchor} names the alarm`).toContain(`\`${AlarmName.replace(/^Parley-|\d+$/g, '')}\``)
  })

  it.each(alarms)('$id tells whoever subscribed', ({ AlarmActions }) => {
    expect(AlarmActions).toEqual([{ Ref: 'AlarmTopic' }])
  })

  it('take silence for trouble where silence is the trouble', () => {
    const breaching = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching')
    expect(breaching.map(({ id }) => id).sort()).toEqual(['CanaryLateAlarm', 'DispatchStalledAlarm', 'PollingStalledAlarm'])
  })

  it('reach the address of the settings through a topic that CloudWatch may publish to and nobody without TLS', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'desk@register.example' })
    const policy = JSON.stringify([...resourcesOf(template, 'AWS::SNS::TopicPolicy').values()])
    expect(policy).toContain('"Principal":{"Service":"cloudwatch.amazonaws.com"}')
    expect(policy).toContain('"aws:SecureTransport":"false"')
  })
})

/** Names of the metrics that a function's sources count. */
async function countedBy(name: FunctionName): Promise<Set<string>> {
  const names: Record<string, string> = METRIC
  const keys = (await functionSources(name)).matchAll(/\bMETRIC\.(\w+)/g)
  return new Set([...keys].map(([, key = '']) => names[key] ?? key))
}

describe('the runbook', () => {
  const runbook = readFileSync(join(PROJECT_ROOT, 'docs/runbook.md'), 'utf8')

  it('names log groups, queues and settings that there are', () => {
    const named = (pattern: RegExp) => [...new Set([...runbook.matchAll(pattern)].map(([, name = '']) => name))]
    const logGroups = named(/`(\w+LogGroup)`/g)
    const queues = named(/\bSTACK-(\w+?)(?:\.fifo)? --stack/g)
    const settings = named(/`((?:memoryMb|maxConcurrency|bedrock|export)\.\w+)`/g)
    expect([logGroups, queues, settings].every((names) => names.length > 3)).toBe(true)
    expect(logGroups.filter((id) => !resourcesOf(template, 'AWS::Logs::LogGroup').has(id))).toEqual([])
    expect(queues.filter((name) => !resourcesOf(template, 'AWS::SQS::Queue').has(name.replace('DeadLetters', 'DeadLetterQueue')))).toEqual([])
    const known: Record<string, unknown> = parseSettings({}, 'test')
    expect(settings.filter((path) => { const [group = '', name = ''] = path.split('.'); return !(name in Object(known[group])) })).toEqual([])
  })
})

describe('metrics', () => {
  it('that alarms and the dashboard watch are counted by the very function they name', async () => {
    const ofAlarms = alarms
      .flatMap(metricsOf)
      .filter(({ Namespace }) => Namespace === 'Parley')
      .map(({ MetricName, Dimensions }) => `${String(Dimensions[0]?.Value)} ${MetricName}`)
    const dashboards = JSON.stringify([...resourcesOf(template, 'AWS::CloudWatch::Dashboard').values()]).replaceAll('\\', '')
    const onDashboard = [...dashboards.matchAll(/\["Parley","(\w+)","service","([\w-]+)"/g)]
    const watched = [...ofAlarms, ...onDashboard.map(([, metric, service]) => `${service} ${metric}`)]
    expect(ofAlarms.length).toBeGreaterThan(5)
    expect(onDashboard.length).toBeGreaterThan(8)
    const counted = await Promise.all(
      FUNCTION_NAMES.map(async (name) => [...(await countedBy(name))].map((metric) => `${name} ${metric}`)),
    )
    expect(watched.filter((metric) => !counted.flat().includes(metric))).toEqual([])
  })
})
