import { createHash } from 'node:crypto'
import type { Details } from './schema.ts'

/** Tells whether a form that arrives a second time says the same. SHA-256, so that the names are not stored twice. */
export function formDigest(details: Details): string {
  const { birthYear = '', earlier = null } = details
  const { firstName, lastName, email, phone, languageWish, aids, companions, remark } = details
  const others = companions.map((companion) => [companion.name, companion.role, companion.email])
  const content = [
    firstName,
    lastName,
    email,
    phone,
    languageWish,
    [...aids].sort(),
    others,
    remark,
    birthYear,
    earlier,
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url')
}
