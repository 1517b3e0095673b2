import { verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { DomainError } from '#app/lib/errors.ts'
import { deriveToken, hashToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'
import { PROOF } from './proof-of-work.ts'

export type OpenGate = {
  holdToken: string
  holdId: string
  tokenKey: Buffer /** What the browser found: challenge and solution as JSON. */
  proof: string
}

const hex = z.string().regex(/^[0-9a-f]{1,256}$/)
const proofSchema = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal(PROOF.algorithm),
      nonce: hex,
      salt: hex,
      cost: z.literal(PROOF.cost),
      keyLength: z.literal(32),
      keyPrefix: hex,
      keySignature: hex,
      data: z.object({ hold: z.uuid() }),
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.number().int().min(0).max(PROOF.counterTo), derivedKey: hex }),
})

/**
 * Opens the form of a conspicuous hold to whoever did the work. A solution belongs to one hold, so it cannot be used twice; the shape is
 * checked before anything is computed, so a made-up challenge costs the server nothing.
 *
 * @throws {DomainError} `proof_needed` for anything that is no solution to a challenge of ours for this hold.
 */
export async function openGate(db: Db, { holdToken, holdId, tokenKey, proof }: OpenGate): Promise<void> {
  const read = proofSchema.safeParse(parseJson(proof))
  if (!read.success || read.data.challenge.parameters.data.hold !== holdId) throw new DomainError('proof_needed')
  const { verified } = await verifySolution({
    ...read.data,
    deriveKey,
    hmacSignatureSecret: deriveToken(tokenKey, 'proof', 'challenge'),
    hmacKeySignatureSecret: deriveToken(tokenKey, 'proof-key', 'challenge'),
  })
  if (!verified) throw new DomainError('proof_needed')
  await db.sql`UPDATE appointment SET gate_until = NULL WHERE id = ${holdId} AND hold_token_hash = ${hashToken(holdToken)}`
}

function parseJson(text: string): unknown {
  if (text.length > 4000) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
