const ENGLISH = 'january february march april may june july august september october november december'.split(' ')

/** Languages whose month names feeds use in spite of their formats; where two disagree, the earlier counts. */
const LOCALES =
  'de fr es pt it nl ru uk pl cs sk hu ro bg sr hr sl mk bs sq el tr sv da nb fi et lv lt is id ms vi ca ar fa he hy ka az kk uz'

let otherLanguages: ReadonlyMap<string, number> | null = null

/** The month (1 to 12) that a word names, in full or abbreviated, in English or another language; else null. */
export function monthOf(word: string): number | null {
  const name = fold(word)
  if (name.length < 3) return null
  const english = ENGLISH.findIndex((month) => month.startsWith(name) || (name === 'sept' && month === 'september'))
  if (english >= 0) return english + 1
  otherLanguages ??= monthNamesOfLocales()
  return otherLanguages.get(name) ?? null
}

/** From the platform's own locale data (CLDR); made when first needed, since most feeds write English. */
function monthNamesOfLocales(): ReadonlyMap<string, number> {
  const names = new Map<string, number>()
  for (const locale of LOCALES.split(' ')) {
    for (const month of ['long', 'short'] as const) {
      // Some languages decline the month after a day: both forms are needed.
      const formats = [{ month }, { month, day: 'numeric' as const }].map(
        (form) => new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { ...form, timeZone: 'UTC' }),
      )
      for (const format of formats) {
        for (let index = 0; index < 12; index++) {
          const part = format.formatToParts(Date.UTC(2021, index, 5)).find(({ type }) => type === 'month')
          const name = fold(part?.value ?? '')
          if (name.length >= 3 && !/\d/.test(name) && !names.has(name)) names.set(name, index + 1)
        }
      }
    }
  }
  return names
}

/** Without case, accents and the full stop of an abbreviation. */
function fold(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
}
