import type { PageNode } from './page-dom.ts'

/** One paragraph of a page: what stands in one block element. */
export type Paragraph = {
  /** Plain text; a line break only where the page has one. */
  text: string
  /** How much of the text is inside links, 0 to 1. */
  linked: number
  /** Whether it is a heading. */
  heading: boolean
}

const ELEMENT = 1
const TEXT = 3

const nameSet = (names: string): ReadonlySet<string> => new Set(names.split(' '))
/** Elements that begin and end a paragraph. */
const BLOCKS = nameSet(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL',
)
/** Elements whose text nobody reads. */
const UNREAD = nameSet('SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT SVG MATH HEAD BUTTON SELECT TEXTAREA AUDIO VIDEO CANVAS')
const HEADINGS = nameSet('H1 H2 H3 H4 H5 H6')

/**
 * The text under `root` as people read it, cut into paragraphs: block elements and runs of `br` separate
 * them, cells of a row stay on one line. Walks without recursion, so that no nesting is too deep.
 */
export function paragraphsOf(root: PageNode): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let written = ''
  let linkedLength = 0
  let linkDepth = 0
  let headingDepth = 0

  const endParagraph = (): void => {
    const linked = Math.min(1, linkedLength / Math.max(1, written.replace(/\s+/g, '').length))
    for (const part of written.split(/\n\s*\n/)) {
      const lines = part.split('\n').map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
      const text = lines.filter(Boolean).join('\n')
      if (text !== '') paragraphs.push({ text, linked, heading: headingDepth > 0 })
    }
    written = ''
    linkedLength = 0
  }
  const enter = (name: string): void => {
    if (BLOCKS.has(name)) endParagraph()
    if (HEADINGS.has(name)) headingDepth++
    if (name === 'A') linkDepth++
    if (name === 'BR') written += '\n'
    if (name === 'TD' || name === 'TH') written += ' '
  }
  const leave = (name: string): void => {
    if (BLOCKS.has(name)) endParagraph()
    if (HEADINGS.has(name)) headingDepth--
    if (name === 'A') linkDepth--
  }

  for (let node: PageNode | null = root; node !== null; ) {
    const name: string = node.nodeName.toUpperCase()
    const skipped = node.nodeType === ELEMENT && UNREAD.has(name)
    if (node.nodeType === TEXT) {
      const text: string = (node.nodeValue ?? '').replace(/\s+/g, ' ')
      written += text
      if (linkDepth > 0) linkedLength += text.replace(/ /g, '').length
    }
    if (node.nodeType === ELEMENT && !skipped) enter(name)
    if (!skipped && node.firstChild !== null) {
      node = node.firstChild
      continue
    }
    if (node.nodeType === ELEMENT && !skipped) leave(name)
    while (node !== root && node.nextSibling === null && node.parentNode !== null) {
      node = node.parentNode
      leave(node.nodeName.toUpperCase())
    }
    node = node === root ? null : node.nextSibling
  }
  endParagraph()
  return paragraphs
}

/** Paragraphs as one text, separated by blank lines. */
export function joinParagraphs(paragraphs: readonly Pick<Paragraph, 'text'>[]): string {
  return paragraphs.map(({ text }) => text).join('\n\n')
}
