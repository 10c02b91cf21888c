import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleDashboard } from '../../infra/dashboard-bundle.ts'
import type { LoopbackServer } from '../../local/loopback-server.ts'
import { axeViolations, CHROMIUM, DAYLIGHT, openBrowser, settled, watchedPage } from './open-browser.ts'
import type { WatchedPage } from './open-browser.ts'
import { emptyRegister, HARM, largeRegister, newsroomRegister } from './registers.ts'
import { serveDashboard } from './serve-dashboard.ts'

if (CHROMIUM === undefined) {
  console.warn('\n*** The dashboard is NOT tested: there is no Chromium. Install it (apt-get install chromium) or name one in CHROMIUM. ***\n')
}

const directory = mkdtempSync(join(tmpdir(), 'parley-dashboard-'))
const servers: Record<string, LoopbackServer> = {}
let browser: Browser

/** A view is looked at several times over, by axe too, and the machine may be busy, milliseconds. */
const PATIENCE = 90_000

/** A meeting of the large register. */
const ANY_MEETING = 'm_00000000000000000010'

const VIEWS = {
  meetings: '/',
  filtered: '/meetings?party=KOR&status=held',
  party: '/parties/KOR',
  pair: '/pairs/KOR/USA',
  pairs: '/pairs',
  places: '/places',
  compared: '/places?party=KOR&party=USA&party=VNM',
  topics: '/topics',
  sources: '/sources',
}

