import { articleText } from './article-file.ts'
import { articlePath, loadNewsroom, outletOf } from './sample.ts'

const HELP = `Prints the newsroom's English articles as JSON lines {"id","outlet","outletCountry","outletKind","url","published","title","text"},
the form in which annotated articles are evaluated.

Usage: node local/newsroom/export-docs.ts > test/golden/newsroom.docs.jsonl
`

/** The newsroom's articles that extraction reads, one JSON document a line, in order of their names. */
export function exportDocs(): string {
  const newsroom = loadNewsroom()
  return newsroom.articles
    .filter((article) => article.language === 'en')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((article) => {
      const outlet = outletOf(newsroom, article.outlet)
      return JSON.stringify({
        id: article.name,
        outlet: outlet.name,
        outletCountry: outlet.country,
        outletKind: outlet.kind,
        url: `https://newsroom.example${articlePath(outlet, article)}`,
        published: article.published.slice(0, 10),
        title: article.title,
        text: articleText(article),
      })
    })
    .map((line) => `${line}\n`)
    .join('')
}

if (import.meta.main) process.stdout.write(process.argv.includes('--help') ? HELP : exportDocs())
