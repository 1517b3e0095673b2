/**
 * Keys for pictures and sound that only the browsers of a visit know. Each page makes a key pair (ECDH, P-256); one of them, the maker,
 * draws a random group key and seals it for every other page. Our server carries public keys and sealed keys and can open neither; whether
 * it carried the right ones is what the safety number shows. Works in browsers and in Node (Web Crypto).
 */

/** A page that may hold the group key. `publicKey`: P-256, uncompressed, base64url. */
export type KeyHolder = { partyId: string; publicKey: string }

/** Who sealed a group key for whom, and in which visit; all of it is bound into the seal. */
export type SealFacts = {
  appointmentId: string
  epoch: number
  by: KeyHolder
  for: KeyHolder
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' }
const GROUP_KEY_BYTES = 32
const NONCE_BYTES = 12
/** 20 digits are 66 bits: read aloud in a quarter of a minute. */
const SAFETY_DIGITS = 20
/**
 * Makes each guess of somebody who looks for two sets of keys with the same number cost tens of milliseconds, where 2^33 guesses would be
 * needed while the connection is being made.
 */
const SAFETY_ROUNDS = 200_000

/** A key pair of a page; its private half cannot leave the browser. */
export async function newPageKey(): Promise<{ pair: CryptoKeyPair; publicKey: string }> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  return { pair, publicKey: toText(await crypto.subtle.exportKey('raw', pair.publicKey)) }
}

export function newGroupKey(): ArrayBuffer {
  return crypto.getRandomValues(new Uint8Array(GROUP_KEY_BYTES)).buffer
}

/** Seals a group key so that only the holder of `facts.for` can open it, and only as coming from `facts.by`. */
export async function sealKey(groupKey: ArrayBuffer, own: CryptoKeyPair, facts: SealFacts): Promise<string> {
  const key = await sealingKey(own, facts.for.publicKey, facts)
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(facts) }, key, groupKey)
  const both = new Uint8Array(NONCE_BYTES + sealed.byteLength)
  both.set(iv)
  both.set(new Uint8Array(sealed), NONCE_BYTES)
  return toText(both.buffer)
}

/** @throws when the seal was made by another page, for another one, for another visit or epoch, or was changed on its way. */
export async function openKey(sealed: string, own: CryptoKeyPair, facts: SealFacts): Promise<ArrayBuffer> {
  const key = await sealingKey(own, facts.by.publicKey, facts)
  const both = fromText(sealed)
  const algorithm = { name: 'AES-GCM', iv: both.slice(0, NONCE_BYTES), additionalData: bound(facts) }
  return crypto.subtle.decrypt(algorithm, key, both.slice(NONCE_BYTES))
}

/** The number that people read to each other: the same on two screens when both see the same keys. Groups of four digits. */
export async function safetyNumber(appointmentId: string, holders: readonly KeyHolder[]): Promise<string> {
  const keys = holders.map(({ partyId, publicKey }) => `${partyId} ${publicKey}`).sort()
  const material = await crypto.subtle.importKey('raw', bytes(keys.join('\n')), 'PBKDF2', false, ['deriveBits'])
  const hash = await crypto.subtle.deriveBits(
    {
      name: 'PBKDF2',
      hash: 'SHA-256',
      salt: bytes(`Sprechzeit safety number ${appointmentId}`),
      iterations: SAFETY_ROUNDS,
    },
    material,
    256,
  )
  const whole = [...new Uint8Array(hash)].reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const digits = (whole % 10n ** BigInt(SAFETY_DIGITS)).toString().padStart(SAFETY_DIGITS, '0')
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ')
}

async function sealingKey(own: CryptoKeyPair, other: string, facts: SealFacts): Promise<CryptoKey> {
  const publicKey = await crypto.subtle.importKey('raw', fromText(other), CURVE, false, [])
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, own.privateKey, 256)
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: bound(facts) }
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function bound({ appointmentId, epoch, by, for: to }: SealFacts): Uint8Array<ArrayBuffer> {
  const parts = ['Sprechzeit group key 1', appointmentId, epoch, by.partyId, by.publicKey, to.partyId, to.publicKey]
  return bytes(parts.join('\n'))
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}

function toText(buffer: ArrayBuffer): string {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)))
  return plain.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromText(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (character) => character.charCodeAt(0))
}
