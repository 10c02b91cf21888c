/**
 * The version of everything that a model is told: its instructions, the schema of its answer and the way an
 * article is laid out. Raised with any change of them, so that reports tell under which words they were made.
 */
export const PROMPT_VERSION = 'meetings-1'
