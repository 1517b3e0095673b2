/**
 * The proof of work before the form of a conspicuous hold, as ALTCHA defines it: find the counter with which PBKDF2 over the challenge's salt
 * gives the key that the server had in mind. About a second on a phone, nothing for one person, much for a thousand holds.
 */
export const PROOF = {
  algorithm: 'PBKDF2/SHA-256',
  /** Iterations of one attempt. */
  cost: 4000,
  /** How many attempts it takes, at random between both. */
  counterFrom: 150,
  counterTo: 300,
} as const

export function isGateClosed(hold: { gateUntil: string | null }, now: Temporal.Instant): boolean {
  return hold.gateUntil !== null && Temporal.Instant.compare(Temporal.Instant.from(hold.gateUntil), now) > 0
}
