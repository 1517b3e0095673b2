import { randomUUID } from 'node:crypto'
import type { Locale } from '#app/lib/locale.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Tx } from '#prisma/sql.ts'
import { joinToken } from './link-tokens.ts'
import { saveGuest } from './save-guest.server.ts'
import type { Details } from './schema.ts'

/** Writes the applicant and whoever comes along, each with a link of their own. Sent at once, so that later statements find them. */
export async function saveParties(
  tx: Tx,
  input: { appointmentId: string; details: Details; locale: Locale; tokenKey: Buffer },
): Promise<void> {
  const { appointmentId, details, locale, tokenKey } = input
  const applicantId = randomUUID()
  const applicant = tx`
    INSERT INTO party (id, appointment_id, role, name, last_name_folded, email, phone, locale, join_token_hash, birth_year)
    VALUES (${applicantId}, ${appointmentId}, 'applicant', ${`${details.firstName} ${details.lastName}`}, fold(${details.lastName}),
            ${details.email || null}, ${details.phone || null}, ${locale}, ${hashToken(joinToken(tokenKey, applicantId))}, ${details.birthYear ? Number(details.birthYear) : null})`.execute()
  const guests = details.companions.map((companion) => saveGuest(tx, { appointmentId, companion, locale, tokenKey }))
  await Promise.all([applicant, ...guests])
}
