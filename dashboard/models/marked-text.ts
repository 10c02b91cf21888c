import type { FieldSpan } from '../../shared/domain/extracted-meeting.ts'

/** A stretch of archived text and the fields that it proves; `evidence` is the sentence that proves the meeting. */
export type Stretch = { text: string; fields: string[]; evidence: boolean }

type Excerpt = { start: number; end: number; text: string }

/** Cuts an excerpt where anything that it proves begins or ends. Spans beyond it, or that make no sense, are left out. */
export function markedText(excerpt: Excerpt, spans: readonly FieldSpan[], evidence: { start: number; end: number } | null): Stretch[] {
  const inside = (at: number) => Math.min(Math.max(at, excerpt.start), excerpt.end)
  const marks = spans
    .filter(({ field, start, end }) => field !== 'evidence' && start < end && start < excerpt.end && end > excerpt.start)
    .map(({ field, start, end }) => ({ field: field.split('/')[0] ?? field, start: inside(start), end: inside(end) }))
  const cuts = [excerpt.start, excerpt.end, ...marks.flatMap(({ start, end }) => [start, end]), ...(evidence === null ? [] : [inside(evidence.start), inside(evidence.end)])]
  const bounds = [...new Set(cuts)].toSorted((a, b) => a - b)
  return bounds.slice(0, -1).map((start, index) => {
    const end = bounds[index + 1] ?? start
    const covers = (span: { start: number; end: number }) => span.start <= start && span.end >= end
    return {
      text: excerpt.text.slice(start - excerpt.start, end - excerpt.start),
      fields: [...new Set(marks.filter(covers).map(({ field }) => field))],
      evidence: evidence !== null && covers(evidence),
    }
  })
}
