import { useCallback, useEffect, useState } from 'preact/hooks'
import { NoAnswer, read } from './read.ts'

/** How far a question to the API has come. */
export type Answer<Value> = { state: 'loading' } | { state: 'failed'; error: NoAnswer; retry: () => void } | { state: 'ready'; value: Value }

/** What `ask` answers; asked anew whenever `key` changes. Answers to earlier questions are dropped. */
export function useQuestion<Value>(key: string, ask: () => Promise<Value>): Answer<Value> {
  const [attempt, setAttempt] = useState(0)
  const [settled, setSettled] = useState<{ key: string; attempt: number; value: Value } | { key: string; attempt: number; error: NoAnswer } | null>(null)
  const retry = useCallback(() => setAttempt((count) => count + 1), [])
  useEffect(() => {
    let current = true
    ask().then(
      (value) => current && setSettled({ key, attempt, value }),
      (error: unknown) => current && setSettled({ key, attempt, error: asNoAnswer(error) }),
    )
    return () => {
      current = false
    }
  }, [key, attempt])
  if (settled === null || settled.key !== key || settled.attempt !== attempt) return { state: 'loading' }
  return 'error' in settled ? { state: 'failed', error: settled.error, retry } : { state: 'ready', value: settled.value }
}

/** The answer of the API at `path`. */
export function useAnswer<Value>(path: string): Answer<Value> {
  return useQuestion(path, () => read<Value>(path))
}

function asNoAnswer(error: unknown): NoAnswer {
  if (error instanceof NoAnswer) return error
  console.error(error)
  return new NoAnswer('This view could not be made of what the register answered.', null)
}
