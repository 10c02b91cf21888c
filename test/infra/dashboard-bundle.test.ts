import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleDashboard, compressedBytes } from '../../infra/dashboard-bundle.ts'

describe('the built dashboard', () => {
  const directory = mkdtempSync(join(tmpdir(), 'parley-bundle-'))
  beforeAll(() => bundleDashboard(directory))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('is below 200 KB compressed, all views together, and its first view below 60', () => {
    const sizes = compressedBytes(directory)
    const page = readFileSync(join(directory, 'index.html'), 'utf8')
    const sum = (files: typeof sizes) => files.reduce((bytes, file) => bytes + file.bytes, 0)
    expect(sum(sizes)).toBeLessThan(200 * 1024)
    expect(sum(sizes.filter(({ file }) => file === 'index.html' || page.includes(file)))).toBeLessThan(60 * 1024)
  })

  it('names each asset by its content, so that it may be kept for good', () => {
    const assets = readdirSync(join(directory, 'assets')).filter((name) => name !== 'licences.txt')
    for (const name of assets) expect(name).toMatch(/-[A-Z0-9]{8}\.(?:js|css)$/)
  })

  it('asks nothing of other sites, and has no script or style in the page itself', () => {
    const page = readFileSync(join(directory, 'index.html'), 'utf8')
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    expect(page).not.toMatch(/<script(?![^>]*src=)|<style|style="/)
  })

  it('brings the licences of what it is made of', () => {
    const licences = readFileSync(join(directory, 'assets', 'licences.txt'), 'utf8')
    for (const name of ['preact', '@observablehq/plot', '@picocss/pico', 'd3-scale', 'Natural Earth']) expect(licences).toContain(name)
  })
})
