import { foundationModel } from '../shared/engine/model-family.ts'
import type { TokenUsage } from '../shared/engine/converse.ts'
import prices from './prices.json' with { type: 'json' }

type TokenPrices = { input: number; output: number; cacheRead: number; cacheWrite: number }

/** US dollars per million tokens of a model, or null if the price file does not have it. */
export function tokenPrices(model: string): TokenPrices | null {
  const id = foundationModel(model)
  const found = Object.entries(prices.bedrock.perMillionTokens).find(([prefix]) => id.startsWith(prefix))
  return found?.[1] ?? null
}

/** What the tokens cost at list price, US dollars; null for a model without a price. */
export function costOf(usage: TokenUsage, model: string): number | null {
  const price = tokenPrices(model)
  if (price === null) return null
  const { inputTokens, outputTokens, cacheReadInputTokens, cacheWriteInputTokens } = usage
  return (inputTokens * price.input + outputTokens * price.output + cacheReadInputTokens * price.cacheRead + cacheWriteInputTokens * price.cacheWrite) / 1e6
}
