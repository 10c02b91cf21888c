import { Readability } from '@mozilla/readability'
import { dropBoilerplate } from './drop-boilerplate.ts'
import type { PageDocument, PageNode } from './page-dom.ts'
import { type Paragraph, paragraphsOf } from './paragraphs.ts'

/** A page gives its text in JSON-LD as well: taken as a guide if the page's paragraphs cover this much of it … */
const GUIDE_COVERAGE = 0.8
/** … and it is not a teaser: at least this much of what Readability finds. */
const GUIDE_LENGTH = 0.6
const LONGEST_GUIDE = 200_000
/** Running text: a dozen words or more, and an end. */
const SENTENCES = /^(?:\S+\s+){12,}\S+[.!?]["”’')]?$/u
const MOST_PARAGRAPHS = 3_000
/** A paragraph is in a text if this share of its runs of four words is; of so many runs that it is not by chance. */
const NEARLY_ALL = 0.6
const TELLING_RUNS = 3
/** A description of fewer letters than this is no standfirst. */
const SHORTEST_STANDFIRST = 40

/** What the page's markup says about the article. */
export type ArticleGuide = { articleBody: string | null; description: string | null; authors: readonly string[] }

/**
 * The article's paragraphs in the order of the page. Readability finds the part of the page that is the
 * article; where the publisher gives the text itself (`articleBody` of its JSON-LD), the page's paragraphs
 * that are in it are the better answer. A standfirst outside of that part is put first. Changes `document`.
 */
export function articleParagraphs(document: PageDocument, guide: ArticleGuide): Paragraph[] {
  const all = paragraphsOf(document.body).slice(0, MOST_PARAGRAPHS)
  const article = new Readability<PageNode>(document, { serializer: (node) => node }).parse()
  const found = article?.content ? dropBoilerplate(paragraphsOf(article.content), guide.authors) : []
  const guided = guide.articleBody === null ? null : paragraphsInside(guide.articleBody, all)
  const foundLetters = letterCount(found)
  const isFuller = guided !== null && letterCount(guided) >= foundLetters * GUIDE_LENGTH
  const paragraphs = isFuller ? dropBoilerplate(joined(guided, found, all), guide.authors) : found
  return withStandfirst(paragraphs, guide.description, all)
}

/** Those of a page's paragraphs that are in `body`, word for word or nearly so, or null if they do not make up most of it. */
function paragraphsInside(body: string, all: readonly Paragraph[]): Paragraph[] | null {
  const wanted = new Set(wordRuns(body.slice(0, LONGEST_GUIDE)))
  const found = new Set<string>()
  let following = false
  const inside = all.filter((paragraph) => {
    const runs = wordRuns(paragraph.text)
    if (runs.length === 0) return false
    const shared = runs.filter((run) => wanted.has(run))
    // Headings and answers of a few words count where they follow on.
    const telling = runs.length >= TELLING_RUNS || following
    following = telling && shared.length >= runs.length * NEARLY_ALL
    if (following) for (const run of shared) found.add(run)
    return following
  })
  return found.size >= wanted.size * GUIDE_COVERAGE ? inside : null
}

/** Both readings' paragraphs in the order of the page: the text in the markup leaves some out, such as those with a drop cap. */
function joined(guided: readonly Paragraph[], found: readonly Paragraph[], all: readonly Paragraph[]): Paragraph[] {
  const wanted = new Set(guided)
  const sentences = new Set(found.filter(({ text }) => SENTENCES.test(text)).map(({ text }) => text))
  return all.filter((paragraph) => wanted.has(paragraph) || sentences.has(paragraph.text))
}

/** Every run of four words, or what there is of fewer; texts with the same runs say the same. */
function wordRuns(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return []
  return Array.from({ length: Math.max(1, words.length - 3) }, (_, start) => words.slice(start, start + 4).join(' '))
}

/** Puts first the paragraph that the page itself describes the article with, if it shows one. */
function withStandfirst(paragraphs: Paragraph[], description: string | null, all: readonly Paragraph[]): Paragraph[] {
  const wanted = letters(description ?? '')
  if (wanted.length < SHORTEST_STANDFIRST || paragraphs.length === 0) return paragraphs
  const standfirst = all.find(({ text }) => letters(text) === wanted)
  if (standfirst === undefined || letters(paragraphs.map(({ text }) => text).join(' ')).includes(wanted)) return paragraphs
  return [standfirst, ...paragraphs]
}

function letterCount(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + letters(text).length, 0)
}

/** Letters and digits alone, in lower case: spaces, quotes and dashes differ between a page's copies of a text. */
function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
