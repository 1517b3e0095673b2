import { randomUUID } from 'node:crypto'
import { hashToken } from '#app/lib/tokens.ts'
import type { Tx } from '#prisma/sql.ts'
import type { Companion } from './companions.ts'
import { joinToken } from './link-tokens.ts'

/** Writes somebody who takes part beside the applicant, with a link of their own. @returns the id of the party. */
export async function saveGuest(
  tx: Tx,
  input: { appointmentId: string; companion: Companion; locale: string; tokenKey: Buffer },
): Promise<string> {
  const { appointmentId, companion, locale, tokenKey } = input
  const id = randomUUID()
  const joinTokenHash = hashToken(joinToken(tokenKey, id))
  const { name, role, email } = companion
  await tx`INSERT INTO party ${tx({ id, appointmentId, role, name, email: email || null, locale, joinTokenHash })}`
  return id
}
