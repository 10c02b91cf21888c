/** What a model understands beyond plain Converse. */
export type ModelFamily = {
  /** It can be told to answer by a certain tool. */
  toolChoice: boolean
  /** Its instructions can be kept between calls, and then cost a tenth. */
  promptCaching: boolean
}

/**
 * By the beginning of the model's id, geographic prefix left out. From the Bedrock user guide, "Supported
 * models" of tool use and of prompt caching. A model that is not here gets neither, which always works.
 */
const FAMILIES: readonly (ModelFamily & { prefix: string })[] = [
  { prefix: 'anthropic.claude-3-haiku', toolChoice: true, promptCaching: false },
  { prefix: 'anthropic.claude-3-sonnet', toolChoice: true, promptCaching: false },
  { prefix: 'anthropic.claude-3-opus', toolChoice: true, promptCaching: false },
  { prefix: 'anthropic.claude-3-5-sonnet-20240620', toolChoice: true, promptCaching: false },
  { prefix: 'anthropic.', toolChoice: true, promptCaching: true },
  { prefix: 'amazon.nova', toolChoice: true, promptCaching: true },
  { prefix: 'mistral.', toolChoice: false, promptCaching: false },
]

const PLAIN: ModelFamily = { toolChoice: false, promptCaching: false }

/** Of a model id (`amazon.nova-lite-v1:0`) or an inference profile (`eu.amazon.nova-lite-v1:0`). */
export function familyOf(model: string): ModelFamily {
  const id = foundationModel(model)
  return FAMILIES.find(({ prefix }) => id.startsWith(prefix)) ?? PLAIN
}

/** The prefixes of inference profiles that AWS defines: where a request may be worked on. */
const PROFILE_PREFIX = /^(?:us-gov|us|eu|apac|au|ca|jp|global)\./

/** Whether the id is that of an inference profile, which stands for one model in several regions. */
export function isInferenceProfile(model: string): boolean {
  return PROFILE_PREFIX.test(model)
}

/** The model behind an inference profile, or the model itself. */
export function foundationModel(model: string): string {
  return model.replace(PROFILE_PREFIX, '')
}
