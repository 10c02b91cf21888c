import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:net'
import { devNull } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { DescribeStacksCommand, CloudFormationClient } from '@aws-sdk/client-cloudformation'

export const REHEARSAL_REGION = 'eu-central-1'
/** The account that moto believes to be. */
export const REHEARSAL_ACCOUNT = '123456789012'
const START_TIMEOUT_MS = 60_000

/** moto's server, which keeps a whole AWS account in memory. */
export type AwsStandIn = {
  endpoint: string
  /** Variables that lead the CDK's command and the SDK there, and nowhere else. */
  variables: Record<string, string>
  close(): void
}

/** Starts the server on a free port; what it prints goes to `log`. Rejects if it does not answer within a minute. */
export async function startAwsStandIn(motoServer: string, log: string): Promise<AwsStandIn> {
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const server = spawn(motoServer, ['--host', '127.0.0.1', '--port', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const out = createWriteStream(log)
  server.stdout.pipe(out, { end: false })
  server.stderr.pipe(out, { end: false })
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  const standIn: AwsStandIn = {
    endpoint,
    variables: variablesFor(endpoint),
    close() {
      process.off('exit', kill)
      kill()
      out.end()
    },
  }
  try {
    await untilAnswering(endpoint, () => server.exitCode)
  } catch (error) {
    standIn.close()
    throw error
  }
  return standIn
}

function variablesFor(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    // CloudFormation reads templates from S3 itself; moto knows that address for its own.
    AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION: `https://s3.${REHEARSAL_REGION}.amazonaws.com`,
    AWS_ACCESS_KEY_ID: 'rehearsal',
    AWS_SECRET_ACCESS_KEY: 'rehearsal',
    AWS_REGION: REHEARSAL_REGION,
    AWS_DEFAULT_REGION: REHEARSAL_REGION,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  }
}

async function untilAnswering(endpoint: string, exitCode: () => number | null): Promise<void> {
  const client = new CloudFormationClient({
    endpoint,
    region: REHEARSAL_REGION,
    credentials: { accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' },
    maxAttempts: 1,
  })
  for (const deadline = Date.now() + START_TIMEOUT_MS; ; await pause(250)) {
    try {
      await client.send(new DescribeStacksCommand({}))
      client.destroy()
      return
    } catch (error) {
      if (exitCode() !== null) throw new Error(`moto's server ended with exit code ${String(exitCode())}`, { cause: error })
      if (Date.now() > deadline) throw error
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}
