/** Whole seconds between two instants, ISO 8601; never negative, whatever the clocks of two workers say. */
export function secondsBetween(earlier: string, later: string): number {
  return Math.max(0, Math.round((Date.parse(later) - Date.parse(earlier)) / 1000))
}
