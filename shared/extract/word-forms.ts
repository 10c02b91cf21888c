/** One form of a verb. Lines of the lexicons list base, third person, past forms and -ing form. */
export type VerbWord = { lemma: string; form: 'base' | 's' | 'past' | 'ing' }

/** Verbs by each of their forms, from lines such as "say says said saying". */
export function verbTable(lines: readonly string[]): ReadonlyMap<string, VerbWord> {
  const table = new Map<string, VerbWord>()
  for (const line of lines) {
    const forms = line.split(' ')
    for (const [index, form] of forms.entries()) {
      const kind = index === 0 ? 'base' : index === 1 ? 's' : index === forms.length - 1 ? 'ing' : 'past'
      if (!table.has(form)) table.set(form, { lemma: forms[0]!, form: kind })
    }
  }
  return table
}
