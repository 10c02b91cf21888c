import { z } from 'zod'

/**
 * Who reads articles. `rules`: the rules alone. `hybrid`: the rules sort out what is worth asking about, and a
 * language model reads that. `bedrock`: a language model reads everything.
 */
export const engineSchema = z.enum(['rules', 'hybrid', 'bedrock'])
export type Engine = z.infer<typeof engineSchema>

/** Why a model that should have been asked did not read an article, so that the rules read it alone. */
export const fallbackSchema = z.enum([
  /** The day's tokens or articles are used up. */
  'budget',
  /** The account may not use the model, or may not use it in this region. */
  'no_access',
  /** The model is retired, unknown, or does not take such a request. */
  'no_such_model',
  /** Bedrock kept refusing for load. */
  'throttled',
  /** Bedrock failed or did not answer in time, again and again. */
  'unavailable',
  /** The model, or a filter before it, would not answer. */
  'filtered',
  /** No readable answer, the repair turn included. */
  'unreadable',
])
export type Fallback = z.infer<typeof fallbackSchema>

/** Which engine a report comes from, and what of the model's words did not pass. Absent of reports by the rules alone. */
export const provenanceSchema = z.object({
  engine: engineSchema,
  /** `both`: the rules and the model tell of the occasion. */
  by: z.enum(['rules', 'model', 'both']),
  /** Model id or inference profile. */
  model: z.string(),
  promptVersion: z.string(),
  /** Fields of this meeting that the model gave and the article does not bear out. */
  dropped: z.array(z.object({ field: z.string(), why: z.string() })),
})
export type Provenance = z.infer<typeof provenanceSchema>
