import { DomainError } from '#app/lib/errors.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { extendRefusal } from './policy.ts'

/**
 * Keeps a hold `holdMinutes` longer than it would have lasted, up to ten times (WCAG 2.2, 2.2.1).
 *
 * @throws {DomainError} `not_found`, `hold_expired`, `hold_not_extendable`, `form_outdated`
 */
export async function extendHold(
  db: Db,
  input: { holdToken: string; holdMinutes: number },
  now: Temporal.Instant,
): Promise<{ expiresAt: Temporal.Instant }> {
  return db.transaction(async (tx) => {
    const hold = await lockAppointment(tx, { holdTokenHash: hashToken(input.holdToken) })
    if (!hold) throw new DomainError('not_found')
    const refusal = extendRefusal(hold, now)
    if (refusal) throw new DomainError(refusal)
    const expiresAt = hold.expiresAt!.add({ minutes: input.holdMinutes })
    await tx`UPDATE allocation SET expires_at = ${expiresAt} WHERE appointment_id = ${hold.id}`
    await tx`UPDATE appointment SET expires_at = ${expiresAt}, hold_extensions = hold_extensions + 1, version = version + 1 WHERE id = ${hold.id}`
    return { expiresAt }
  })
}
