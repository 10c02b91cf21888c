/** Text from articles as every format can carry it: no control characters but line breaks, no half characters, nothing that turns the writing round. */
export function printable(text: string): string {
  return text.toWellFormed().replaceAll(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '')
}
