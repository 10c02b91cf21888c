import { resolve } from 'node:path'
import { exportRegister } from '../shared/export/export-register.ts'
import { DataInUse } from './cloud/data-directory.ts'
import { NoLocalRegister } from './cloud/open-register.ts'
import { createExportDirectory } from './export/export-directory.ts'
import { HELP, readExportOptions, UsageError } from './export/export-options.ts'
import { NoRegister, openRegister } from './query/open-register.ts'

/** Runs the command line; returns the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readExportOptions(args)
  if (options === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const out = resolve(options.out)
  const register = await openRegister(options)
  try {
    const { months, written, meetings } = await exportRegister(register.reader, createExportDirectory(out), new Date())
    process.stdout.write(`${meetings} meetings of ${months} months in ${out}; ${written} months written, the others had not changed.\n`)
    return 0
  } finally {
    await register.close()
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\nnpm run -s export -- --help tells more.\n`)
    process.exitCode = 2
  } else if (error instanceof NoRegister || error instanceof NoLocalRegister || error instanceof DataInUse) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  } else {
    throw error
  }
}
