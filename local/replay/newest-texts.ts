import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3'
import { readTextKey, TEXTS_PREFIX } from '../../shared/articles/archive-keys.ts'

/** The key of each article's newest text. The archive lists an article's texts one after the other. */
export async function* newestTexts(s3: S3Client, bucket: string): AsyncGenerator<string> {
  let last: { articleId: string; version: number; key: string } | null = null
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: TEXTS_PREFIX })) {
    for (const { Key: key = '' } of page.Contents ?? []) {
      const text = readTextKey(key)
      if (text === null) continue
      if (last !== null && last.articleId !== text.articleId) yield last.key
      if (last === null || last.articleId !== text.articleId || last.version < text.version) last = { ...text, key }
    }
  }
  if (last !== null) yield last.key
}
