import type { RobotsVerdict, WebFailure, WebResponse } from '../ports.ts'

/** A robots.txt as it applies to us. */
export type Robots = {
  verdict: (url: string) => RobotsVerdict
  /** For how long it may be kept before it is asked for again, minutes. */
  keepMinutes: number
}

type Rule = { pattern: string; allow: boolean }
type Group = { agents: Set<string>; rules: Rule[]; crawlDelaySeconds: number | null }

/** The product token by which robots.txt files address this project (RFC 9309, 2.2.1). */
const PRODUCT_TOKEN = 'parley'
/** What is read of a file; RFC 9309, 2.5 asks for no more. */
const MOST_CHARACTERS = 500 * 1024
/** RFC 9309, 2.4: kept for no longer than a day. */
const KEEP_MINUTES = 24 * 60
/** A site whose robots.txt cannot be had is left alone for this long. */
const KEEP_FAILURE_MINUTES = 60

/** The address of the robots.txt that governs `url`. */
export function robotsUrl(url: string): string {
  return new URL('/robots.txt', url).href
}

/**
 * The rules that an answer to the request for robots.txt stands for (RFC 9309, 2.3.1): a file that is not
 * there allows everything; a server that fails, asks for patience or cannot be reached allows nothing
 * for a while.
 */
export function robotsFrom(answer: WebResponse | WebFailure): Robots {
  if (answer.ok && answer.status >= 200 && answer.status < 300) {
    return { verdict: readRobots(new TextDecoder().decode(answer.body)), keepMinutes: KEEP_MINUTES }
  }
  if (answer.ok && answer.status < 500 && answer.status !== 429) return { verdict: readRobots(''), keepMinutes: KEEP_MINUTES }
  return { verdict: () => ({ allowed: false, crawlDelaySeconds: null }), keepMinutes: KEEP_FAILURE_MINUTES }
}

/** Reads a robots.txt by RFC 9309, with the widespread `Crawl-delay`. What cannot be read is left out. */
export function readRobots(text: string): (url: string) => RobotsVerdict {
  const groups = readGroups(text.slice(0, MOST_CHARACTERS))
  const ours = groups.filter(({ agents }) => agents.has(PRODUCT_TOKEN))
  const applying = ours.length > 0 ? ours : groups.filter(({ agents }) => agents.has('*'))
  const rules = applying.flatMap((group) => group.rules)
  const crawlDelaySeconds = applying.map((group) => group.crawlDelaySeconds).find((delay) => delay !== null) ?? null
  return (url) => ({ allowed: isAllowed(url, rules), crawlDelaySeconds })
}

function readGroups(text: string): Group[] {
  const groups: Group[] = []
  let group: Group | null = null
  let namingAgents = false
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [statement = ''] = line.split('#', 1)
    const colon = statement.indexOf(':')
    if (colon < 0) continue
    const name = statement.slice(0, colon).trim().toLowerCase()
    const value = statement.slice(colon + 1).trim()
    if (name === 'user-agent') {
      if (group === null || !namingAgents) {
        group = { agents: new Set(), rules: [], crawlDelaySeconds: null }
        groups.push(group)
      }
      group.agents.add(value.toLowerCase().split(/[/\s]/, 1)[0] ?? '')
      namingAgents = true
    } else if (name === 'allow' || name === 'disallow') {
      namingAgents = false
      // "Disallow:" with nothing behind it disallows nothing.
      if (value !== '') group?.rules.push({ pattern: oneSpelling(value), allow: name === 'allow' })
    } else if (name === 'crawl-delay' && group !== null) {
      namingAgents = false
      const seconds = Number(value)
      if (value !== '' && seconds >= 0 && Number.isFinite(seconds)) group.crawlDelaySeconds ??= seconds
    }
  }
  return groups
}

/** The longest pattern that matches decides; of equally long ones the allowing; none allows. */
function isAllowed(url: string, rules: Rule[]): boolean {
  const { pathname, search } = new URL(url)
  if (pathname === '/robots.txt') return true
  const path = oneSpelling(pathname + search)
  let decisive: Rule | null = null
  for (const rule of rules) {
    const longer = decisive === null || rule.pattern.length > decisive.pattern.length
    const asLong = decisive !== null && rule.pattern.length === decisive.pattern.length && rule.allow
    if ((longer || asLong) && matches(rule.pattern, path)) decisive = rule
  }
  return decisive === null || decisive.allow
}

/** RFC 9309, 2.2.3: `*` is any run of characters, `$` at the end is the end of the path. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$')
  const [start = '', ...parts] = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(start)) return false
  let position = start.length
  const last = anchored ? parts.pop() : undefined
  for (const part of parts) {
    const found = path.indexOf(part, position)
    if (found < 0) return false
    position = found + part.length
  }
  if (!anchored) return true
  return last === undefined ? position === path.length : path.length - last.length >= position && path.endsWith(last)
}

/** Percent escapes in one spelling: those of ASCII letters, digits, `-._~` undone, others in upper case. */
function oneSpelling(path: string): string {
  return path
    .replace(/[^\u0020-\u007E]+/g, (characters) => encodeURI(characters.toWellFormed()))
    .replace(/%[0-9a-f]{2}/gi, (escape) => {
      const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16))
      return /[A-Za-z0-9\-._~]/.test(character) ? character : escape.toUpperCase()
    })
}
