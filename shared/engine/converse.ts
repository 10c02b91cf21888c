/**
 * The part of Bedrock's Converse API that is used, as it goes over the wire:
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
 */
export type ConverseRequest = {
  /** Model id or inference profile; over the wire part of the address. */
  modelId: string
  system: ContentBlock[]
  messages: Message[]
  toolConfig: ToolConfig
  inferenceConfig: { maxTokens: number; temperature: number }
}

export type Message = { role: 'user' | 'assistant'; content: ContentBlock[] }

export type ContentBlock =
  | { text: string }
  | { cachePoint: { type: 'default' } }
  | { toolUse: { toolUseId: string; name: string; input: unknown } }
  | { toolResult: { toolUseId: string; status: 'success' | 'error'; content: { text: string }[] } }

export type ToolConfig = {
  tools: { toolSpec: { name: string; description: string; inputSchema: { json: Record<string, unknown> } } }[]
  toolChoice?: { tool: { name: string } }
}

/** Tokens as Bedrock counts and bills them. Cached ones are not part of `inputTokens`. */
export type TokenUsage = { inputTokens: number; outputTokens: number; cacheReadInputTokens: number; cacheWriteInputTokens: number }

export const NO_TOKENS: TokenUsage = { inputTokens: 0, outputTokens: 0, cacheReadInputTokens: 0, cacheWriteInputTokens: 0 }

export function addUsage(a: TokenUsage, b: TokenUsage): TokenUsage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    cacheReadInputTokens: a.cacheReadInputTokens + b.cacheReadInputTokens,
    cacheWriteInputTokens: a.cacheWriteInputTokens + b.cacheWriteInputTokens,
  }
}

/** All tokens of a usage, whatever their price. */
export function tokensOf(usage: TokenUsage): number {
  return usage.inputTokens + usage.outputTokens + usage.cacheReadInputTokens + usage.cacheWriteInputTokens
}
