import { engineSchema, type Engine } from '../shared/domain/provenance.ts'
import type { ArticleText } from '../shared/domain/extracted-meeting.ts'
import type { ConverseRequest } from '../shared/engine/converse.ts'
import { FORGETFUL, UNBOUNDED, type AskModel } from '../shared/engine/model-port.ts'
import type { ArticleReading } from '../shared/engine/article-reading.ts'
import { readArticle, requestOf } from '../shared/engine/read-article.ts'
import { extractMeetings } from '../shared/extract/extract-meetings.ts'
import { readRecordedAnswers, recordedModel } from './recorded-answers.ts'
import { UsageError } from '../local/command-line.ts'

/** The options by which a command chooses who reads. */
export const ENGINE_OPTIONS = {
  engine: { type: 'string' },
  model: { type: 'string' },
  region: { type: 'string' },
  endpoint: { type: 'string' },
  answers: { type: 'string' },
} as const

/** The model that requests are made for unless another is named: small, and with prompt caching. */
export const DEFAULT_MODEL = 'global.anthropic.claude-haiku-4-5-20251001-v1:0'

export const ENGINE_HELP = `  --engine NAME      who reads: "rules" (default); "hybrid", in which the rules pick the articles that a
                     language model on Amazon Bedrock is asked about; "bedrock", which asks about all.
                     Credentials come from the environment, as for every AWS command (docs/bedrock.md)
  --model ID         model id or inference profile (default: ${DEFAULT_MODEL})
  --region NAME      where the model is asked (default: AWS_REGION)
  --endpoint URL     ask there instead of at Bedrock; it must speak the Converse API
  --answers FILE     take recorded answers and ask nobody. One a line: {"id", "response"}, response being what
                     Converse answers, or its text, or just {"meetings": […]}; or a batch job's output,
                     {"recordId", "modelOutput"}. An article without an answer is read by the rules`

export type EngineChoice = { engine: Engine; model: string; region?: string; endpoint?: string; answers?: string }

type Values = { [Name in keyof typeof ENGINE_OPTIONS]?: string | undefined }

/** Throws `UsageError` for what does not go together. */
export function readEngineChoice(values: Values): EngineChoice {
  const engine = engineSchema.safeParse(values.engine ?? 'rules')
  if (!engine.success) throw new UsageError(`--engine ${values.engine}: expected ${engineSchema.options.join(', ')}`)
  const { model = DEFAULT_MODEL, region, endpoint, answers } = values
  const needless = (['model', 'region', 'endpoint', 'answers'] as const).find((name) => values[name] !== undefined)
  if (engine.data === 'rules' && needless !== undefined) throw new UsageError(`--${needless} needs --engine hybrid or --engine bedrock`)
  if (answers !== undefined && endpoint !== undefined) throw new UsageError('--answers asks nobody: it does not go with --endpoint')
  if (endpoint !== undefined && !URL.canParse(endpoint)) throw new UsageError(`--endpoint ${endpoint}: expected an address such as http://127.0.0.1:4000`)
  return { engine: engine.data, model, ...(region !== undefined && { region }), ...(endpoint !== undefined && { endpoint }), ...(answers !== undefined && { answers }) }
}

/** Reads articles by the chosen engine. */
export type ArticleReader = {
  read: (id: string, article: ArticleText) => Promise<ArticleReading>
  /** What would be sent for the article; null if nothing is. */
  request: (article: ArticleText) => ConverseRequest | null
  /** What was recorded for that article, or undefined. */
  recorded: (id: string) => unknown
}

/** Throws `InputError` for answers that cannot be read. The AWS SDK is loaded only where it is needed. */
export async function openReader(choice: EngineChoice): Promise<ArticleReader> {
  const settings = { engine: choice.engine, model: choice.model, extract: extractMeetings }
  const recorded = choice.answers === undefined ? null : readRecordedAnswers(choice.answers)
  const askFor = await asker(choice, recorded)
  return {
    read: (id, article) => readArticle(article, settings, { ask: askFor(id), budget: UNBOUNDED, memory: FORGETFUL, patient: false }),
    request: (article) => requestOf(article, settings),
    recorded: (id) => recorded?.get(id),
  }
}

async function asker({ engine, region, endpoint }: EngineChoice, recorded: ReadonlyMap<string, unknown> | null): Promise<(id: string) => AskModel> {
  if (engine === 'rules') return () => () => Promise.reject(new Error('the rules ask nobody'))
  if (recorded !== null) return (id) => recordedModel(recorded, id)
  const { createBedrockModel } = await import('../shared/adapters/bedrock-model.ts')
  const ask = createBedrockModel({ ...(region !== undefined && { region }), ...(endpoint !== undefined && { endpoint }) })
  return () => ask
}
