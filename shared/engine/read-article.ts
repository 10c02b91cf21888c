import type { ArticleText, ExtractedMeeting } from '../domain/extracted-meeting.ts'
import type { Engine } from '../domain/provenance.ts'
import { type ArticleReading, readByRules } from './article-reading.ts'
import { askModel, type Asking } from './ask-model.ts'
import type { ConverseRequest } from './converse.ts'
import { gate } from './gate.ts'
import { groundAnswer, recordOfModel } from './model-reading.ts'
import { PROMPT_VERSION } from './prompt-version.ts'
import { reconcile, type ReconciledMeeting } from './reconcile.ts'
import { requestFor } from './request.ts'

export type EngineSettings = {
  engine: Engine
  /** Model id or inference profile. */
  model: string
  /** The rules. */
  extract: (article: ArticleText) => ExtractedMeeting[]
}

/** The request that an engine would send for the article, or null if it asks nobody about it. */
export function requestOf(article: ArticleText, { engine, model, extract }: EngineSettings): ConverseRequest | null {
  if (engine === 'rules' || (engine === 'hybrid' && gate(article, extract(article)).verdict !== 'ask')) return null
  return requestFor(article, model)
}

/** Most drops that are named in the provenance of one report; how many there were is counted in full. */
const MOST_DROPS = 20

/**
 * Reads an article by the rules, by a model, or by both. Whatever keeps the model from answering, the rules'
 * reading is returned with the reason; only the patient are told of a failure that may pass, by a `ModelFailure`.
 */
export async function readArticle(article: ArticleText, { engine, model, extract }: EngineSettings, asking: Asking): Promise<ArticleReading> {
  const byRules = readByRules(article, extract)
  if (engine === 'rules') return byRules
  const rules = byRules.meetings.map(({ meeting }) => meeting)
  const verdict = engine === 'hybrid' ? gate(article, rules).verdict : null
  if (verdict === 'none' || verdict === 'plain') return { ...byRules, verdict }
  const asked = await askModel(requestFor(article, model), asking)
  const { usage } = asked
  if ('fallback' in asked) return { ...byRules, verdict, asked: true, fallback: asked.fallback, detail: asked.detail, usage }
  const reading = groundAnswer(article, asked.claims, rules)
  const reconciled: ReconciledMeeting[] =
    engine === 'hybrid' ? reconcile(rules, reading) : reading.meetings.map((grounded) => ({ meeting: recordOfModel(grounded), by: 'model', dropped: grounded.dropped }))
  const meetings = reconciled.map(({ meeting, by, dropped }) => ({ meeting, provenance: { engine, by, model, promptVersion: PROMPT_VERSION, dropped: dropped.slice(0, MOST_DROPS) } }))
  return { meetings, verdict, asked: true, fallback: null, detail: null, usage, checked: reading.checked, dropped: reading.dropped }
}
