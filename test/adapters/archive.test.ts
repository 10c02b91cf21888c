import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createArchive } from '../../shared/adapters/archive.ts'
import { createS3Client } from '../../shared/adapters/aws-clients.ts'
import { CorruptObject } from '../../shared/delivery-errors.ts'
import type { ArchivedText } from '../../shared/domain/article.ts'
import { bytes } from '../fakes/scripted-web.ts'
import { type LocalServices, startLocalServices } from '../fakes/local-services.ts'

const text: ArchivedText = {
  articleId: 'a_1',
  version: 1,
  url: 'https://daily.example.org/1',
  feedId: 'f_1',
  title: 'Ministers meet',
  outlet: 'The Daily Test',
  outletKind: 'newspaper',
  country: null,
  listedAt: '2021-11-18T09:00:00.000Z',
  publishedAt: '2021-11-18T08:00:00.000Z',
  publishedFrom: 'feed',
  language: 'en',
  textSource: 'page',
  text: 'The ministers met. “Très bien”, one said.',
}

let services: LocalServices
beforeAll(async () => {
  services = await startLocalServices()
  services.sqsS3.ensureBucket('archive')
})
afterAll(() => services.close())

const archive = () => createArchive(createS3Client(), 'archive')

async function putRaw(key: string, body: Uint8Array): Promise<void> {
  await createS3Client().send(new PutObjectCommand({ Bucket: 'archive', Key: key, Body: body }))
}

describe('the archive', () => {
  test('gives back the text that it was given', async () => {
    await archive().putText('texts/a_1/1.json.gz', text)
    expect(await archive().getText('texts/a_1/1.json.gz')).toEqual(text)
  })

  test('leaves what is archived as it is', async () => {
    await archive().putText('texts/a_2/1.json.gz', text)
    await archive().putText('texts/a_2/1.json.gz', { ...text, text: 'another' })
    expect(await archive().getText('texts/a_2/1.json.gz')).toEqual(text)
  })

  test('keeps a page byte for byte, compressed, under its own type', async () => {
    const page = bytes('<html>' + 'é'.repeat(10_000))
    await archive().putPage('pages/a_1/1.html.gz', page, 'text/html; charset=utf-8')
    const object = await createS3Client().send(new GetObjectCommand({ Bucket: 'archive', Key: 'pages/a_1/1.html.gz' }))
    const stored = (await object.Body?.transformToByteArray()) ?? new Uint8Array()
    expect(stored.length).toBeLessThan(page.length / 10)
    expect(new Uint8Array(gunzipSync(stored))).toEqual(page)
    expect(object).toMatchObject({ ContentType: 'text/html; charset=utf-8', ContentEncoding: 'gzip' })
  })

  test.each([
    ['bytes that are not gzip', bytes('hello'), /not gzip/],
    ['gzip cut short', gzipSync(JSON.stringify(text)).subarray(0, 60), /not gzip, cut short/],
    ['a gzip bomb', gzipSync(new Uint8Array(64 * 1024 * 1024)), /above \d+ bytes/],
    ['no JSON', gzipSync('{"articleId":'), /not JSON/],
    ['JSON of another shape', gzipSync('{"articleId":"a_1"}'), /not an archived text \(.*version/],
    ['nothing', new Uint8Array(), /not gzip/],
  ])('calls %s a corrupt object, by its key', async (name, body, message) => {
    const key = `texts/${name}.json.gz`
    await putRaw(key, body)
    const reading = archive().getText(key)
    await expect(reading).rejects.toBeInstanceOf(CorruptObject)
    await expect(reading).rejects.toThrow(message)
    await expect(reading).rejects.toThrow(key)
  })

  test('calls a missing object corrupt too, since no repetition will bring it', async () => {
    await expect(archive().getText('texts/none/1.json.gz')).rejects.toBeInstanceOf(CorruptObject)
  })
})
