import { placeNamed } from './home.ts'

/**
 * Paragraphs that sites print between the article's own: invitations, credits, link teasers.
 * Told by how they begin.
 */
const BOILERPLATE = new RegExp(
  `^\\s{0,36}(?:${'read (?:also|more)|see also|also read|related:|more:|watch:|advertisement|story continues|sign up|subscribe|follow us|get the latest|click here|copyright|©|all rights reserved|image:|(?:image|photo) credit|share this|download the|our standards:|get breaking news|video:|live updates:|list \\d of'.replaceAll(' ', '\\s+')})`,
  'i',
)

/** Longest paragraph that can be such an insertion, characters. */
const BOILERPLATE_LENGTH = 200

/** Addresses, what HTML leaves where it was not read as such, and where in a picture somebody stands. */
const EMBED = /https?:\/\/\S{1,500}|pic\.twitter\.com\/\w{1,40}|<\/?[a-z][a-z0-9]{0,10}(?:\s[^<>\n]{0,300})?\/?>|&(?:nbsp|#160|amp|ensp|emsp|shy);|\((?:(?:second from )?(?:left|right)|cent(?:er|re)|[lrc]|(?:not )?pictured)\)|, (?:(?:second|third) from )?(?:left|right|cent(?:er|re)),/gi

/**
 * Blanks what is not the article's own prose, so that offsets stay those of the archived text:
 * the result has the length of `text`.
 */
export function cleanText(text: string): string {
  return text
    .replace(EMBED, blank)
    .split('\n')
    .map((paragraph) => (isBoilerplate(paragraph) ? blank(paragraph) : paragraph))
    .join('\n')
}

function isBoilerplate(paragraph: string): boolean {
  return paragraph.length <= BOILERPLATE_LENGTH && BOILERPLATE.test(paragraph)
}

function blank(words: string): string {
  return ' '.repeat(words.length)
}

/** The city and date that open a wire story, and where the story itself begins. */
export type Dateline = { start: number; end: number; place: string | null; date: string | null }

/** "WASHINGTON, March 3 (Reuters) - ", "Singapore, 27 November 2024 – ", "KYIV (AP) — ", "(CNN) - ", "Male, Sep 26 (PTI) ", "Lima, Jun. 20. ", "YEREVAN, MAY 2, ARMENPRESS. ". */
const DATELINE =
  /^[\s,]{0,20}(?:(\p{Lu}[\p{L}.'’ \u00a0/-]{1,40}(?:,\s{1,2}\p{Lu}[\p{L}.'’ \u00a0-]{1,25})?)?(?:\s\[[\p{L} ]{2,30}\])?(?:[,/]?\s{1,2}((?:\p{Lu}\p{L}{2,8}\.?\s{1,2}\d{1,2}|\d{1,2}\s{1,2}\p{Lu}\p{L}{2,8})(?:,?\s{1,2}\d{4})?)\.?(?:,\s\p{Lu}\p{L}{1,12}\.?)?)?\s{0,2}(?:[([][\p{L}\d \u00a0./-]{2,40}[)\]]|\/[\p{L}\d \u00a0./-]{2,30}\/\.?)?\s{0,2}(?:(?:-{2,3}|[-–—―:_])\s|(?<=\/\.|\d\.|\d, \p{Lu}{2,12}\.)\s|(?<=\d[\s.]{0,2}\([\p{L} ]{2,40}\))\s))/u
const BARE_AGENCY = /^\s{0,20}[([]\p{Lu}[\p{L} \u00a0]{1,30}[)\]]\s{0,2}(?:(?:--|[-–—―])\s{1,2})?/u

/** Longest opening of a line that is searched for a dateline, characters, and how many lines of heading may stand before it. */
const DATELINE_LENGTH = 160
const MOST_HEADING = 8
/** A line that is a sentence, so that the story has begun. */
const SENTENCE_LINE = /[.!?…]["”’')\]]{0,2}\s*$/
const HEADING_LENGTH = 140

/** The day in a line that a page prints above its text: "03/14/2023 06:40 PM EST", "Updated 4 May 2021 at 10:15". */
const STAMP = /(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}(?:st|nd|rd|th)?, |\d{1,2} \p{Lu}\p{L}{2,8} |\b\d{1,2}\/\d{1,2}\/)\d{4}\b/u
const STAMP_LENGTH = 60

/** Reads the dateline of the story's first paragraph, before which a page may print its heading, the day, the author and a caption; null if there is none. */
export function findDateline(clean: string): Dateline | null {
  let start = 0
  let stamp: string | null = null
  for (let lines = 0; start < clean.length && lines < MOST_HEADING; lines++) {
    const dateline = datelineAt(clean, start, lines > 0)
    if (dateline) return { ...dateline, date: dateline.date ?? stamp }
    const newline = clean.indexOf('\n', start)
    if (newline < 0 || newline - start > HEADING_LENGTH || SENTENCE_LINE.test(clean.slice(Math.max(start, newline - 5), newline))) break
    if (newline - start <= STAMP_LENGTH) stamp ??= STAMP.exec(clean.slice(start, newline))?.[0] ?? null
    start = newline + 1
    while (start < clean.length && clean.charCodeAt(start) <= 32) start++
  }
  return stamp === null ? null : { start: 0, end: 0, place: null, date: stamp }
}

function datelineAt(clean: string, start: number, headed: boolean): Dateline | null {
  const head = clean.slice(start, start + DATELINE_LENGTH)
  const found = DATELINE.exec(head)
  if (found && (found[1] ?? found[2]) !== undefined) {
    const [matched, place, date] = found
    // "MODERATOR: …" behind a heading and "SECRETARY HALE: …" anywhere are whoever speaks.
    const isSpeaker = !date && matched.trimEnd().endsWith(':') && (headed || (!/[()[\]]/.test(matched) && placeNamed(place!) === null))
    if (!isSpeaker && (date !== undefined || (place && isDatelinePlace(place, matched)))) {
      return { start, end: start + matched.length, place: place ? place.trim().replace(AGENCY_BEHIND, '').replace(/[ -]+$/, '') : null, date: date ?? null }
    }
  }
  const agency = BARE_AGENCY.exec(head)
  if (!agency) return null
  // "(ANSA) - Rome, March 12 - "
  const end = start + agency[0].length
  const behind = headed ? null : datelineAt(clean, end, true)
  return behind ? { ...behind, start } : { start, end, place: null, date: null }
}

/** "NUR-SULTAN. KAZINFORM": the agency without brackets. */
const AGENCY_BEHIND = /(?<=\p{L}{4})\.\s.*$/u

/** Without a date, a place is a dateline's only in capitals or before an agency in brackets. */
function isDatelinePlace(place: string, matched: string): boolean {
  const [city] = place.split(',')
  return city === city!.toUpperCase() || /[()[\]]/.test(matched)
}
