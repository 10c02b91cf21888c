import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { feedKindSchema } from '../../shared/domain/feed.ts'
import { listPageSchema } from '../../shared/domain/list-page.ts'
import { countryCodeSchema } from '../../shared/domain/party.ts'
import { readArticleFile } from './article-file.ts'
import type { NewsroomArticle } from './article-file.ts'
import newsroom from './newsroom.json' with { type: 'json' }

const pathSchema = z.string().startsWith('/')

const outletSchema = z.strictObject({
  slug: z.string().regex(/^[a-z-]+$/),
  name: z.string().min(1),
  country: countryCodeSchema.nullable(),
  kind: feedKindSchema,
  template: z.enum(['wire', 'paper', 'ministry', 'agency', 'broadcast']),
  /** Path of an article's page; `{slug}`, `{section}`, `{yyyy}`, `{mm}` and `{dd}` are filled in. */
  address: pathSchema,
})
export type Outlet = z.infer<typeof outletSchema>

const feedSourceSchema = z.strictObject({
  path: pathSchema,
  title: z.string().min(1),
  outlet: z.string(),
  format: z.enum(['rss2', 'atom', 'rdf', 'json', 'list']),
  /** How a list page is to be read. */
  listPage: listPageSchema.optional(),
  /** How much of an article its item carries. */
  content: z.enum(['none', 'summary', 'full']),
  charset: z.enum(['utf-8', 'windows-1251']).default('utf-8'),
  links: z.enum(['absolute', 'relative']).default('absolute'),
  dates: z.boolean().default(true),
  cdata: z.boolean().default(false),
  /** Query string that the feed appends to its links. */
  tracking: z.string().optional(),
  /** Only articles of these sections (or marked `alsoIn` one of them). */
  sections: z.array(z.string()).optional(),
  /** Items whose page is gone: it answers 404. */
  deadItems: z.array(z.strictObject({ title: z.string(), path: pathSchema, published: z.iso.datetime({ offset: true }) })).default([]),
})
export type FeedSource = z.infer<typeof feedSourceSchema>

const newsroomSchema = z.strictObject({ outlets: z.array(outletSchema), feeds: z.array(feedSourceSchema) })

/** The sample newsroom: who publishes, what, and through which feeds. */
export type Newsroom = { outlets: Outlet[]; feeds: FeedSource[]; articles: NewsroomArticle[] }

const ARTICLES_FOLDER = join(import.meta.dirname, 'articles')

/** Reads `newsroom.json` and every article file; throws, naming the file, where one breaks its form. */
export function loadNewsroom(): Newsroom {
  const { outlets, feeds } = newsroomSchema.parse(newsroom)
  const articles = outlets.flatMap((outlet) =>
    readdirSync(join(ARTICLES_FOLDER, outlet.slug))
      .filter((file) => file.endsWith('.md'))
      .sort()
      .map((file) => readArticleFile(join(ARTICLES_FOLDER, outlet.slug, file), outlet.slug, file.slice(0, -'.md'.length))),
  )
  return { outlets, feeds, articles }
}

/** The outlet of that slug; throws for a slug that `newsroom.json` does not list. */
export function outletOf(newsroom: Newsroom, slug: string): Outlet {
  const outlet = newsroom.outlets.find((candidate) => candidate.slug === slug)
  if (!outlet) throw new Error(`newsroom.json lists no outlet ${JSON.stringify(slug)}`)
  return outlet
}

/** Path of the article's page on the newsroom's server. */
export function articlePath(outlet: Outlet, article: NewsroomArticle): string {
  const [yyyy = '', mm = '', dd = ''] = article.published.slice(0, 10).split('-')
  return outlet.address
    .replace('{slug}', article.slug)
    .replace('{section}', article.section)
    .replaceAll('{yyyy}', yyyy)
    .replaceAll('{mm}', mm)
    .replaceAll('{dd}', dd)
}

/** The articles that a feed lists, newest first. */
export function articlesOfFeed(newsroom: Newsroom, feed: FeedSource): NewsroomArticle[] {
  return newsroom.articles
    .filter((article) => article.outlet === feed.outlet)
    .filter((article) => !feed.sections || [article.section, article.alsoIn ?? ''].some((section) => feed.sections?.includes(section)))
    .sort((a, b) => Date.parse(b.published) - Date.parse(a.published) || (a.slug < b.slug ? -1 : 1))
}
