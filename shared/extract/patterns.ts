import patterns from './lexicon/patterns.json' with { type: 'json' }

/** Matches any of the turns of phrase that lexicon/patterns.json has under the name, as whole words, in lower case. */
export function patternOf(name: keyof typeof patterns): RegExp {
  return new RegExp(`\\b(?:${patterns[name].anyOf.join('|')})\\b`)
}
