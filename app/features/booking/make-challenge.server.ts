import { randomInt } from 'node:crypto'
import { type Challenge, createChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { deriveToken } from '#app/lib/tokens.ts'
import { PROOF } from './proof-of-work.ts'

/** A challenge for one hold and no other; nothing is stored, the signature says later that it is ours. */
export async function makeChallenge(tokenKey: Buffer, holdId: string): Promise<Challenge> {
  return createChallenge({
    algorithm: PROOF.algorithm,
    cost: PROOF.cost,
    counter: randomInt(PROOF.counterFrom, PROOF.counterTo),
    deriveKey,
    data: { hold: holdId },
    hmacSignatureSecret: deriveToken(tokenKey, 'proof', 'challenge'),
    hmacKeySignatureSecret: deriveToken(tokenKey, 'proof-key', 'challenge'),
  })
}
