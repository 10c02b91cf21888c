import { addressOf } from '../routes.ts'
import { statusName, topicName } from '../models/words.ts'

/** How a meeting stands. `overdue`: its day has passed, and nobody told what became of it. */
export function StatusTag({ status, overdue = false }: { status: string; overdue?: boolean }) {
  return <span class={`status ${status}`}>{overdue ? `${statusName(status)}, outcome not told` : statusName(status)}</span>
}

/** Topics, each leading to the meetings about it. */
export function Topics({ codes }: { codes: readonly string[] }) {
  if (codes.length === 0) return null
  return (
    <ul class="topics" aria-label="Topics">
      {codes.map((code) => (
        <li key={code}>
          <a href={addressOf({ view: 'meetings', filter: { topic: code } })}>{topicName(code)}</a>
        </li>
      ))}
    </ul>
  )
}
