import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../../infra/bundle.ts'
import { bundleDashboard } from '../../infra/dashboard-bundle.ts'
import { openBrowser, settled, watchedPage } from './open-browser.ts'
import type { Look } from './open-browser.ts'
import { largeRegister, newsroomRegister } from './registers.ts'
import { serveDashboard } from './serve-dashboard.ts'

/** The pictures of docs/dashboard.md: of the sample newsroom's register and, where that says little, of a large one. */
const SHOTS: { name: string; register: 'newsroom' | 'large'; path: string; look?: Look; scroll?: string; click?: string }[] = [
  { name: 'meetings', register: 'newsroom', path: '/' },
  { name: 'meetings-dark', register: 'newsroom', path: '/', look: { colorScheme: 'dark' } },
  { name: 'meetings-telephone', register: 'newsroom', path: '/meetings?party=KOR', look: { width: 390, height: 780 } },
  { name: 'meeting', register: 'newsroom', path: '/meetings?party=KOR&with=USA&status=held&to=2026-03-10', click: 'a:text("Whole record")' },
  { name: 'meeting-proof', register: 'newsroom', path: '/meetings?party=KOR&with=USA&status=held&to=2026-03-10', click: 'a:text("Whole record")', scroll: '#sources' },
  { name: 'party', register: 'newsroom', path: '/parties/KOR' },
  { name: 'person', register: 'newsroom', path: '/people/USA:marianne-holloway' },
  { name: 'pair', register: 'newsroom', path: '/pairs/KOR/USA' },
  { name: 'pairs', register: 'newsroom', path: '/pairs' },
  { name: 'places', register: 'large', path: '/places' },
  { name: 'places-compared', register: 'newsroom', path: '/places?party=KOR&party=USA&party=VNM&party=IND' },
  { name: 'topics', register: 'large', path: '/topics' },
  { name: 'sources', register: 'newsroom', path: '/sources' },
  { name: 'sources-dark', register: 'newsroom', path: '/sources', look: { colorScheme: 'dark' } },
]

const out = process.argv[2] ?? join(PROJECT_ROOT, 'docs', 'screenshots')
const wanted = process.argv.slice(3)
mkdirSync(out, { recursive: true })
const site = mkdtempSync(join(tmpdir(), 'parley-dashboard-'))
await bundleDashboard(site)
const servers = {
  newsroom: await serveDashboard(site, await newsroomRegister()),
  large: await serveDashboard(site, largeRegister(50_000)),
}
const browser = await openBrowser()
for (const { name, register, path, look, scroll, click } of SHOTS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const { page, faults } = await watchedPage(browser, { height: 860, ...look })
  await page.goto(`${servers[register].url}${path}`)
  await settled(page)
  if (click !== undefined) {
    await page.locator(click).first().click()
    await page.locator('.record').waitFor()
    await settled(page)
  }
  if (scroll !== undefined) await page.locator(scroll).evaluate((element) => element.scrollIntoView())
  await page.screenshot({ path: join(out, `${name}.png`) })
  for (const fault of faults) console.warn(`${name}: ${fault}`)
  await page.context().close()
}
await browser.close()
await Promise.all(Object.values(servers).map((server) => server.close()))
rmSync(site, { recursive: true, force: true })
const sizes = readdirSync(out).map((file) => statSync(join(out, file)).size)
console.log(`${sizes.length} pictures, ${(sizes.reduce((sum, size) => sum + size, 0) / 1024).toFixed(0)} KB`)
