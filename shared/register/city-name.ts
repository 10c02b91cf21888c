import { z } from 'zod'
import cityAliases from './city-aliases.json' with { type: 'json' }
import { foldText } from './fold-text.ts'

const ALIASES: ReadonlyMap<string, string> = new Map(Object.entries(z.record(z.string(), z.string()).parse(cityAliases)))

/** A city's name as it is compared and listed: folded, other spellings of the same city made one. */
export function cityKey(city: string): string {
  const folded = foldText(city)
  return ALIASES.get(folded) ?? folded
}
