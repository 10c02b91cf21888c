/** Letters that Unicode does not take apart into a base letter and a mark. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd', ə: 'a', ħ: 'h',
}

/** Lower case, without accents, apostrophes or marks; words separated by one space. Letters of any script stay. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[øłđıßæœþðəħ]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replaceAll(/['’‘`´ʻʼ"“”.]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
