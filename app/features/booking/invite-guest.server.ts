import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { queueNotice } from '#app/features/notices/queue-notice.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { type Companion, MAX_COMPANIONS, MAX_INVITATIONS } from './companions.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { guestRefusal } from './policy.ts'
import { saveGuest } from './save-guest.server.ts'

export type InviteGuest = {
  appointmentId: string
  /** Party who invites. */
  by: string
  companion: Companion
  tokenKey: Buffer
}

/**
 * Lets one more person take part in a booked appointment. Who has an e-mail address gets the invitation in the language of the
 * appointment, with the calendar entry as it stands now. Sent twice, a form invites once.
 *
 * @throws {DomainError} `too_many_guests`; `already_cancelled`, `appointment_over`, `wrong_state`, `not_found`
 */
export async function inviteGuest(db: Db, input: InviteGuest, now: Temporal.Instant): Promise<void> {
  const { appointmentId, by, companion, tokenKey } = input
  await db.transaction(async (tx) => {
    const appointment = await lockAppointment(tx, { id: appointmentId })
    if (!appointment || appointment.state === 'held') throw new DomainError('not_found')
    const refusal = guestRefusal(appointment, now)
    if (refusal) throw new DomainError(refusal)
    const known = await countGuests(tx, appointmentId, companion)
    if (known.same > 0) return
    if (known.standing >= MAX_COMPANIONS || known.ever >= MAX_INVITATIONS) throw new DomainError('too_many_guests')
    const { locale } = known
    const partyId = await saveGuest(tx, { appointmentId, companion, locale, tokenKey })
    const fact = { appointmentId, departmentId: appointment.departmentId, now }
    await recordAudit(tx, { ...fact, type: 'party_invited', by: { kind: 'citizen', id: by }, data: { partyId } })
    await recordEvent(tx, { ...fact, type: 'party_invited', partyId })
    await queueNotice(tx, { appointmentId, partyId, kind: 'confirmed', now })
    await queueNotice(tx, { appointmentId, partyId, kind: 'reminder', now })
  })
}

type Known = { standing: number; ever: number; same: number; locale: string }

async function countGuests(tx: Tx, appointmentId: string, { name, role, email }: Companion): Promise<Known> {
  const [row] = await tx<Known[]>`
    SELECT a.locale, count(p.id)::int AS ever, (count(p.id) FILTER (WHERE p.state NOT IN ('removed', 'declined')))::int AS standing,
           (count(p.id) FILTER (WHERE p.state NOT IN ('removed', 'declined') AND p.name = ${name} AND p.role = ${role}::party_role
                                  AND coalesce(p.email, '') = ${email}))::int AS same
    FROM appointment a LEFT JOIN party p ON p.appointment_id = a.id AND p.role NOT IN ('applicant', 'caseworker', 'observer')
    WHERE a.id = ${appointmentId} GROUP BY a.id`
  if (!row) throw new DomainError('not_found')
  return row
}
