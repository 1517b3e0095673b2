import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * Files at rest. Each has a random key of its own and is sealed in segments of 64 KiB with AES-256-GCM, so that reading releases nothing
 * that was not verified, in bounded memory. The nonce is the segment's number and a mark on the last one (the STREAM construction of
 * Hoang, Reyhanitabar, Rogaway and Vizár 2015): cutting, swapping, dropping or appending segments fails like a changed byte does. The
 * storage key is authenticated with every segment, so that one file cannot stand in for another.
 */
const SEGMENT = 64 * 1024
const TAG = 16
const ALGORITHM = 'aes-256-gcm'

export class DamagedFile extends Error {
  constructor() {
    super('A stored file is not what was written.')
    this.name = 'DamagedFile'
  }
}

/** 32 random bytes, for one file and never for another. */
export function newFileKey(): Buffer {
  return randomBytes(32)
}

/** Seals `content` piece by piece. An empty content has one empty segment. */
export async function* sealContent(
  key: Buffer,
  storageKey: string,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let number = 0
  for await (const { bytes, isLast } of segments(content, SEGMENT)) {
    const cipher = createCipheriv(ALGORITHM, key, nonce(number++, isLast)).setAAD(Buffer.from(storageKey))
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

/** Opens what `sealContent` made. @throws {DamagedFile} before anything of the first bad segment comes out. */
export async function* openContent(
  key: Buffer,
  storageKey: string,
  sealed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let number = 0
  for await (const { bytes, isLast } of segments(sealed, SEGMENT + TAG)) {
    if (bytes.length < TAG) throw new DamagedFile()
    const decipher = createDecipheriv(ALGORITHM, key, nonce(number++, isLast), { authTagLength: TAG }).setAAD(
      Buffer.from(storageKey),
    )
    decipher.setAuthTag(bytes.subarray(-TAG))
    const plain = decipher.update(bytes.subarray(0, -TAG))
    try {
      decipher.final()
    } catch {
      throw new DamagedFile()
    }
    yield plain
  }
}

function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(number, 7)
  bytes[11] = isLast ? 1 : 0
  return bytes
}

/** Cuts a stream into pieces of exactly `size` bytes and a shorter (or equal, or empty) last one that knows it is the last. */
async function* segments(
  stream: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  let pending: Buffer = Buffer.alloc(0)
  for await (const chunk of stream) {
    pending = Buffer.concat([pending, chunk])
    while (pending.length > size) {
      yield { bytes: pending.subarray(0, size), isLast: false }
      pending = pending.subarray(size)
    }
  }
  yield { bytes: pending, isLast: true }
}
