/** An instant as tables for people show it, to the minute, in UTC: "2026-03-12 10:15". */
export function minuteText(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ')
}
