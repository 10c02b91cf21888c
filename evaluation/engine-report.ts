import type { Verdict } from '../shared/engine/gate.ts'
import { addUsage, NO_TOKENS, tokensOf, type TokenUsage } from '../shared/engine/converse.ts'
import type { ArticleReading } from '../shared/engine/article-reading.ts'
import { readAnswer } from '../shared/engine/read-answer.ts'
import type { DocumentLine } from './document-line.ts'
import type { ArticleReader, EngineChoice } from './engine-choice.ts'
import { costOf } from './model-cost.ts'
import type { AnnotatedMeeting } from './score.ts'

/** What an article is by its annotation. */
type Kind = 'main' | 'mention' | 'none'

/** What the gate let through, and what the model read, dropped and cost. */
export type EngineReport = {
  engine: string
  model: string
  articles: number
  /** Verdicts of the gate by what the articles are; of the hybrid engine alone. */
  gate: Record<Kind, Record<Verdict, number>> | null
  asked: number
  /** Articles that the rules read instead, by reason. */
  fallbacks: Record<string, number>
  /** Values of the model's that were held against the articles, and those that fell. */
  checked: number
  dropped: number
  /** Asked articles of which the answer tells the tokens; of the others they are reckoned from characters. */
  counted: number
  usage: TokenUsage
  /** US dollars at list price; null for a model without one. */
  cost: number | null
}

/** Null of the rules, which ask nobody. */
export function engineReport(
  { engine, model }: EngineChoice,
  documents: readonly DocumentLine[],
  readings: readonly ArticleReading[],
  gold: ReadonlyMap<string, readonly AnnotatedMeeting[]>,
  reader: ArticleReader,
): EngineReport | null {
  if (engine === 'rules') return null
  const asked = readings.filter((reading) => reading.asked)
  const fallbacks: Record<string, number> = {}
  for (const { fallback } of asked) if (fallback !== null) fallbacks[fallback] = (fallbacks[fallback] ?? 0) + 1
  const usages = documents.flatMap((document, index) => {
    const reading = readings[index]!
    return reading.asked ? [tokensOf(reading.usage) > 0 ? { usage: reading.usage, told: true } : { usage: estimate(document, reader), told: false }] : []
  })
  const usage = usages.reduce((sum, { usage: own }) => addUsage(sum, own), NO_TOKENS)
  const sum = (of: (reading: ArticleReading) => number) => readings.reduce((total, reading) => total + of(reading), 0)
  return {
    engine,
    model,
    articles: readings.length,
    gate: engine === 'hybrid' ? gateTable(documents, readings, gold) : null,
    asked: asked.length,
    fallbacks,
    checked: sum(({ checked }) => checked),
    dropped: sum(({ dropped }) => dropped),
    counted: usages.filter(({ told }) => told).length,
    usage,
    cost: costOf(usage, model),
  }
}

/** Characters a token, of prose with some JSON in it and of answers, which are JSON. */
const CHARACTERS_PER_TOKEN = { request: 4, answer: 3.3 }

function estimate({ id, ...article }: DocumentLine, reader: ArticleReader): TokenUsage {
  const request = JSON.stringify(reader.request(article) ?? '').length
  const answer = JSON.stringify(readAnswer(reader.recorded(id)) ?? '').length
  return { ...NO_TOKENS, inputTokens: Math.round(request / CHARACTERS_PER_TOKEN.request), outputTokens: Math.round(answer / CHARACTERS_PER_TOKEN.answer) }
}

function gateTable(documents: readonly DocumentLine[], readings: readonly ArticleReading[], gold: ReadonlyMap<string, readonly AnnotatedMeeting[]>): Record<Kind, Record<Verdict, number>> {
  const row = () => ({ none: 0, plain: 0, ask: 0 })
  const table = { main: row(), mention: row(), none: row() }
  for (const [index, { verdict }] of readings.entries()) if (verdict) table[kindOf(gold.get(documents[index]!.id) ?? [])][verdict]++
  return table
}

function kindOf(meetings: readonly AnnotatedMeeting[]): Kind {
  if (meetings.length === 0) return 'none'
  return meetings.every(({ salience }) => salience === 'mention') ? 'mention' : 'main'
}

/** The report for a terminal. */
export function engineTable(report: EngineReport): string {
  const { articles, asked, counted, usage, checked, dropped, cost, gate } = report
  const lines = [`engine        ${report.engine}, ${report.model}: asked about ${asked} of ${articles} articles${fallbackWords(report.fallbacks)}`]
  if (gate) {
    for (const [kind, words] of [['main', 'about a meeting'], ['mention', 'that mention one'], ['none', 'without any']] as const) {
      const { none, plain, ask } = gate[kind]
      const all = none + plain + ask
      if (all > 0) lines.push(`gate          articles ${words.padEnd(16)} ${percent((plain + ask) / all)} pass (${ask} to be asked about, ${plain} plain, ${none} held back)`)
    }
  }
  if (checked > 0) lines.push(`grounding     ${dropped} of ${checked} values dropped (${percent(dropped / checked)})`)
  if (asked > 0) {
    const per = (tokens: number) => Math.round(tokens / asked)
    const input = usage.inputTokens + usage.cacheReadInputTokens + usage.cacheWriteInputTokens
    lines.push(`tokens        ${input} in (${usage.cacheReadInputTokens} kept from before), ${usage.outputTokens} out; per asked article ${per(input)} in, ${per(usage.outputTokens)} out${counted < asked ? ` (of ${asked - counted} articles reckoned from characters)` : ''}`)
    lines.push(cost === null ? 'cost          no price for this model in evaluation/prices.json' : `cost          $${cost.toFixed(4)} at list price, $${(cost / asked).toFixed(5)} per asked article`)
  }
  return lines.join('\n')
}

function fallbackWords(fallbacks: Record<string, number>): string {
  const words = Object.entries(fallbacks).map(([reason, count]) => `${count} ${reason}`)
  return words.length === 0 ? '' : `; read by the rules instead: ${words.join(', ')}`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`
}
