import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { DamagedFile } from './segment-cipher.ts'

/** First byte of a wrapped key, so that another way of wrapping can follow. */
const VERSION = 1

/**
 * The key of one file under the installation's key: version, nonce, ciphertext and tag (61 bytes), bound to the storage key. Deleting the
 * row that holds it makes the file unreadable, wherever copies of it may lie.
 */
export function wrapKey(installationKey: Buffer, storageKey: string, fileKey: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', installationKey, nonce).setAAD(Buffer.from(storageKey))
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
}

/** @throws {DamagedFile} when key, row and installation do not belong together. */
export function unwrapKey(installationKey: Buffer, storageKey: string, wrapped: Uint8Array): Buffer {
  const bytes = Buffer.from(wrapped)
  if (bytes.length !== 61 || bytes[0] !== VERSION) throw new DamagedFile()
  const decipher = createDecipheriv('aes-256-gcm', installationKey, bytes.subarray(1, 13), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(storageKey)).setAuthTag(bytes.subarray(45))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(13, 45)), decipher.final()])
  } catch {
    throw new DamagedFile()
  }
}
