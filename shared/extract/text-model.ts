/** A word, number or mark of the article, at `[start, end)` of its text. */
export type Token = {
  text: string
  /** Lower case, accents kept, typographic apostrophes made plain. */
  lower: string
  start: number
  end: number
  kind: 'word' | 'number' | 'mark'
  /** Begins with a capital letter. */
  upper: boolean
  /** Words, or a number and words, with hyphens between them. */
  dashed: boolean
  /** The tables that may hold the word, see word-tables.ts. */
  marks: number
}

/** A sentence: characters `[start, end)`, tokens `[from, to)` of the document. */
export type Sentence = {
  start: number
  end: number
  from: number
  to: number
  /** Index of the paragraph it stands in. */
  paragraph: number
  /** The tables that may hold one of its words. */
  marks: number
}

/** Direct speech, marks excluded, at characters `[start, end)`. */
export type Quote = { start: number; end: number }

/** The article cut up for reading. All offsets point into `text`, which is the article's text itself. */
export type TextModel = {
  /** The article's text as archived. */
  text: string
  /** Same length; boilerplate, embeds and captions blanked with spaces. Tokens are read from here. */
  clean: string
  tokens: Token[]
  sentences: Sentence[]
  quotes: Quote[]
  /** Publication day, `YYYY-MM-DD`. */
  publishedOn: string
  /** The city or cities of a dateline ("WASHINGTON, March 3 (…) -"), as written, with its end; or null. */
  dateline: { start: number; end: number; place: string | null; date: string | null } | null
}

/**
 * One occasion as the event stage sees it, handed to the stages that read its content:
 * which sentences tell of it (indices, ascending), which sentence carries its trigger, who takes part.
 */
export type Occasion = {
  sentences: number[]
  mainSentence: number
  /** Party codes. */
  parties: string[]
  /** Full names as given, with party code. */
  participants: { name: string; party: string }[]
  /** The only, or the first, main occasion of the article: content outside of any other occasion's sentences may belong to it. */
  main: boolean
  /** The article's title, or null. */
  title: string | null
}

/** A value with the characters that prove it. */
export type Proven<Value> = { value: Value; start: number; end: number }
