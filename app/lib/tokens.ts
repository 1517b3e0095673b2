import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'

/** 256 random bits, base64url, 43 characters. For links whose token is needed only once. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database stores of a token: SHA-256, base64url. Tokens carry 256 bits, so no salt or slow hash is needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export type TokenPurpose = 'confirm' | 'feed' | 'manage' | 'join' | 'proof' | 'proof-key'

/**
 * The link token of one thing for one purpose: HMAC-SHA256 over purpose, id and version under the server's key, base64url, 43 characters.
 * Later mails can carry the same link although only its hash is stored; raising the version ends the old link.
 */
export function deriveToken(key: Buffer, purpose: TokenPurpose, id: string, version = 1): string {
  return createHmac('sha256', key).update(`${purpose}\n${id}\n${version}`).digest('base64url')
}

// No 0 O 1 I L 5 S 8 B 2 Z: none of them can be mistaken for another when read aloud or printed.
const CODE_LETTERS = 'ACDEFGHJKMNPQRTUVWXY34679'
const CODE_LENGTH = 8

/** A code that can be read aloud: 8 characters of 25 without look-alikes (37 bits). It needs a second fact and a throttle. */
export function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')
}

/** Shown as two groups of four: "ACDE-FGHJ". */
export function formatCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** Accepts what people type: small letters, spaces, dashes, dots. */
export function normalizeCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
}
