/** Where the archive keeps the page and the text of one version of an article. */
export function archiveKeys(articleId: string, version: number): { page: string; text: string } {
  return { page: `pages/${articleId}/${version}.html.gz`, text: `texts/${articleId}/${version}.json.gz` }
}
