/** One form of a verb. Lines of the lexicons list base, third person, past forms and -ing form, of a regular verb the base alone. */
export type VerbForm = 'base' | 's' | 'past' | 'ing'
export type VerbWord = { lemma: string; form: VerbForm }

/** "NEW DELHI" and "HALE" as "New Delhi" and "Hale". */
export function inProperCase(words: string): string {
  return words.toLowerCase().replace(/(?:^|[\s-]|\bo['’])\p{L}/gu, (letter) => letter.toUpperCase()).replace(/ (?:Of|The|And|For) /g, (word) => word.toLowerCase())
}

/** Verbs by each of their forms, from lines such as "say says said saying" and "urge". */
export function verbTable(lines: readonly string[]): ReadonlyMap<string, VerbWord> {
  const table = new Map<string, VerbWord>()
  for (const line of lines) {
    const forms = line.includes(' ') ? line.split(' ') : regularForms(line)
    for (const [index, form] of forms.entries()) {
      const kind = index === 0 ? 'base' : index === 1 ? 's' : form.endsWith('ing') ? 'ing' : 'past'
      if (!table.has(form)) table.set(form, { lemma: forms[0]!, form: kind })
    }
  }
  return table
}

function regularForms(base: string): string[] {
  const past = base.replace(/([^aeiou])y$/, '$1ie').replace(/e$/, '')
  return [base, pluralBySpelling(base), `${past}ed`, `${base.replace(/([^e])e$/, '$1')}ing`]
}

/** The plural of a noun that is formed as most are. */
export function pluralBySpelling(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}

/** Words as they are written where a keyboard has no accents. */
export function withoutAccents(words: string): string {
  return /[^\0-\x7f]/.test(words) ? words.normalize('NFKD').replace(/\p{M}/gu, '') : words
}

/** Names as they stand and without their accents, each once. */
export function spellings(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => [name, withoutAccents(name)]))]
}
