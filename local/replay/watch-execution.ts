import { setTimeout as pause } from 'node:timers/promises'
import { DescribeExecutionCommand, DescribeMapRunCommand, ListMapRunsCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'

/** How far a deployed replay is: objects handed over of those listed, texts that wait to be read. */
export type ReplayProgress = { status: string; listed: number; handedOver: number; waiting: number }

/** How often to look, milliseconds. */
const LOOK_EVERY_MS = 5000
/** SQS counts approximately: the queue is empty when it was so this often in a row. */
const EMPTY_LOOKS = 3

/**
 * Starts the deployed state machine and watches until it has ended and its queue is empty, or until `stop`
 * says so. Returns how it stood last.
 */
export async function runDeployed(
  { machineArn, queueUrl, force }: { machineArn: string; queueUrl: string; force: boolean },
  onProgress: (progress: ReplayProgress) => void,
  stop: AbortSignal,
): Promise<ReplayProgress> {
  const [sfn, sqs] = [new SFNClient({}), new SQSClient({})]
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn: machineArn, input: JSON.stringify({ force }) }))
  let progress: ReplayProgress = { status: 'RUNNING', listed: 0, handedOver: 0, waiting: 0 }
  for (let empty = 0; !stop.aborted; ) {
    const { status = 'RUNNING' } = await sfn.send(new DescribeExecutionCommand({ executionArn }))
    progress = { status, ...(await mapCounts(sfn, executionArn)), waiting: await waiting(sqs, queueUrl) }
    onProgress(progress)
    empty = progress.waiting === 0 ? empty + 1 : 0
    if (status !== 'RUNNING' && (status !== 'SUCCEEDED' || empty >= EMPTY_LOOKS)) break
    await pause(LOOK_EVERY_MS, undefined, { signal: stop }).catch(() => {})
  }
  sfn.destroy()
  sqs.destroy()
  return progress
}

async function mapCounts(sfn: SFNClient, executionArn: string | undefined): Promise<Pick<ReplayProgress, 'listed' | 'handedOver'>> {
  const { mapRuns = [] } = await sfn.send(new ListMapRunsCommand({ executionArn }))
  const [run] = mapRuns
  if (run?.mapRunArn === undefined) return { listed: 0, handedOver: 0 }
  const { itemCounts } = await sfn.send(new DescribeMapRunCommand({ mapRunArn: run.mapRunArn }))
  return { listed: itemCounts?.total ?? 0, handedOver: itemCounts?.succeeded ?? 0 }
}

async function waiting(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const AttributeNames = ['ApproximateNumberOfMessages' as const, 'ApproximateNumberOfMessagesNotVisible' as const]
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0)
}
