import type { ArticleText } from '../shared/domain/extracted-meeting.ts'
import { extractMeetings } from '../shared/extract/extract-meetings.ts'

/** Length of article that speed is told for, characters. */
export const ARTICLE_LENGTH = 3000

/** Articles per second of one core's time, once warm; whatever else the machine does is left out. */
export type ExtractionSpeed = { articles: number; characters: number; articlesPerSecond: number; standardArticlesPerSecond: number }
/** How long one text of that length takes, and per character as a multiple of the shortest. */
export type Growth = { characters: number; milliseconds: number; costPerCharacter: number }

/** Extracts the articles again and again for at least `seconds`, after a warm-up of as many passes as the compiler needs. */
export function measureSpeed(articles: readonly ArticleText[], seconds = 3): ExtractionSpeed {
  for (let pass = 0; pass < 5; pass++) extractAll(articles)
  const characters = articles.reduce((sum, article) => sum + article.text.length, 0)
  let passes = 0
  const started = processorMs()
  while (processorMs() - started < seconds * 1000) {
    extractAll(articles)
    passes++
  }
  const elapsed = (processorMs() - started) / 1000
  return {
    articles: articles.length,
    characters,
    articlesPerSecond: (passes * articles.length) / elapsed,
    standardArticlesPerSecond: (passes * characters) / ARTICLE_LENGTH / elapsed,
  }
}

/** Extracts ever longer texts made of the articles; the best of three runs counts. */
export function measureGrowth(articles: readonly ArticleText[], lengths: readonly number[]): Growth[] {
  const paragraphs = articles.map((article) => article.text).join('\n\n')
  const whole = paragraphs.repeat(Math.ceil(Math.max(...lengths) / paragraphs.length))
  const times = lengths.map((characters) => {
    const article = { text: whole.slice(0, characters), published: articles[0]?.published ?? '2026-01-01' }
    return { characters, milliseconds: Math.min(...[1, 2, 3].map(() => timed(() => extractMeetings(article)))) }
  })
  const first = times[0]
  if (!first) return []
  return times.map(({ characters, milliseconds }) => ({
    characters,
    milliseconds,
    costPerCharacter: milliseconds / characters / (first.milliseconds / first.characters),
  }))
}

function extractAll(articles: readonly ArticleText[]): void {
  for (const article of articles) extractMeetings(article)
}

function timed(run: () => unknown): number {
  const started = processorMs()
  run()
  return processorMs() - started
}

/** The time that this process has had on processors, milliseconds. */
function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
