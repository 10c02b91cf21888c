/** A page as a ministry's or paper's system makes it: the article among navigation, invitations and lists. */
export function page(article: string, { head = '', body = '' } = {}): string {
  return `<!doctype html><html lang="en"><head><title>Ministers agree on border trade | Seoul Ledger</title>
    <meta property="og:site_name" content="Seoul Ledger">${head}</head><body>${body}
    <header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
    <main><article><h1>Ministers agree on border trade</h1>${article}</article>
    <aside><h2>Most read</h2><ul><li><a href="/a">Rain expected over the weekend in the south of the country</a></li></ul></aside></main>
    <footer><p>© 2026 Seoul Ledger. All rights reserved.</p></footer>
    <script>window.dataLayer = ["not text"]</script></body></html>`
}

export const PARAGRAPHS = [
  'Foreign Minister Baek Ji-won met her Mongolian counterpart, Batbold Enkhtuya, in Ulaanbaatar on Tuesday to discuss trade across the border, her ministry said in a statement.',
  'The two ministers agreed to open a third crossing by the end of next year and to simplify the papers that lorry drivers have to carry, which traders on both sides have long asked for.',
  'They also exchanged views on the situation in the region, the statement said, and decided to meet again in Seoul in the spring, before the leaders of the two countries hold their summit.',
]

export const asHtml = (paragraphs: readonly string[]): string => paragraphs.map((text) => `<p>${text}</p>`).join('\n')
