import type { Writable } from 'node:stream'
import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import { GetFunctionConfigurationCommand, LambdaClient, ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda'
import type { CloudFormationClientConfig } from '@aws-sdk/client-cloudformation'
import type { FunctionConfiguration } from '@aws-sdk/client-lambda'
import { DeleteMessageCommand, GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Message } from '@aws-sdk/client-sqs'
import type { FunctionDefinition } from '../cloud/stack-definition.ts'
import { readStack } from '../cloud/template.ts'
import { failedMessages } from '../lambda/batch-outcome.ts'
import { recordOf } from '../lambda/event-source.ts'
import { createFunctionPool } from '../lambda/function-pool.ts'
import type { FunctionPool, InvocationOutcome } from '../lambda/function-pool.ts'
import { REHEARSAL_ACCOUNT, REHEARSAL_REGION } from './aws-stand-in.ts'

/** How often a message is tried before the rehearsal gives up on it. */
const MOST_DELIVERIES = 3

/** Does what Lambda does for the deployed functions, which the stand-in only lists. */
export type DeployedPipeline = {
  /** Dispatches the due feeds and works until every queue is empty; returns how many batches were worked through. */
  runThrough(): Promise<number>
  close(): Promise<void>
}

type Source = { service: string; queueArn: string; batchSize: number }

/**
 * The functions as they are deployed: the settings that the stand-in keeps for each, the bundles of the
 * assembly that was deployed. `variables` are added to every function's own.
 */
export async function openDeployedPipeline(
  stack: string,
  assembly: string,
  variables: Record<string, string>,
  endpoint: string,
  log: Writable,
): Promise<DeployedPipeline> {
  const config = { endpoint, region: REHEARSAL_REGION, credentials: { accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' } }
  const lambda = new LambdaClient(config)
  const sqs = new SQSClient(config)
  const definitions = definitionsByService(assembly)

  const pools = new Map<string, FunctionPool>()
  const serviceByArn = new Map<string, string>()
  for (const { FunctionArn = '', Environment } of await deployedFunctions(stack, config, lambda)) {
    const own = Environment?.Variables ?? {}
    const service = own['POWERTOOLS_SERVICE_NAME'] ?? ''
    const definition = definitions.get(service)
    if (definition === undefined) continue
    serviceByArn.set(FunctionArn, service)
    pools.set(service, createFunctionPool(definition, { ...atStandIn(own, endpoint), ...variables, AWS_LAMBDA_FUNCTION_NAME: definition.name }, log))
  }
  const sources = await queueSources(lambda, serviceByArn)

  function poolOf(service: string): FunctionPool {
    const pool = pools.get(service)
    if (pool === undefined) throw new Error(`no function ${service} is deployed; there are ${[...pools.keys()].join(', ')}`)
    return pool
  }

  async function workOnce({ service, queueArn, batchSize }: Source): Promise<boolean> {
    const queue = queueArn.slice(queueArn.lastIndexOf(':') + 1)
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queue }))
    const { Messages: messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: Math.min(batchSize, 10), MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'], VisibilityTimeout: 0 }),
    )
    if (messages.length === 0) return false
    const outcome = await poolOf(service).invoke({ Records: messages.map((message) => recordOf(message, queue)) })
    const failed = failedMessages(outcome, messages.map(idOf), true)
    for (const message of messages) {
      if (!failed.has(idOf(message))) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }))
      else if (Number(message.Attributes?.ApproximateReceiveCount ?? 1) >= MOST_DELIVERIES) throw new Error(`${service} failed with ${message.Body ?? ''}: ${reasonOf(outcome)}`)
    }
    return true
  }

  return {
    async runThrough() {
      const dispatched = await poolOf('dispatch-feeds').invoke({})
      if (!dispatched.ok) throw new Error(`dispatch-feeds failed: ${dispatched.reason}`)
      let batches = 0
      for (let worked = true; worked; ) {
        worked = false
        for (const source of sources) {
          while (await workOnce(source)) {
            batches += 1
            worked = true
          }
        }
      }
      return batches
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()))
      lambda.destroy()
      sqs.destroy()
    },
  }
}

/** The SDK sends to the host that a queue's URL names, whatever endpoint it is given. */
function atStandIn(variables: Record<string, string>, endpoint: string): Record<string, string> {
  const host = /^https:\/\/sqs\.[\w.-]+(?=\/)/
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value.replace(host, endpoint)]))
}

/** The bundles of an assembly by the name under which each function logs. */
function definitionsByService(assembly: string): Map<string, FunctionDefinition> {
  const stack = readStack(assembly, { region: REHEARSAL_REGION, account: REHEARSAL_ACCOUNT, queueUrl: (name) => name })
  return new Map(stack.functions.map((definition) => [definition.environment['POWERTOOLS_SERVICE_NAME'] ?? definition.name, definition]))
}

/**
 * The functions of the stack. One that refers to an event bus is left out: the stand-in cannot show it. It works on a
 * stream, which the stand-in does not run either.
 */
async function deployedFunctions(stack: string, config: CloudFormationClientConfig, lambda: LambdaClient): Promise<FunctionConfiguration[]> {
  const cloudFormation = new CloudFormationClient(config)
  const { StackResources = [] } = await cloudFormation.send(new DescribeStackResourcesCommand({ StackName: stack }))
  cloudFormation.destroy()
  const functions = StackResources.filter(({ ResourceType, LogicalResourceId }) => ResourceType === 'AWS::Lambda::Function' && LogicalResourceId !== 'PublishChangesFunction')
  return Promise.all(functions.map(({ PhysicalResourceId }) => lambda.send(new GetFunctionConfigurationCommand({ FunctionName: PhysicalResourceId }))))
}

/** Which queue invokes which function. They are switched off in the stand-in, which would invoke functions in Docker. */
async function queueSources(lambda: LambdaClient, serviceByArn: Map<string, string>): Promise<Source[]> {
  const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}))
  const sources: Source[] = []
  for (const { UUID, EventSourceArn = '', FunctionArn = '', BatchSize = 1 } of EventSourceMappings) {
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }))
    const service = serviceByArn.get(FunctionArn)
    if (service !== undefined && EventSourceArn.includes(':sqs:')) sources.push({ service, queueArn: EventSourceArn, batchSize: BatchSize })
  }
  return sources
}

function idOf(message: Message): string {
  return message.MessageId ?? ''
}

function reasonOf(outcome: InvocationOutcome): string {
  return outcome.ok ? 'reported as failed; its log tells why' : outcome.reason
}
