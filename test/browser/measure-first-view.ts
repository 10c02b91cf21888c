import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { bundleDashboard, compressedBytes } from '../../infra/dashboard-bundle.ts'
import { openBrowser, watchedPage } from './open-browser.ts'
import { emptyRegister, largeRegister, newsroomRegister } from './registers.ts'
import { serveDashboard } from './serve-dashboard.ts'

/** Openings measured; the best of them is the least disturbed by what else the machine does. */
const OPENINGS = 9

/** Milliseconds from the start of a navigation, with nothing in the cache, until `ready` holds and has been drawn. */
async function opening(browser: Browser, url: string, ready: string): Promise<number> {
  const { page } = await watchedPage(browser)
  await page.addInitScript((condition) => {
    const isReady = () => condition.split(' & ').every((selector) => document.querySelector(selector) !== null)
    const watch = () => {
      if (isReady()) requestAnimationFrame(() => Object.assign(globalThis, { readyAt: performance.now() }))
      else requestAnimationFrame(watch)
    }
    watch()
  }, ready)
  await page.goto(url)
  await page.waitForFunction(() => 'readyAt' in globalThis)
  const at = await page.evaluate(() => Number(Reflect.get(globalThis, 'readyAt')))
  await page.context().close()
  return at
}

async function best(measure: () => Promise<number>): Promise<string> {
  const times: number[] = []
  for (let round = 0; round < OPENINGS; round += 1) times.push(await measure())
  const sorted = times.toSorted((a, b) => a - b)
  return `best ${Math.round(sorted[0] ?? 0)} ms, median ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ms`
}

const site = mkdtempSync(join(tmpdir(), 'parley-dashboard-'))
await bundleDashboard(site)
const bytes = compressedBytes(site).reduce((sum, file) => sum + file.bytes, 0)
console.log(`all of the page: ${(bytes / 1024).toFixed(0)} KB gzip`)
const browser = await openBrowser()
for (const [name, register] of [['newsroom', await newsroomRegister()], ['empty', emptyRegister()], ['50,000 meetings', largeRegister(50_000)]] as const) {
  const server = await serveDashboard(site, register)
  const listed = name === 'empty' ? '.notice' : '[aria-labelledby="latest"] .meeting'
  console.log(`${name}: first view ${await best(() => opening(browser, `${server.url}/`, `aside.filter input & ${listed}`))}`)
  if (name === 'newsroom') console.log(`a bare text of the same server: ${await best(() => opening(browser, `${server.url}/assets/licences.txt`, 'pre'))}`)
  await server.close()
}
await browser.close()
rmSync(site, { recursive: true, force: true })
