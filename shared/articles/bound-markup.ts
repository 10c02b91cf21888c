/** Opening and closing; five times those of the longest live blogs. Building and reading a page takes time per element. */
const MOST_TAGS = 24_000
/** Deeper than any page of people; some steps of reading take time per element and level. */
const MOST_NESTED = 100
/** Tables are judged by all of their rows and cells, those of inner tables included. */
const MOST_NESTED_TABLES = 4

const TAG = /<(\/?)([a-z][a-z0-9-]*)[^<>]*>/gi
/** Elements without an end, and those whose end is usually left out, so that counting them tells no depth. */
const ENDLESS = new Set('area base br col embed hr img input link meta source track wbr p li dt dd option optgroup tr td th thead tbody tfoot colgroup'.split(' '))

/**
 * A page cut to what can be read in bounded time: tags beyond the bounds of number and depth are left out,
 * their text stays; long runs of white space, on which Readability's patterns dwell, become one space.
 */
export function boundMarkup(html: string): string {
  let tags = 0
  const open = { all: 0, tables: 0 }
  const bounded = html.replace(TAG, (tag: string, slash: string, written: string) => {
    const name = written.toLowerCase()
    // A page of frames has no body, and no text of its own.
    if (++tags > MOST_TAGS || name === 'frameset') return ' '
    const tooDeep = open.all > MOST_NESTED || open.tables > MOST_NESTED_TABLES
    if (ENDLESS.has(name) || tag.endsWith('/>')) return tooDeep ? ' ' : tag
    const step = slash === '' ? 1 : -1
    open.all = Math.max(0, open.all + step)
    if (name === 'table') open.tables = Math.max(0, open.tables + step)
    return tooDeep || open.all > MOST_NESTED || open.tables > MOST_NESTED_TABLES ? ' ' : tag
  })
  return bounded.replace(/\s{20,10000}/g, '\n')
}
