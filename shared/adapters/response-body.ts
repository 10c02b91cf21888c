import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib'

/** The body is larger than was asked for: as sent, or once decompressed. */
export class BodyTooLarge extends Error {}
/** The body decompresses to more than what honest text does. */
export class DecompressionBomb extends Error {}
/** The body is not what its headers say. */
export class UnreadableBody extends Error {}

/** Text and markup compress 3 to 20 times. What is cut off beyond this ratio is taken for an attack. */
const HONEST_RATIO = 40

/** Nobody sends more than one or two; each is one more pass over the data. */
const MOST_ENCODINGS = 2

/** The body as sent, at most `maxBytes` of it. Throws `BodyTooLarge` as soon as more is announced or sent. */
export async function readBytes(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const announced = Number(response.headers['content-length'] ?? 0)
  if (announced > maxBytes) throw new BodyTooLarge(`${announced} bytes announced, at most ${maxBytes} wanted`)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw new BodyTooLarge(`more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * The body without its content encodings (gzip, br, deflate). A body that is plain in spite of its header
 * is taken as it is, as browsers do. Throws `BodyTooLarge`, `DecompressionBomb` or `UnreadableBody`.
 */
export async function decodeContent(body: Uint8Array, contentEncoding: string, maxBytes: number): Promise<Uint8Array> {
  const encodings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  if (encodings.length > MOST_ENCODINGS) throw new UnreadableBody(`content-encoding: ${contentEncoding}`)
  let content = body
  for (const encoding of encodings.reverse()) content = await decompress(content, encoding, maxBytes)
  return content
}

async function decompress(body: Uint8Array, encoding: string, maxBytes: number): Promise<Uint8Array> {
  const decoder = decoderFor(body, encoding)
  if (decoder === null || body.length === 0) return body
  try {
    return await decoder(body, maxBytes)
  } catch (error) {
    if (isTooLarge(error)) {
      const ratio = maxBytes / body.length
      if (ratio > HONEST_RATIO) throw new DecompressionBomb(`${body.length} bytes become more than ${maxBytes}`)
      throw new BodyTooLarge(`more than ${maxBytes} bytes once decompressed`)
    }
    throw new UnreadableBody(`not ${encoding} as its header says: ${error instanceof Error ? error.message : String(error)}`)
  }
}

type Decoder = (body: Uint8Array, maxOutputLength: number) => Promise<Uint8Array>

// Z_SYNC_FLUSH takes what there is of a stream that its server never closed properly.
const lenient = { finishFlush: constants.Z_SYNC_FLUSH }
const gunzipAsync: Decoder = (body, maxOutputLength) => promisify(gunzip)(body, { maxOutputLength, ...lenient })
const inflateAsync: Decoder = (body, maxOutputLength) => promisify(inflate)(body, { maxOutputLength, ...lenient })
const inflateRawAsync: Decoder = (body, maxOutputLength) => promisify(inflateRaw)(body, { maxOutputLength, ...lenient })
const brotliAsync: Decoder = (body, maxOutputLength) => promisify(brotliDecompress)(body, { maxOutputLength })

/** Null where the bytes are plain whatever the header says. */
function decoderFor(body: Uint8Array, encoding: string): Decoder | null {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return body[0] === 0x1f && body[1] === 0x8b ? gunzipAsync : null
    case 'deflate':
      return hasZlibHeader(body) ? inflateAsync : inflateRawAsync
    case 'br':
      return brotliAsync
    default:
      throw new UnreadableBody(`content-encoding ${encoding} was not asked for`)
  }
}

/** RFC 1950: method 8, and a check value that makes the first two bytes a multiple of 31. */
function hasZlibHeader(body: Uint8Array): boolean {
  const [first = 0, second = 0] = body
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}
