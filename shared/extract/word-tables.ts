import type { Token } from './text-model.ts'

/**
 * The tables of words that an article is held against, each with a bit, which some share; and for each shape of a word the bits
 * of the tables that may hold it. Most words are in no table, and their marks say so without a look into any; a sentence
 * without a table's bit among the marks of its words need not be read for it.
 */
const MARKS = new Int32Array(16_384)
let tables = 0

/** The bits of the tables that may hold the word, lower case; all tables are filled as their modules load. */
export function marksOf(word: string): number {
  return MARKS[shapeOf(word)]!
}

/** What equal words share, and few others; by the factors that tell the frequent words of news best from those of the tables. */
function shapeOf(word: string): number {
  const { length } = word
  const second = length > 1 ? word.charCodeAt(1) : 0
  return (word.charCodeAt(0) * 1945 + second * 49 + word.charCodeAt(length - 1) * 1353 + word.charCodeAt(length >> 1) * 684 + length) & (MARKS.length - 1)
}

/** The bit of a table, of those of an integer; the first beyond them share those of the last, which are asked for less than the first. */
function bitOf(table: number): number {
  return 1 << (table < 32 ? table : 63 - table)
}

/** What is looked for by words: most of a text's words are told apart by their marks. */
export class MarkedTable {
  private readonly bit = bitOf(tables++)

  /** Says that the table holds the word, lower case. */
  protected mark(word: string): void {
    MARKS[shapeOf(word)]! |= this.bit
  }

  /** Whether the word, or one of the sentence's words, may be in the table. */
  mayBeIn({ marks }: { marks: number }): boolean {
    return (marks & this.bit) !== 0
  }
}

/** Values by single words, for what every word of a text is asked. */
export class WordTable<Value> extends MarkedTable {
  private readonly values: ReadonlyMap<string, Value>

  constructor(values: ReadonlyMap<string, Value>) {
    super()
    this.values = values
    for (const word of values.keys()) this.mark(word)
  }

  get(token: Token | undefined): Value | undefined {
    return token && this.mayBeIn(token) ? this.values.get(token.lower) : undefined
  }

  /** Whether the word, lower case, is in the table. */
  has(word: string): boolean {
    return this.values.has(word)
  }
}

/** A table that only says which words it holds. */
export function wordTable(words: Iterable<string>): WordTable<true> {
  return new WordTable(new Map(Array.from(words, (word) => [word, true])))
}

/** A table of words by what each says; of a word in several lists the last one counts. */
export function kindTable<Kind extends string>(lists: Readonly<Record<Kind, Iterable<string>>>): WordTable<Kind> {
  const kinds = new Map<string, Kind>()
  for (const kind in lists) for (const word of lists[kind]) kinds.set(word, kind)
  return new WordTable(kinds)
}
