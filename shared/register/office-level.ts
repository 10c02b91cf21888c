import officeLevels from './office-levels.json' with { type: 'json' }
import { foldText } from './fold-text.ts'

/** Tried in order; the first whose words stand in the title decides. */
const RULES = officeLevels.map((rule) => ({ level: rule.level, pattern: new RegExp(rule.title, 'u') }))

/**
 * The level of an office, as protocol ranks it: 1 heads of state and government, 2 their deputies, speakers
 * and heads of organisations, 3 ministers, 4 deputy ministers and envoys, 5 senior officials and
 * ambassadors. Null for no title or one that tells no rank.
 */
export function officeLevel(title: string | null): number | null {
  if (title === null) return null
  const words = foldText(title)
  return RULES.find((rule) => rule.pattern.test(words))?.level ?? null
}
