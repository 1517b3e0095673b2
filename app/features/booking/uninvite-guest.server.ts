import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { queueNotice } from '#app/features/notices/queue-notice.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { moveOf, type PartyState } from '#rooms/waiting/party-machine.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { guestRefusal } from './policy.ts'

export type UninviteGuest = {
  appointmentId: string
  /** Party who takes the invitation back. */
  by: string
  partyId: string
}

/**
 * Takes back the invitation of somebody who has not arrived yet: the link leads nowhere any more, and who was written to is told, with the
 * cancellation of the calendar entry. The row stays until the personal data are deleted, so that staff can undo it. Doing it twice is
 * harmless.
 *
 * @throws {DomainError} `wrong_state` when the person is in the waiting room or the talk; `already_cancelled`, `appointment_over`,
 * `not_found`
 */
export async function uninviteGuest(db: Db, input: UninviteGuest, now: Temporal.Instant): Promise<void> {
  const { appointmentId, by, partyId } = input
  await db.transaction(async (tx) => {
    const appointment = await lockAppointment(tx, { id: appointmentId })
    if (!appointment) throw new DomainError('not_found')
    const refusal = guestRefusal(appointment, now)
    if (refusal) throw new DomainError(refusal)
    const [guest] = await tx<{ state: PartyState }[]>`
      SELECT state FROM party
      WHERE id = ${partyId} AND appointment_id = ${appointmentId} AND role NOT IN ('applicant', 'caseworker', 'observer') FOR UPDATE`
    if (!guest) throw new DomainError('not_found')
    if (guest.state === 'removed') return
    const move = moveOf(guest.state, 'uninvite')
    if (!move) throw new DomainError('wrong_state')
    await tx`UPDATE party SET state = ${move.to}, version = version + 1 WHERE id = ${partyId}`
    const fact = { appointmentId, departmentId: appointment.departmentId, now }
    await recordAudit(tx, { ...fact, type: move.event, by: { kind: 'citizen', id: by }, data: { partyId } })
    await recordEvent(tx, { ...fact, type: move.event, partyId })
    await queueNotice(tx, { appointmentId, partyId, kind: 'uninvited', now })
  })
}
