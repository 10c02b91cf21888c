import { resolve } from 'node:path'
import { exportRegister } from '../shared/export/export-register.ts'
import { DataInUse } from './cloud/data-directory.ts'
import { NoLocalRegister } from './cloud/open-register.ts'
import { createExportDirectory } from './export/export-directory.ts'
import { HELP, readExportOptions } from './export/export-options.ts'
import { NoRegister, openRegister } from './query/open-register.ts'
import { runCommand } from './command-line.ts'

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

await runCommand({ typed: 'npm run -s export --', main, expected: [NoRegister, NoLocalRegister, DataInUse] })
