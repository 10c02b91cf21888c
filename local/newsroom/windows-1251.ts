const HIGH_HALF = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 128 }, (_, i) => 128 + i))
const CODE_OF: ReadonlyMap<string, number> = new Map(Array.from(HIGH_HALF, (character, i) => [character, 128 + i]))

/** Encodes text as windows-1251; what that code page lacks becomes a numeric character reference, as XML allows. */
export function encodeWindows1251(text: string): Buffer {
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const code = point < 128 ? point : CODE_OF.get(character)
    if (code === undefined) bytes.push(...Buffer.from(`&#${point};`, 'ascii'))
    else bytes.push(code)
  }
  return Buffer.from(bytes)
}
