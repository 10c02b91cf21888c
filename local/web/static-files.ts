import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** A file as it goes to the browser. */
export type StaticFile = { contentType: string; body: Buffer }

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * The file of a directory at a URL's path; `index.html` for a folder, and for a path without an ending,
 * which is a view of the page's own. Null if there is none.
 */
export async function staticFile(directory: string, path: string): Promise<StaticFile | null> {
  const wanted = normalize(join(directory, decoded(path)))
  if (wanted !== directory && !wanted.startsWith(`${directory}${sep}`)) return null
  const file = extname(wanted) === '' ? join(directory, 'index.html') : wanted
  try {
    return { contentType: CONTENT_TYPES[extname(file)] ?? 'application/octet-stream', body: await readFile(file) }
  } catch {
    return null
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).replaceAll('\0', '')
  } catch {
    return ''
  }
}
