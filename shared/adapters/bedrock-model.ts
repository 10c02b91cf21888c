import {
  AccessDeniedException,
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  InternalServerException,
  ModelErrorException,
  ModelNotReadyException,
  ModelTimeoutException,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ServiceUnavailableException,
  ThrottlingException,
  type TokenUsage as SdkTokenUsage,
  ValidationException,
} from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { ConverseRequest, TokenUsage } from '../engine/converse.ts'
import { ModelFailure, type AskModel } from '../engine/model-port.ts'

/** Longest wait for one answer, milliseconds. A long one takes a minute. */
export const MODEL_TIMEOUT_MS = 100_000

/**
 * Adaptive: a client that is throttled slows itself down. Two tries more are enough within one delivery; what is
 * throttled still comes back later.
 */
const RETRY = { retryMode: 'adaptive', maxAttempts: 3 } as const

/** When to ask again what was refused for load, and what failed, seconds. */
const THROTTLED_PAUSE = 120
const FAILED_PAUSE = 30

/** A model on Amazon Bedrock, by the Converse API. Region and credentials come from the environment unless given. */
export function createBedrockModel(settings: { region?: string; endpoint?: string; timeoutMs?: number; maxAttempts?: number }): AskModel {
  const { region, endpoint, timeoutMs = MODEL_TIMEOUT_MS, maxAttempts = RETRY.maxAttempts } = settings
  const client = new BedrockRuntimeClient({
    ...RETRY,
    maxAttempts,
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
    // With an endpoint of one's own there may be neither region nor credentials about.
    ...(endpoint !== undefined && process.env['AWS_REGION'] === undefined && region === undefined && { region: 'us-east-1' }),
    ...(endpoint !== undefined && process.env['AWS_ACCESS_KEY_ID'] === undefined && { credentials: { accessKeyId: 'none', secretAccessKey: 'none' } }),
    // HTTP/1.1, which every endpoint speaks; left to itself this client would open a connection of HTTP/2.
    requestHandler: new NodeHttpHandler({ connectionTimeout: 5_000, requestTimeout: timeoutMs, throwOnRequestTimeout: true }),
  })
  return async (request) => {
    try {
      const { output, stopReason, usage } = await client.send(new ConverseCommand(inputOf(request)))
      return { content: output?.message?.content ?? [], stopReason: stopReason ?? 'unknown', usage: usageOf(usage) }
    } catch (error) {
      throw failureOf(error)
    }
  }
}

/** The SDK's types know more kinds of blocks than are used; over the wire both are the same. */
function inputOf(request: ConverseRequest): ConverseCommandInput {
  return request as ConverseCommandInput
}

function usageOf(usage: SdkTokenUsage | undefined): TokenUsage | null {
  if (usage === undefined) return null
  return {
    inputTokens: usage.inputTokens ?? 0,
    outputTokens: usage.outputTokens ?? 0,
    cacheReadInputTokens: usage.cacheReadInputTokens ?? 0,
    cacheWriteInputTokens: usage.cacheWriteInputTokens ?? 0,
  }
}

/** By what the caller can do about it. */
function failureOf(error: unknown): ModelFailure {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const final = { retryAfter: null, cause: error }
  if (error instanceof AccessDeniedException || isNamed(error, 'UnrecognizedClientException', 'ExpiredTokenException', 'InvalidSignatureException', 'CredentialsProviderError')) return new ModelFailure(message, 'no_access', final)
  if (error instanceof ResourceNotFoundException || error instanceof ValidationException) return new ModelFailure(message, 'no_such_model', final)
  if (error instanceof ThrottlingException || error instanceof ServiceQuotaExceededException) return new ModelFailure(message, 'throttled', { retryAfter: THROTTLED_PAUSE, cause: error })
  if (error instanceof ServiceUnavailableException || error instanceof ModelNotReadyException) return new ModelFailure(message, 'unavailable', { retryAfter: FAILED_PAUSE, cause: error })
  const mayHaveCost = error instanceof ModelTimeoutException || error instanceof ModelErrorException || error instanceof InternalServerException || isNamed(error, 'TimeoutError', 'AbortError') || !isRefusedConnection(error)
  return new ModelFailure(message, 'unavailable', { retryAfter: FAILED_PAUSE, mayHaveCost, cause: error })
}

function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof Error && names.includes(error.name)
}

function isRefusedConnection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND')
}
