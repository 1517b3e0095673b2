import { recordAudit } from '#app/features/audit/record.server.ts'
import { queueNotice } from '#app/features/notices/queue-notice.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'
import { confirmToken } from './link-tokens.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { isOverdue, MAX_CONFIRM_MAILS } from './policy.ts'

export type CorrectEmail = { holdToken: string; email: string; tokenKey: Buffer }

/**
 * Sends the mail that asks to confirm once more, to the address given now. The link of the mail before ends, since it may have reached a
 * stranger. The number of mails is limited, so that nobody can use the form to write to others.
 *
 * @throws {DomainError} `not_found`; `too_many_attempts`; `already_confirmed`; `request_expired`
 */
export async function correctEmail(db: Db, input: CorrectEmail, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const request = await lockAppointment(tx, { holdTokenHash: hashToken(input.holdToken) })
    if (!request || request.state === 'held') throw new DomainError('not_found')
    if (request.state === 'expired' || (request.state === 'requested' && isOverdue(request, now)))
      throw new DomainError('request_expired')
    if (request.state !== 'requested') throw new DomainError('already_confirmed')
    // Before the first confirmation the sequence counts nothing but these mails.
    if (request.icalSequence + 1 >= MAX_CONFIRM_MAILS) throw new DomainError('too_many_attempts', { seconds: 0 })
    const icalSequence = request.icalSequence + 1
    const confirmTokenHash = hashToken(confirmToken(input.tokenKey, request.id, icalSequence))
    await tx`UPDATE appointment SET ${tx({ icalSequence, confirmTokenHash })}, version = version + 1 WHERE id = ${request.id}`
    const [party] = await tx<{ id: string }[]>`
      UPDATE party SET email = ${input.email}, version = version + 1
      WHERE appointment_id = ${request.id} AND role = 'applicant' RETURNING id`
    const fact = { appointmentId: request.id, departmentId: request.departmentId, now }
    await recordAudit(tx, { ...fact, type: 'email_corrected', by: { kind: 'citizen' } })
    await queueNotice(tx, { appointmentId: request.id, partyId: party?.id ?? null, kind: 'please_confirm', now })
  })
}
