import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { TODAY } from './registers.ts'

/** Debian's Chromium, or the one that `CHROMIUM` names; undefined if there is none. */
export const CHROMIUM = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path !== undefined && path !== '' && existsSync(path))

/** Root may not have a sandbox of its own; what is opened are our own pages. */
export function openBrowser(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error('there is no Chromium')
  return chromium.launch({ executablePath: CHROMIUM, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

/** A page with what went wrong on it. */
export type WatchedPage = { page: Page; faults: string[] }

export type Look = { colorScheme?: 'light' | 'dark'; width?: number; height?: number }

/** How a page looks unless told otherwise. */
export const DAYLIGHT = { colorScheme: 'light', width: 1280, height: 900 } as const

/** A new page, on the day of the samples, that remembers errors of scripts, of the console and of requests. */
export async function watchedPage(browser: Browser, look: Look = {}): Promise<WatchedPage> {
  const { colorScheme, width, height } = { ...DAYLIGHT, ...look }
  const context = await browser.newContext({ colorScheme, viewport: { width, height }, reducedMotion: 'reduce', acceptDownloads: true })
  const page = await context.newPage()
  // Below the tests' own limit, so that what was waited for is said.
  page.setDefaultTimeout(15_000)
  await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00Z`))
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('requestfailed', (request) => {
    // A question that nobody waits for any more is given up.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`${request.url()}: ${request.failure()?.errorText ?? ''}`)
  })
  return { page, faults }
}

/** Waits until all that a view asked for is there and drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const busy = document.querySelector('.loading, [aria-busy="true"]') !== null
    const undrawn = [...document.querySelectorAll('.chart, .map-frame')].some((frame) => frame.childElementCount === 0)
    return document.querySelector('main h1') !== null && !busy && !undrawn
  })
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core objects to on the page, as `rule: element`; by all its rules, or those named. */
export async function axeViolations(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  return page.evaluate(async (only) => {
    type Result = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }
    const { axe } = globalThis as unknown as { axe: { run: (options: { runOnly?: readonly string[] }) => Promise<Result> } }
    const { violations } = await axe.run(only === null ? {} : { runOnly: only })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`))
  }, rules)
}
