import type { ComponentChildren } from 'preact'
import type { Answer } from '../api/use-answer.ts'
import type { NoAnswer } from '../api/read.ts'

/** Shows an answer when it is there, and meanwhile, or instead, what there is to say. */
export function Answered<Value>({ answer, what, rows = 4, children }: { answer: Answer<Value>; what: string; rows?: number; children: (value: Value) => ComponentChildren }) {
  if (answer.state === 'loading') return <Loading what={what} rows={rows} />
  if (answer.state === 'failed') return <Failure what={what} error={answer.error} retry={answer.retry} />
  return <>{children(answer.value)}</>
}

/** Holds the place of what is to come, so that the page does not jump. */
export function Loading({ what, rows }: { what: string; rows: number }) {
  return (
    <div class="loading" role="status">
      <span class="unseen">Loading {what}</span>
      {Array.from({ length: rows }, (_, index) => (
        <span class="bar" key={index} aria-hidden="true" />
      ))}
    </div>
  )
}

function Failure({ what, error, retry }: { what: string; error: NoAnswer; retry: () => void }) {
  return (
    <div class="notice failure" role="alert">
      <h2>{error.status === 404 || error.status === 410 ? 'Not in the register' : `No ${what} to show`}</h2>
      <p>{asSentence(error.message)}</p>
      {error.instead !== null && <p>Instead: {asSentence(error.instead)}</p>}
      {error.status !== 400 && error.status !== 404 && error.status !== 410 && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  )
}

/** That there is nothing, why that may be, and what to do. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="notice">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

function asSentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(begun) ? begun : `${begun}.`
}
