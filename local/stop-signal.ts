/** Exit code of a command that Ctrl-C ended before its work was done. */
export const INTERRUPTED = 130

/** Aborts at the first Ctrl-C (or a polite kill); a second one ends the process at once. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController()
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(INTERRUPTED)
    stop.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  return stop.signal
}
