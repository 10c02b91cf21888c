import { parseHTML } from 'linkedom'
import { boundMarkup } from './bound-markup.ts'

/** The parts of the DOM that reading a page takes; linkedom's nodes have them. */
export type PageNode = {
  nodeType: number
  nodeName: string
  nodeValue: string | null
  firstChild: PageNode | null
  nextSibling: PageNode | null
  parentNode: PageNode | null
}

export type PageElement = PageNode & {
  className: string
  textContent: string | null
  getAttribute(name: string): string | null
  hasAttribute(name: string): boolean
  closest(selector: string): PageElement | null
  matches(selector: string): boolean
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
  remove(): void
}

export type PageDocument = {
  title: string
  body: PageNode
  documentElement: PageElement
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

/** A DOM of a page or fragment from which scripts are gone already, cut to what can be read in bounded time. */
export function parsePage(html: string): PageDocument {
  const bounded = boundMarkup(html)
  const page: PageDocument = parseHTML(bounded).document
  if (page.querySelector('html > body') !== null) return page
  // linkedom gives a fragment no body, and text behind the body's end another root.
  const fragment = bounded.replace(/<\/?(?:html|head|body)(?=[\s/>])[^<>]*>/gi, ' ')
  return parseHTML(`<!doctype html><html><head></head><body>${fragment}</body></html>`).document
}
