import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { ExportFiles } from '../export/export-files.ts'
import { emptyManifest, MANIFEST_KEY, readManifest } from '../export/manifest.ts'

/** Exported files in S3. */
export function createExportBucket(s3: S3Client, bucket: string): ExportFiles {
  const put = async (key: string, body: Uint8Array | string, contentType: string): Promise<void> => {
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType }))
  }
  return {
    put,
    async remove(key) {
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))
    },
    async manifest() {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: MANIFEST_KEY }))
        return readManifest((await Body?.transformToString()) ?? '', `s3://${bucket}/${MANIFEST_KEY}`)
      } catch (error) {
        if (error instanceof NoSuchKey) return emptyManifest()
        throw error
      }
    },
    putManifest: (manifest) => put(MANIFEST_KEY, `${JSON.stringify(manifest, null, 2)}\n`, 'application/json'),
  }
}
