import { escapeMarkup } from './markup.ts'

/** A line of the list: where its article is, and when it came out, in the publisher's own time. */
export type ListLine = { title: string; link: string; published: string }

/** The page on which a ministry without a feed lists its press releases, newest first, as a table. */
export function renderListPage(title: string, home: string, lines: ListLine[]): string {
  const rows = lines.map(
    ({ title: name, link, published }, index) =>
      `<tr><td class="num">${lines.length - index}</td><td class="tit"><a href="${escapeMarkup(link)}">${escapeMarkup(name)}</a></td><td class="date">${published.slice(0, 16).replace('T', ' ')}</td></tr>`,
  )
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeMarkup(title)}</title></head>
<body>
<div id="header"><a href="${escapeMarkup(home)}">Home</a><ul id="gnb"><li><a href="#">About the Ministry</a></li><li><a href="#">Foreign Policy</a></li></ul></div>
<div id="contents">
<h2>${escapeMarkup(title)}</h2>
<table class="board"><thead><tr><th>No.</th><th>Title</th><th>Date</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>
<div class="paging"><a href="?page=1">1</a> <a href="?page=2">2</a> <a href="?page=3">Next</a></div>
</div>
</body>
</html>
`
}
