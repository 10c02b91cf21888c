const realNow = Date.now.bind(Date)
const RealDate = Date

let aheadMs = 0
const now = () => realNow() + aheadMs

const ShiftedDate = new Proxy(RealDate, {
  construct: (target, args: unknown[], newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
})

/**
 * Puts this thread's clock ahead by so many milliseconds, or behind if they are negative; timers run as ever.
 * For execution environments whose clocks differ, and for looks at what the functions do hours later.
 */
export function setClockAhead(ms: number): void {
  aheadMs = ms
  if (ms !== 0) globalThis.Date = ShiftedDate
}
