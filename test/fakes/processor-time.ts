/** Begins to measure; what it returns tells the processor time of this process since, milliseconds: what else the machine does is left out. */
export function processorTime(): () => number {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
}
