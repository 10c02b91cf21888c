import type { CloudState } from './data-directory.ts'

/** Whether the local cloud of that state is still running: its process is alive and its DynamoDB answers. */
export async function isRunning({ endpoints, pid }: CloudState): Promise<boolean> {
  try {
    process.kill(pid, 0)
    const response = await fetch(endpoints.dynamodb, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables', 'content-type': 'application/x-amz-json-1.0' },
      body: '{}',
      signal: AbortSignal.timeout(2000),
    })
    return (await response.text()).includes('"TableNames"')
  } catch {
    return false
  }
}
