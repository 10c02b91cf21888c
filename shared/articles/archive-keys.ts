/** Under which the archive keeps the texts of all articles. */
export const TEXTS_PREFIX = 'texts/'

/** The article and version whose text lies under a key of the archive; null for a key of anything else. */
export function readTextKey(key: string): { articleId: string; version: number } | null {
  const [, articleId, version] = /^texts\/([^/]+)\/([1-9]\d*)\.json\.gz$/.exec(key) ?? []
  return articleId === undefined || version === undefined ? null : { articleId, version: Number(version) }
}

/** Where the archive keeps the page and the text of one version of an article. */
export type ArchiveKeys = (articleId: string, version: number) => { page: string; text: string }

export const archiveKeys: ArchiveKeys = (articleId, version) => ({
  page: `pages/${articleId}/${version}.html.gz`,
  text: `${TEXTS_PREFIX}${articleId}/${version}.json.gz`,
})

/** The canary's pages and texts lie apart, where no replay looks and from where they are deleted after some days. */
export const CANARY_FOLDER = 'canary'

export const canaryArchiveKeys: ArchiveKeys = (articleId, version) => ({
  page: `${CANARY_FOLDER}/${articleId}/${version}.html.gz`,
  text: `${CANARY_FOLDER}/${articleId}/${version}.json.gz`,
})

export function isCanaryTextKey(key: string): boolean {
  return key.startsWith(`${CANARY_FOLDER}/`)
}

/** Where the archive keeps what a model answered about one version of an article; `request` is a digest of what it was asked. */
export function answerKey(articleId: string, version: number, request: string): string {
  return `answers/${articleId}/${version}/${request}.json.gz`
}
