import type { WrapPort } from '../fakes/pipeline.ts'

/** One call of one port by one function, by its place in the run. */
export type PortCall = { index: number; name: string }
export type CrashPoint = { call: PortCall; when: 'before' | 'after' }

export class Crash extends Error {
  override name = 'Crash'
}

/**
 * Records every call that a function makes to a port, and lets the process die at `crashAt`, before the
 * call or after it has taken effect. Whatever a port offers is covered, since nothing is listed here.
 */
export function crashingPorts(crashAt: CrashPoint | null): { wrap: WrapPort; calls: PortCall[] } {
  const calls: PortCall[] = []
  const wrap: WrapPort = (functionName, portName, port) =>
    new Proxy(port, {
      get(target, property, receiver) {
        const method: unknown = Reflect.get(target, property, receiver)
        if (typeof method !== 'function') return method
        return (...args: unknown[]): unknown => {
          const index = calls.length
          calls.push({ index, name: `${functionName}: ${portName}.${String(property)}` })
          const dies = crashAt?.call.index === index
          if (dies && crashAt.when === 'before') throw new Crash(`before ${calls[index]?.name}`)
          const result: unknown = Reflect.apply(method, target, args)
          if (!dies) return result
          if (!(result instanceof Promise)) throw new Crash(`after ${calls[index]?.name}`)
          return result.then(() => {
            throw new Crash(`after ${calls[index]?.name}`)
          })
        }
      },
    })
  return { wrap, calls }
}
