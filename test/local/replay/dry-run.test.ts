import { afterAll, beforeAll, expect, test } from 'vitest'
import { dryRun } from '../../../local/replay/dry-run.ts'
import { createArchive } from '../../../shared/adapters/archive.ts'
import { createS3Client } from '../../../shared/adapters/aws-clients.ts'
import { archiveKeys } from '../../../shared/articles/archive-keys.ts'
import type { ArchivedText } from '../../../shared/domain/article.ts'
import { readerVersion } from '../../../shared/engine/reader-version.ts'
import { EXTRACTOR_VERSION } from '../../../shared/extract/extractor-version.ts'
import { type LocalServices, startLocalServices } from '../../fakes/local-services.ts'
import { fakeMeetings } from '../../fakes/pipeline.ts'
import { memoryTables } from '../../register/memory-tables.ts'

let services: LocalServices
beforeAll(async () => {
  services = await startLocalServices()
  services.sqsS3.ensureBucket('archive')
})
afterAll(() => services.close())

function text(articleId: string, words: string): ArchivedText {
  const at = '2021-11-18T08:00:00.000Z'
  return {
    articleId, version: 1, url: `https://wire.example/${articleId}`, feedId: 'f_1', title: null, outlet: 'Wire', outletKind: 'agency', country: null,
    listedAt: at, publishedAt: at, publishedFrom: 'feed', language: 'en', textSource: 'page', text: words,
  }
}

test('a dry run tells what would change, and leaves out what only asking a model again would tell', async () => {
  const s3 = createS3Client()
  const archive = createArchive(s3, 'archive')
  const told = 'The ministers met on 2021-11-17.'
  for (const one of [text('a_new', told), text('a_none', 'The home side won.'), text('a_asked', told), text('a_sorted', 'The home side won.')]) {
    await archive.putText(archiveKeys(one.articleId, 1).text, one)
  }
  const stamps = new Map([
    ['a_none', EXTRACTOR_VERSION],
    ['a_asked', readerVersion('bedrock', 'some.model:0')],
    // Of this one the rules alone decide that there is nothing to ask about.
    ['a_sorted', readerVersion('hybrid', 'some.model:0')],
  ])
  const outcome = await dryRun({
    s3,
    bucket: 'archive',
    tables: memoryTables(),
    articles: { readings: async (ids) => new Map(ids.map((id) => [id, { version: 1, extractorVersion: stamps.get(id) ?? null }])) },
    reader: { extract: ({ text: words }) => fakeMeetings(words), extractorVersion: EXTRACTOR_VERSION, isEnglish: () => true },
    onText: () => {},
    stop: new AbortController().signal,
  })
  expect(outcome).toEqual({ texts: 4, changedTexts: 1, askedTexts: 1, meetings: { appear: 1, vanish: 0, change: 0 } })
})
