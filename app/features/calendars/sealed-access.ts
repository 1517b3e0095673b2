import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** How a calendar is reached. The address is a secret as well: many programs publish calendars under addresses that nobody can guess. */
export type CalendarAccess = { url: string; username: string; password: string }

/** First byte, so that another way of sealing can follow. */
const VERSION = 1
const TAG = 16

/** Encrypts the access to one calendar under a key of its own kind, bound to the id of its source (AES-256-GCM). */
export function sealAccess(installationKey: Buffer, sourceId: string, access: CalendarAccess): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(installationKey), nonce).setAAD(Buffer.from(sourceId))
  return Buffer.concat([
    Buffer.of(VERSION),
    nonce,
    cipher.update(JSON.stringify(access)),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

/** null when the installation's key is another one, or the row was tampered with: the access has to be entered again. */
export function openAccess(installationKey: Buffer, sourceId: string, sealed: Uint8Array): CalendarAccess | null {
  const bytes = Buffer.from(sealed)
  if (bytes.length < 13 + TAG || bytes[0] !== VERSION) return null
  const decipher = createDecipheriv('aes-256-gcm', keyOf(installationKey), bytes.subarray(1, 13), {
    authTagLength: TAG,
  })
  decipher.setAAD(Buffer.from(sourceId)).setAuthTag(bytes.subarray(-TAG))
  try {
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(13, -TAG)), decipher.final()]).toString())
  } catch {
    return null
  }
}

function keyOf(installationKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', installationKey, '', 'calendar access', 32))
}
