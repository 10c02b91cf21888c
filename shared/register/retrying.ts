import { RetryLater } from '../delivery-errors.ts'
import type { Clock } from '../ports.ts'
import { WriteConflict } from './register-tables.ts'
import type { RegisterTables } from './register-tables.ts'

/** What a register needs beside its tables; tests hold time and chance still. */
export type RegisterMeans = {
  tables: RegisterTables
  clock: Clock
  /** Waits that many milliseconds. */
  sleep: (ms: number) => Promise<void>
  /** Evenly distributed in [0, 1). */
  random: () => number
}

/** How often a change that met another worker's is read and tried again. */
const ATTEMPTS = 40
/** Bounds of the wait before another try, milliseconds; doubled each time, and jittered. */
const FIRST_WAIT = 15
const LONGEST_WAIT = 800

/** Thrown if others were in the way of a change for `ATTEMPTS` times; the message is to come back. */
export class RegisterContention extends RetryLater {
  override name = 'RegisterContention'
}
/** When it is to come back, seconds. */
const CONTENTION_PAUSE = 30

/** Does `work` again, after a growing and jittered wait, as long as it meets conflicts. */
export async function retrying<Result>(means: RegisterMeans, what: string, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error
      if (attempt === ATTEMPTS) throw new RegisterContention(`${what}: others were in the way ${ATTEMPTS} times`, CONTENTION_PAUSE)
      await means.sleep(means.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt))
    }
  }
}
