import { type Actor, recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { isTypingError } from './name-correction.ts'
import { cancelRefusal } from './policy.ts'

export type CorrectName = {
  appointmentId: string
  firstName: string
  lastName: string
  by: Extract<Actor, { kind: 'citizen' | 'staff' }>
}

/**
 * Mends the applicant's name. An appointment is bound to the person who booked it, so that it cannot be sold: a citizen may mend a typing error
 * once, everything else is for staff, who ask on the phone. The year of birth stays in every case. The audit says that it happened, not how.
 *
 * @throws {DomainError} `name_fixed` for more than a typing error and for the second time; `not_found`, `already_cancelled`, `appointment_over`
 */
export async function correctName(db: Db, input: CorrectName, now: Temporal.Instant): Promise<void> {
  const { appointmentId, firstName, lastName, by } = input
  const name = `${firstName} ${lastName}`
  await db.transaction(async (tx) => {
    const appointment = await lockAppointment(tx, { id: appointmentId })
    if (!appointment || appointment.state === 'held') throw new DomainError('not_found')
    const refusal = cancelRefusal(appointment, now)
    if (refusal) throw new DomainError(refusal)
    const [applicant] = await tx<{ id: string; name: string; wasCorrected: boolean }[]>`
      SELECT id, name, EXISTS (SELECT 1 FROM audit WHERE appointment_id = ${appointmentId} AND type = 'name_corrected' AND actor_kind = 'citizen') AS was_corrected
      FROM party WHERE appointment_id = ${appointmentId} AND role = 'applicant'`
    if (!applicant) throw new DomainError('not_found')
    if (applicant.name === name) return
    if (by.kind === 'citizen' && (applicant.wasCorrected || !isTypingError(applicant.name, name)))
      throw new DomainError('name_fixed')
    await tx`
      UPDATE party SET name = ${name}, last_name_folded = fold(${lastName}), version = version + 1 WHERE id = ${applicant.id}`
    const fact = { appointmentId, departmentId: appointment.departmentId, now }
    await recordAudit(tx, { ...fact, type: 'name_corrected', by })
    await recordEvent(tx, { ...fact, type: 'name_corrected', partyId: applicant.id })
  })
}
