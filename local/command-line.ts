import { parseArgs, type ParseArgsConfig } from 'node:util'

/** What is wrong with the arguments, for the person who typed them. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Reads arguments as `parseArgs` does; what it refuses is a `UsageError`. */
export function readArguments<const Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

type ErrorClass = abstract new (...args: never[]) => Error

/** A command as typed ("npm run -s query --"), what it does, and the failures whose message is all that the user needs. */
type Command = {
  typed: string
  main: (args: string[]) => Promise<number>
  expected: readonly ErrorClass[]
  /** Exit code of an expected failure; 1 unless told. */
  failure?: number
}

/**
 * Runs a command and leaves its exit code: 2 for wrong arguments. What nobody expected is a fault of the program and
 * ends it with its stack.
 */
export async function runCommand({ typed, main, expected, failure = 1 }: Command): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n${typed} --help tells more.\n`)
      process.exitCode = 2
    } else if (error instanceof Error && expected.some((kind) => error instanceof kind)) {
      process.stderr.write(`${error.message}\n`)
      process.exitCode = failure
    } else {
      throw error
    }
  }
}