describe.skipIf(CHROMIUM === undefined)('the dashboard', () => {
  beforeAll(async () => {
    await bundleDashboard(directory)
    const registers = { newsroom: await newsroomRegister(), empty: emptyRegister(), large: largeRegister(50_000) }
    for (const [name, register] of Object.entries(registers)) servers[name] = await serveDashboard(directory, register)
    browser = await openBrowser()
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await Promise.all(Object.values(servers).map((server) => server.close()))
    rmSync(directory, { recursive: true, force: true })
  })

  function urlOf(register: string, path: string): string {
    return `${servers[register]?.url ?? ''}${path}`
  }

  /** Opens a view and waits until it stands. */
  async function open(register: string, path: string): Promise<WatchedPage & { close: () => Promise<void> }> {
    const watched = await watchedPage(browser)
    await watched.page.goto(urlOf(register, path))
    await settled(watched.page)
    return { ...watched, close: () => watched.page.context().close() }
  }

  describe.each(['newsroom', 'empty', 'large'])('on the register "%s"', (register) => {
    /** One for all views: opening another costs the browser more than showing a view. */
    let watched: WatchedPage

    beforeAll(async () => {
      watched = await watchedPage(browser)
    })

    afterAll(() => watched.page.context().close())

    it.each(Object.entries(VIEWS))('shows the view "%s" without an error, readable for everybody, in the dark and on a telephone', async (_, path) => {
      const { page, faults } = watched
      await page.emulateMedia({ colorScheme: DAYLIGHT.colorScheme })
      await page.setViewportSize(DAYLIGHT)
      faults.length = 0
      await page.goto(urlOf(register, path))
      await settled(page)
      // The large register's views have more of the same.
      if (register === 'newsroom') for (const table of await page.locator('.twin summary').all()) await table.click()
      if (register !== 'large') expect(await axeViolations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      if (register === 'newsroom') {
        await page.emulateMedia({ colorScheme: 'dark' })
        // Nothing else changes in the dark.
        expect(await axeViolations(page, ['color-contrast', 'link-in-text-block'])).toEqual([])
        await page.setViewportSize({ width: 375, height: 700 })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
      }
      expect(faults).toEqual([])
    }, PATIENCE)
  })

  it('shows one meeting and one person, from the first view on, on both registers that have any', async () => {
    for (const register of ['newsroom', 'large']) {
      const { page, faults, close } = await open(register, '/')
      await page.locator('.meeting .person').first().click()
      await page.getByRole('heading', { name: 'Itinerary' }).waitFor()
      await settled(page)
      if (register === 'newsroom') expect(await axeViolations(page)).toEqual([])
      await page.locator('.itinerary a:has(time)').first().click()
      await page.getByRole('heading', { name: 'The words that prove it' }).waitFor()
      await settled(page)
      if (register === 'newsroom') expect(await axeViolations(page)).toEqual([])
      expect(faults.filter((fault) => !fault.includes('410'))).toEqual([])
      await close()
    }
  })

  it('proves a meeting: the sentence is marked in the archived text, and the words of each field', async () => {
    const { page, close } = await open('newsroom', '/meetings?party=KOR&with=USA')
    await page.getByRole('link', { name: /whole record/ }).last().click()
    const marked = page.locator('.archived mark').first()
    await marked.waitFor()
    const quote = await page.locator('.sources blockquote').first().textContent()
    expect((await page.locator('.archived mark').allTextContents()).join('')).toBe(quote)
    expect(await page.locator('.archived .field').count()).toBeGreaterThan(3)
    await close()
  })

  it('takes nothing out of articles for markup, scripts or links', async () => {
    const { page, faults, close } = await open('newsroom', '/meetings?party=MLT')
    await page.getByText(`They met, ${HARM} said.`).first().waitFor()
    await page.getByRole('link', { name: /whole record/ }).first().click()
    await page.getByRole('heading', { name: 'The words that prove it' }).waitFor()
    await settled(page)
    await page.getByText(`Title ${HARM}`).first().waitFor()
    expect(await page.evaluate(() => ({ harmed: 'harmed' in globalThis, images: document.images.length, links: [...document.links].filter(({ protocol }) => protocol === 'javascript:').length }))).toEqual({
      harmed: false,
      images: 0,
      links: 0,
    })
    // The text of that article is not in the archive, which the browser notes.
    expect(faults.filter((fault) => !fault.includes('410'))).toEqual([])
    await close()
  })

  it('is led by the keyboard: search, conditions, matrix, and back', async () => {
    const { page, close } = await open('newsroom', '/')
    await page.keyboard.press('/')
    await page.keyboard.type('South Korea')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'South Korea' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/parties/KOR')
    await page.goBack()
    await page.getByLabel('Party', { exact: true }).focus()
    await page.keyboard.type('korea')
    await page.keyboard.press('Tab')
    await page.getByText('Did you mean').waitFor()
    await page.getByLabel('Party', { exact: true }).fill('south korea')
    await page.keyboard.press('Tab')
    await page.waitForURL(/party=KOR/)
    await page.getByRole('button', { name: 'Remove the condition party' }).press('Enter')
    await page.waitForURL((url) => !url.search.includes('party'))

    await page.getByRole('link', { name: 'Pairs' }).press('Enter')
    await settled(page)
    const cells = page.locator('.matrix a[data-cell]')
    expect(await cells.evaluateAll((all) => all.filter((cell) => cell.getAttribute('tabindex') === '0').length)).toBe(1)
    await page.locator('.matrix a[data-cell][tabindex="0"]').focus()
    const before = await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))
    await page.keyboard.press('ArrowDown')
    const after = await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))
    expect(after?.split(',')[1]).toBe(before?.split(',')[1])
    expect(after).not.toBe(before)
    await page.keyboard.press('Enter')
    await page.getByText('Longest gap', { exact: true }).waitFor()
    await close()
  })

  it('fills a shared address again, and says what is wrong with a bad one', async () => {
    const { page, close } = await open('newsroom', '/meetings?topic=energy&from=2026-03-01&to=2026-03-31')
    expect(await page.getByLabel('Topic').first().inputValue()).toBe('energy')
    expect(await page.locator('.meeting').count()).toBeGreaterThan(0)
    await page.goto(urlOf('newsroom', '/meetings?party=KORE'))
    await page.getByRole('alert').first().waitFor()
    expect(await page.getByRole('alert').first().textContent()).toContain('party')
    await page.goto(urlOf('newsroom', '/meetings/m_00000000000000000000'))
    await page.getByRole('heading', { name: 'Not in the register' }).waitFor()
    await page.goto(urlOf('newsroom', '/nowhere'))
    await page.getByRole('heading', { name: 'There is no such view' }).waitFor()
    await close()
  })

  it('says when the register cannot be asked, and asks again', async () => {
    const { page, close } = await open('newsroom', '/sources')
    let broken = true
    await page.route('**/v1/meetings**', (route) => (broken ? route.fulfill({ status: 503, body: 'upstream' }) : route.continue()))
    await page.getByRole('link', { name: 'Meetings' }).click()
    await page.getByRole('alert').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    broken = false
    await page.getByRole('button', { name: 'Try again' }).last().click()
    await page.locator('.meeting').first().waitFor()
    await close()
  })

  it('keeps the place of what is still loading', async () => {
    const watched = await watchedPage(browser)
    const held = Promise.withResolvers<void>()
    await watched.page.route('**/v1/**', async (route) => {
      await held.promise
      await route.continue()
    })
    await watched.page.goto(urlOf('newsroom', '/'))
    await watched.page.getByRole('status').first().waitFor()
    expect(await axeViolations(watched.page)).toEqual([])
    held.resolve()
    await watched.page.locator('.meeting').first().waitFor()
    await watched.page.context().close()
  })

  it('saves what is shown as CSV, and shows it as a table', async () => {
    const { page, close } = await open('newsroom', '/pairs/KOR/USA')
    await page.getByText('As a table').click()
    await page.locator('.twin tbody tr').nth(1).waitFor()
    const rows = await page.locator('.twin tbody tr').count()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).click()])
    const csv = readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, '').trimEnd().split('\r\n')
    expect(csv).toHaveLength(rows + 1)
    expect(csv[0]).toContain('Date,Status,Level')
    await close()
  })

  it('subscribes to the query that is shown', async () => {
    const { page, close } = await open('newsroom', '/meetings?party=KOR&status=planned')
    const links = page.getByRole('navigation', { name: 'Subscribe to this query' }).getByRole('link')
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    const base = `${servers['newsroom']?.url}/v1/meetings?party=KOR&status=planned`
    expect(addresses).toEqual([`${base.replace('http:', 'webcal:')}&format=ics`, `${base}&format=ics`, `${base}&format=atom`, `${base}&format=csv`, `${base}&format=json`])
    await close()
  })

  it('leads through fifty thousand meetings page by page', async () => {
    const { page, close } = await open('large', '/meetings?party=KOR')
    const latest = page.getByRole('region', { name: 'Latest' }).locator('.meeting')
    expect(await latest.count()).toBe(30)
    await page.getByRole('button', { name: 'Show earlier ones' }).click()
    await page.waitForFunction(() => document.querySelectorAll('[aria-labelledby="latest"] .meeting').length === 60)
    expect(await latest.count()).toBe(60)
    await page.goto(urlOf('large', `/meetings/${ANY_MEETING}`))
    await page.getByRole('heading', { name: 'The words that prove it' }).waitFor()
    await close()
  })

  it('needs little before its first view stands: no chart, no map, two questions', async () => {
    const { page } = await watchedPage(browser)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(urlOf('large', '/'))
    await page.locator('.meeting').first().waitFor()
    await settled(page)
    expect(asked.filter((path) => path.startsWith('/v1/'))).toEqual(['/v1/meetings', '/v1/meetings'])
    expect(asked.filter((path) => /chart|world/.test(path))).toEqual([])
    expect(asked.length).toBeLessThanOrEqual(9)
    await page.context().close()
  })
})
