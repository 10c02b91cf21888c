import type { ArticleText, ExtractedMeeting } from '../domain/extracted-meeting.ts'
import type { Engine, Fallback, Provenance } from '../domain/provenance.ts'
import { askModel } from './ask-model.ts'
import { NO_TOKENS, type ConverseRequest, type TokenUsage } from './converse.ts'
import { gate, type Verdict } from './gate.ts'
import { groundAnswer, recordOfModel } from './model-reading.ts'
import type { AskModel, TokenBudget } from './model-port.ts'
import { PROMPT_VERSION } from './prompt.ts'
import { reconcile, type ReconciledMeeting } from './reconcile.ts'
import { requestFor } from './request.ts'

/** One meeting of an article, and for what a model had a part in, how. */
export type ReadMeeting = { meeting: ExtractedMeeting; provenance?: Provenance }

/** What an engine made of an article. */
export type ArticleReading = {
  meetings: ReadMeeting[]
  /** What the rules thought of asking; null where they were not asked that. */
  verdict: Verdict | null
  /** Whether a model was asked, or would have been. */
  asked: boolean
  /** Why the rules read alone what a model should have, and what happened. */
  fallback: Fallback | null
  detail: string | null
  usage: TokenUsage
  /** Values of the model's that were held against the article, and those that fell. */
  checked: number
  dropped: number
}

export type EngineSettings = {
  engine: Engine
  /** Model id or inference profile. */
  model: string
  /** The rules. */
  extract: (article: ArticleText) => ExtractedMeeting[]
  budget: TokenBudget
}

/** The request that an engine would send for the article, or null if it asks nobody about it. */
export function requestOf(article: ArticleText, { engine, model, extract }: Pick<EngineSettings, 'engine' | 'model' | 'extract'>): ConverseRequest | null {
  if (engine === 'rules' || (engine === 'hybrid' && gate(article, extract(article)).verdict !== 'ask')) return null
  return requestFor(article, model)
}

/** Most drops that are named in the provenance of one report; how many there were is counted in full. */
const MOST_DROPS = 20

/**
 * Reads an article by the rules, by a model, or by both. Whatever keeps the model from answering, the rules'
 * reading is returned with the reason; only with `patient` a `ModelFailure` that may pass is thrown instead.
 */
export async function readArticle(article: ArticleText, settings: EngineSettings, ask: AskModel, patient = false): Promise<ArticleReading> {
  const { engine, model, budget } = settings
  const rules = settings.extract(article)
  const byRules: ArticleReading = { meetings: rules.map((meeting) => ({ meeting })), verdict: null, asked: false, fallback: null, detail: null, usage: NO_TOKENS, checked: 0, dropped: 0 }
  if (engine === 'rules') return byRules
  const verdict = engine === 'hybrid' ? gate(article, rules).verdict : null
  if (verdict === 'none' || verdict === 'plain') return { ...byRules, verdict }
  const asked = await askModel(requestFor(article, model), ask, budget, patient)
  const { usage } = asked
  if ('fallback' in asked) return { ...byRules, verdict, asked: true, fallback: asked.fallback, detail: asked.detail, usage }
  const reading = groundAnswer(article, asked.claims, rules)
  const reconciled: ReconciledMeeting[] =
    engine === 'hybrid' ? reconcile(rules, reading) : reading.meetings.map((grounded) => ({ meeting: recordOfModel(grounded), by: 'model', dropped: grounded.dropped }))
  const meetings = reconciled.map(({ meeting, by, dropped }) => ({ meeting, provenance: { engine, by, model, promptVersion: PROMPT_VERSION, dropped: dropped.slice(0, MOST_DROPS) } }))
  return { meetings, verdict, asked: true, fallback: null, detail: null, usage, checked: reading.checked, dropped: reading.dropped }
}
