const ENGLISH = 'january february march april may june july august september october november december'.split(' ')

/** Languages whose month names feeds use in spite of their formats; where two disagree, the earlier counts. */
const LOCALES =
  'de fr es pt it nl ru uk pl cs sk hu ro bg sr hr sl mk bs sq el tr sv da nb fi et lv lt is id ms vi ca ar fa he hy ka az kk uz'

let otherLanguages: ReadonlyMap<string, number> | null = null
const languages = new Map<string, ReadonlyMap<string, number>>()

/**
 * The month (1 to 12) that a word names, in full or abbreviated; else null. In `language` (BCP 47) before all
 * others, if that is known: Croatian calls October what Czech calls November.
 */
export function monthOf(word: string, language: string | null = null): number | null {
  const name = fold(word)
  if (name.length < 3) return null
  const inLanguage = language === null ? undefined : namesIn(language).get(name)
  if (inLanguage !== undefined) return inLanguage
  const english = ENGLISH.findIndex((month) => month.startsWith(name) || (name === 'sept' && month === 'september'))
  if (english >= 0) return english + 1
  otherLanguages ??= monthNames(LOCALES.split(' '))
  return otherLanguages.get(name) ?? null
}

function namesIn(language: string): ReadonlyMap<string, number> {
  const names = languages.get(language) ?? monthNames(Intl.DateTimeFormat.supportedLocalesOf(wellFormed(language)))
  languages.set(language, names)
  return names
}

function wellFormed(language: string): string[] {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language) ? [language.split('-')[0] ?? language] : []
}

/** From the platform's own locale data (CLDR); made when first needed, since most feeds write English. */
function monthNames(locales: string[]): ReadonlyMap<string, number> {
  const names = new Map<string, number>()
  for (const locale of locales) {
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
