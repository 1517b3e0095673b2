import { randomUUID } from 'node:crypto'
import { hashToken, newToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'

export type PartyRow = { partyId: string; joinToken: string }
export type JoiningRole = 'companion' | 'guardian' | 'interpreter' | 'sign_language_interpreter' | 'observer'

/** Invites one more party, with a link of its own, straight in the table. */
export async function addPartyRow(
  db: Db,
  appointmentId: string,
  party: { role: JoiningRole; name: string },
): Promise<PartyRow> {
  const row = { partyId: randomUUID(), joinToken: newToken() }
  await db.sql`
    INSERT INTO party (id, appointment_id, role, name, join_token_hash)
    VALUES (${row.partyId}, ${appointmentId}, ${party.role}, ${party.name}, ${hashToken(row.joinToken)})`
  return row
}
