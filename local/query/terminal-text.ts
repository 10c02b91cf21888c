/** Text from articles as it may be shown in a terminal: no control characters but line breaks, so no escape sequences. */
export function terminalText(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '')
}
