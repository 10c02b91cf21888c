import { readFileSync } from 'node:fs'
import { z } from 'zod'

const frontMatterSchema = z.strictObject({
  title: z.string().min(1),
  /** Local time of the outlet, with its offset. */
  published: z.iso.datetime({ offset: true }),
  updated: z.iso.datetime({ offset: true }).optional(),
  byline: z.string().min(1).optional(),
  /** Part of the site; `top` is listed in the outlet's front-page feed as well. */
  section: z.string().regex(/^[a-z-]+$/).default('world'),
  alsoIn: z.string().regex(/^[a-z-]+$/).optional(),
  language: z.string().min(2).default('en'),
  /** `bot-wall`: the page answers 403 with a challenge; only the feed has the text. */
  access: z.enum(['open', 'bot-wall']).default('open'),
})

/** One block of an article's body, as its file marks it: `## ` a heading, `![ … ]` a picture's caption, else a paragraph. */
export type Block = { kind: 'paragraph' | 'heading' | 'caption'; text: string }

/** One article of the sample newsroom, as its writer wrote it. */
export type NewsroomArticle = z.infer<typeof frontMatterSchema> & {
  /** `<outlet>/<slug>`, the article's name in the golden files. */
  name: string
  outlet: string
  slug: string
  blocks: Block[]
}

const FILE_PATTERN = /^---\n(?<head>[\s\S]*?)\n---\n(?<body>[\s\S]+)$/

/** Reads one article file; throws with the file and the field where it breaks the form. */
export function readArticleFile(path: string, outlet: string, slug: string): NewsroomArticle {
  const match = FILE_PATTERN.exec(readFileSync(path, 'utf8'))
  if (!match?.groups) throw new Error(`${path}: no front matter; begin the file with --- lines around "key: value" lines`)
  const head = frontMatterSchema.safeParse(parseHead(match.groups['head'] ?? '', path))
  if (!head.success) throw new Error(`${path}: ${z.prettifyError(head.error)}`)
  const blocks = parseBlocks(match.groups['body'] ?? '')
  if (blocks.length === 0) throw new Error(`${path}: no paragraph below the front matter`)
  return { ...head.data, name: `${outlet}/${slug}`, outlet, slug, blocks }
}

/** The article's plain text: blocks separated by blank lines, without the title. */
export function articleText(article: NewsroomArticle): string {
  return article.blocks.map((block) => block.text).join('\n\n')
}

function parseHead(head: string, path: string): Record<string, string> {
  const entries = head.split('\n').map((line): [string, string] => {
    const colon = line.indexOf(': ')
    if (colon < 1) throw new Error(`${path}: front matter line ${JSON.stringify(line)} is not "key: value"`)
    return [line.slice(0, colon), line.slice(colon + 2).trim()]
  })
  return Object.fromEntries(entries)
}

function parseBlocks(body: string): Block[] {
  return body
    .split(/\n{2,}/)
    .map((block) => block.replaceAll('\n', ' ').trim())
    .filter((block) => block !== '')
    .map(parseBlock)
}

function parseBlock(source: string): Block {
  if (source.startsWith('## ')) return { kind: 'heading', text: source.slice(3).trim() }
  const caption = /^!\[(.+)\]$/.exec(source)
  if (caption?.[1]) return { kind: 'caption', text: caption[1].trim() }
  return { kind: 'paragraph', text: source }
}
