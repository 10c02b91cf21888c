import type { Report } from '../domain/report.ts'
import { stableJson } from './stable-json.ts'

/** What a report says, as one line of text: the same whoever has read it, and from whichever version of the article. */
export function reportContent({ extractorVersion: _extractor, articleVersion: _article, ...content }: Report): string {
  return stableJson(content)
}
