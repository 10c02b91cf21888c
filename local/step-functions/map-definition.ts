import { z } from 'zod'

/*
 * The state machines that the local cloud runs: one Distributed Map over the objects under a prefix of a
 * bucket, in batches, each handed to a function. The schema is strict: whatever else a definition asks for
 * is refused instead of left out.
 */

const retrySchema = z.strictObject({
  ErrorEquals: z.tuple([z.literal('States.ALL')]),
  IntervalSeconds: z.number().positive(),
  MaxAttempts: z.int().nonnegative(),
  BackoffRate: z.number().min(1),
  JitterStrategy: z.enum(['FULL', 'NONE']).default('NONE'),
})
export type Retry = z.infer<typeof retrySchema>

const taskSchema = z.strictObject({
  Type: z.literal('Task'),
  Resource: z.literal('arn:aws:states:::lambda:invoke'),
  Parameters: z.strictObject({ FunctionName: z.string(), 'Payload.$': z.literal('$') }),
  ResultSelector: z.strictObject({}),
  Retry: z.tuple([retrySchema]),
  End: z.literal(true),
})

const mapSchema = z.strictObject({
  Type: z.literal('Map'),
  Label: z.string(),
  ItemReader: z.strictObject({
    Resource: z.literal('arn:aws:states:::s3:listObjectsV2'),
    Parameters: z.strictObject({ Bucket: z.string(), Prefix: z.string() }),
  }),
  ItemBatcher: z.strictObject({
    MaxItemsPerBatch: z.int().positive(),
    /** Members of the execution's input, `"force.$": "$.force"`. */
    BatchInput: z.record(z.string().endsWith('.$'), z.string().startsWith('$.')),
  }),
  MaxConcurrency: z.int().positive(),
  ItemProcessor: z.strictObject({
    ProcessorConfig: z.strictObject({ Mode: z.literal('DISTRIBUTED'), ExecutionType: z.enum(['EXPRESS', 'STANDARD']) }),
    StartAt: z.string(),
    States: z.record(z.string(), taskSchema),
  }),
  ResultPath: z.null(),
  End: z.literal(true),
})

const definitionSchema = z.strictObject({
  Comment: z.string().optional(),
  StartAt: z.string(),
  States: z.record(z.string(), mapSchema),
})

/** `AWS::StepFunctions::StateMachine`. */
export const stateMachineProperties = z.object({ StateMachineName: z.string().optional(), Definition: definitionSchema })

/** A Distributed Map as it is run. */
export type MapDefinition = {
  name: string
  bucket: string
  prefix: string
  batchSize: number
  /** Members of what each batch is given, by the member of the execution's input that they are. */
  batchInput: Record<string, string>
  concurrency: number
  functionArn: string
  retry: Retry
}

/** The map that a definition is. Throws if its states are not one map over one task. */
export function mapOf(name: string, { StartAt, States }: z.infer<typeof definitionSchema>): MapDefinition {
  const map = States[StartAt]
  const task = map?.ItemProcessor.States[map.ItemProcessor.StartAt]
  if (map === undefined || task === undefined) throw new Error(`the state machine ${name} starts at a state that it does not have`)
  return {
    name,
    bucket: map.ItemReader.Parameters.Bucket,
    prefix: map.ItemReader.Parameters.Prefix,
    batchSize: map.ItemBatcher.MaxItemsPerBatch,
    batchInput: Object.fromEntries(Object.entries(map.ItemBatcher.BatchInput).map(([key, path]) => [key.slice(0, -'.$'.length), path.slice('$.'.length)])),
    concurrency: map.MaxConcurrency,
    functionArn: task.Parameters.FunctionName,
    retry: task.Retry[0],
  }
}
