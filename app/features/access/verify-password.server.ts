import { verify } from '@node-rs/argon2'
import { hashPassword } from './hash-password.server.ts'

let placeholder: Promise<string> | undefined

/**
 * Whether `password` belongs to `passwordHash`. Without a hash (no such account, or one without a password) it works as long as with one
 * and answers false, so that the time tells nothing about the account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  placeholder ??= hashPassword('nobody has this password')
  const matches = await verify(passwordHash ?? (await placeholder), password.normalize('NFC'))
  return passwordHash !== null && matches
}
