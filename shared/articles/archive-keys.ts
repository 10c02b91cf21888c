/** Where the archive keeps the page and the text of one version of an article. */
export function archiveKeys(articleId: string, version: number): { page: string; text: string } {
  return { page: `pages/${articleId}/${version}.html.gz`, text: `texts/${articleId}/${version}.json.gz` }
}

/** Where the archive keeps what a model answered about one version of an article; `request` is a digest of what it was asked. */
export function answerKey(articleId: string, version: number, request: string): string {
  return `answers/${articleId}/${version}/${request}.json.gz`
}
