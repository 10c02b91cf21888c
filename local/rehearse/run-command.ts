import { spawn } from 'node:child_process'

/** A command of the rehearsal failed; the message holds what it printed. */
export class CommandFailed extends Error {
  override name = 'CommandFailed'
}

/** Runs a program with these variables and returns what it printed. Rejects with `CommandFailed` on another exit code than 0. */
export async function runCommand(program: string, args: string[], cwd: string, variables: Record<string, string>): Promise<string> {
  const child = spawn(program, args, { cwd, env: { ...withoutAws(process.env), ...variables }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new CommandFailed(`${[program, ...args].join(' ')} ended with exit code ${String(code)}:\n${said.trim()}`)
  return said
}

/** Whatever leads to a real account stays out. */
function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(?:AWS|CDK)_/.test(name)))
}
