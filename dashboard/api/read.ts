import type { ProblemBody } from '../../shared/api/problem.ts'

/** Why the API gave no answer, in words for the reader. */
export class NoAnswer extends Error {
  override name = 'NoAnswer'
  readonly status: number | null
  /** What to ask instead, where the API knows. */
  readonly instead: string | null

  constructor(message: string, status: number | null, instead: string | null = null) {
    super(message)
    this.status = status
    this.instead = instead
  }
}

/** Answers stay good for going back and forth, milliseconds. */
const FRESH_MS = 60_000
const MOST_KEPT = 60

const kept = new Map<string, { at: number; answer: Promise<unknown> }>()

/** The JSON answer of the read API at `path`. Rejects with `NoAnswer`. */
export function read<Answer>(path: string): Promise<Answer> {
  const known = kept.get(path)
  if (known !== undefined && Date.now() - known.at < FRESH_MS) return known.answer as Promise<Answer>
  const answer = ask(path)
  kept.delete(path)
  kept.set(path, { at: Date.now(), answer })
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
  // A failure is asked for again.
  answer.catch(() => kept.delete(path))
  return answer as Promise<Answer>
}

async function ask(path: string): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(path, { headers: { accept: 'application/json' } })
  } catch {
    throw new NoAnswer('The register cannot be reached. The network may be down, or the service that gives this page may have ended.', null)
  }
  if (response.ok) return response.json()
  throw await noAnswer(response)
}

async function noAnswer(response: Response): Promise<NoAnswer> {
  const { status } = response
  try {
    const { detail, instead } = (await response.json()) as Partial<ProblemBody>
    if (typeof detail === 'string') return new NoAnswer(detail, status, instead ?? null)
  } catch {
    // Not from the API itself: a gateway's page, say.
  }
  if (status === 401 || status === 403) return new NoAnswer('You have no access to this register. Ask its owner.', status)
  if (status === 429) return new NoAnswer('Too many questions at once. Wait a moment, then try again.', status)
  return new NoAnswer(`The register answered with status ${status}.`, status)
}
