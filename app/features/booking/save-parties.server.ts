import { randomUUID } from 'node:crypto'
import type { Locale } from '#app/lib/locale.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Tx } from '#prisma/sql.ts'
import { joinToken } from './link-tokens.ts'
import type { Details } from './schema.ts'

/** Writes the applicant and whoever comes along, each with a link of their own. Sent at once, so that later statements find them. */
export async function saveParties(
  tx: Tx,
  input: { appointmentId: string; details: Details; locale: Locale; tokenKey: Buffer },
): Promise<void> {
  const { appointmentId, details, locale, tokenKey } = input
  const applicantId = randomUUID()
  const applicant = tx`
    INSERT INTO party (id, appointment_id, role, name, last_name_folded, email, phone, locale, join_token_hash)
    VALUES (${applicantId}, ${appointmentId}, 'applicant', ${`${details.firstName} ${details.lastName}`}, fold(${details.lastName}),
            ${details.email || null}, ${details.phone || null}, ${locale}, ${hashToken(joinToken(tokenKey, applicantId))})`.execute()
  const companions = details.companions.map((name) => {
    const id = randomUUID()
    return { id, appointmentId, role: 'companion', name, locale, joinTokenHash: hashToken(joinToken(tokenKey, id)) }
  })
  await Promise.all([applicant, companions.length > 0 ? tx`INSERT INTO party ${tx(companions)}`.execute() : null])
}
