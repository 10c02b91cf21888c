import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'

/** Waits for a conditional write; false if its condition failed and there was nothing left to write. */
export async function unlessConditionFails(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    return false
  }
}
