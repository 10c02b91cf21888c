import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'

/** Waits for a conditional write; its condition failing means that there is nothing left to write. */
export async function unlessConditionFails(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}
