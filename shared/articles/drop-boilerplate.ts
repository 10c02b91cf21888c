import { z } from 'zod'
import boilerplate from './boilerplate.json' with { type: 'json' }
import type { Paragraph } from './paragraphs.ts'

const { patterns } = z.object({ note: z.string(), patterns: z.array(z.string().min(1)) }).parse(boilerplate)
const BOILERPLATE = new RegExp(`^(?:${patterns.join('|')})$`, 'is')
const LONGEST_BOILERPLATE = 300
/** From this share of linked text on, a paragraph is a pointer to another page. */
const POINTER = 0.9
/** A pointer of fewer words may be part of a list that the article has. */
const POINTER_WORDS = 4

const SHORTEST_NAME = 5

/** The paragraphs that are the article's: without invitations, credits, pointers to other pages and repetitions. */
export function dropBoilerplate(paragraphs: readonly Paragraph[], authors: readonly string[] = []): Paragraph[] {
  const seen = new Set<string>()
  const kept = paragraphs.filter((paragraph) => {
    if (isBoilerplate(paragraph) || isAboutAuthor(paragraph, authors)) return false
    const repeated = paragraph.text.length > 40 && seen.has(paragraph.text)
    seen.add(paragraph.text)
    return !repeated
  })
  // A heading with nothing under it headed what was dropped.
  return kept.filter((paragraph, index) => !paragraph.heading || kept[index + 1]?.heading === false)
}

/** "Jane Roe", "By Jane Roe", "Jane Roe is a correspondent …". */
function isAboutAuthor({ text }: Paragraph, authors: readonly string[]): boolean {
  return authors.some((author) => {
    const rest = text.replace(/^by\s+/i, '')
    if (author.length < SHORTEST_NAME || !rest.toLowerCase().startsWith(author.toLowerCase())) return false
    const after = rest.slice(author.length)
    return /^[\s.,|]*$/.test(after) || /^,?\s+(?:is|was|has (?:been|covered|written|reported)|covers|writes|reports|joined|can be reached)\b/i.test(after)
  })
}

function isBoilerplate({ text, linked }: Paragraph): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return true
  if (linked >= POINTER && text.split(/\s+/).length >= POINTER_WORDS) return true
  return text.length <= LONGEST_BOILERPLATE && BOILERPLATE.test(text.replace(/\s+/g, ' '))
}
