import { type Actor, recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { queueNoticeForAll } from '#app/features/notices/queue-notice.server.ts'
import { listCandidates } from '#app/features/scheduling/queries.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db, Reader, Tx } from '#prisma/sql.ts'
import { claimSlot } from './claim-slot.server.ts'
import { findSameVisit } from './find-same-visit.server.ts'
import { freeTime } from './free-time.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { moveRefusal } from './policy.ts'
import { findOffering, listOwnAllocations } from './queries.server.ts'
import { reopenVisit } from './reopen-visit.server.ts'
import type { AppointmentCore, SlotChoice } from './types.ts'
import { visitTimes } from './visit-times.ts'

export type MoveAppointment = SlotChoice & {
  appointmentId: string
  by: Extract<Actor, { kind: 'citizen' | 'staff' }>
}

/**
 * Moves a booked appointment, or one whose visit failed for technical reasons, to another time, mode or office of the same service. The new time is claimed before the old one is given up,
 * so a lost race leaves everything as it was. Id, UID, code, links and length stay; the calendar sequence rises. The same caseworker is
 * preferred.
 * Moving to where it already is changes nothing, which makes a second click harmless.
 *
 * @throws {DomainError} `slot_taken`, `slot_not_offered`, `move_limit_reached`, `already_cancelled`, `appointment_over`, `wrong_state`,
 *   `form_outdated`, `not_found`
 */
export async function moveAppointment(db: Db, input: MoveAppointment, now: Temporal.Instant): Promise<void> {
  const { appointmentId, by, offeringId, mode, start } = input
  const hasPriority = by.kind === 'staff' || (await hasFailed(db.sql, appointmentId))
  const channel = hasPriority ? 'internal' : undefined
  const offering = await findOffering(db.sql, {
    offeringId,
    mode,
    start,
    appointmentId,
    ...(channel && { channel }),
    now,
  })
  if (!offering) throw new DomainError('slot_not_offered')
  if (!offering.isFree) throw new DomainError('slot_taken')
  await db.transaction(async (tx) => {
    const appointment = await lockAppointment(tx, { id: appointmentId })
    if (!appointment || appointment.state === 'held') throw new DomainError('not_found')
    if (isAlreadyThere(appointment, input)) return
    const isFailed = appointment.state === 'technical_failure'
    if (hasPriority && by.kind === 'citizen' && !isFailed) throw new DomainError('form_outdated')
    const wasAsked = isFailed || (await isReplaced(tx, appointmentId))
    const refusal = moveRefusal(appointment, wasAsked ? 'staff' : by.kind, now)
    if (refusal) throw new DomainError(refusal)
    // A seat stays where its group is, and a group is moved by nobody but staff.
    if (appointment.groupAppointmentId || appointment.seats !== null) throw new DomainError('wrong_state')
    if (offering.serviceId !== appointment.serviceId) throw new DomainError('slot_not_offered')
    const own = await listOwnAllocations(tx, appointmentId)
    const who = {
      channel: channel ?? appointment.channel,
      prefer: { resourceIds: own.map(({ resourceId }) => resourceId) },
    }
    const sets = await listCandidates(tx, {
      ...(await findSameVisit(tx, appointment)),
      offeringId,
      mode,
      start,
      ...who,
      now,
    })
    const { endsAt, from, to } = visitTimes(appointment, start)
    const claimed = await claimSlot(tx, {
      appointmentId,
      sets,
      from,
      to,
      expiresAt: null,
      own,
      channel: who.channel,
      now,
    })
    if (!claimed) throw new DomainError('slot_taken')
    await freeTime(tx, { appointmentId, keep: claimed.allocationIds, now })
    await reopenVisit(tx, appointment, now)
    const change = { officeId: offering.officeId, offeringId, mode, startsAt: start, endsAt }
    await tx`
      UPDATE appointment SET ${tx(change)}, moves = moves + ${by.kind === 'citizen' && !wasAsked ? 1 : 0}, move_reason = NULL, ical_sequence = ical_sequence + 1,
             version = version + 1
      WHERE id = ${appointmentId}`
    const fact = { appointmentId, departmentId: appointment.departmentId, now }
    await recordAudit(tx, {
      ...fact,
      type: 'appointment_moved',
      by,
      data: { from: String(appointment.startsAt), to: String(start), mode, afterFailure: isFailed },
    })
    await recordEvent(tx, { ...fact, type: 'appointment_moved' })
    await queueNoticeForAll(tx, { appointmentId, kind: 'moved', now })
    await queueNoticeForAll(tx, { appointmentId, kind: 'reminder', now })
  })
}

/** After a technical failure the citizen may take what is kept for the office itself. */
async function hasFailed(sql: Reader, appointmentId: string): Promise<boolean> {
  const found = await sql`SELECT FROM appointment WHERE id = ${appointmentId} AND state = 'technical_failure'`
  return found.count > 0
}

/** The office asked for another time, so it does not count as a move of the citizen. */
async function isReplaced(tx: Tx, appointmentId: string): Promise<boolean> {
  const open = await tx`
    SELECT 1 FROM proposal WHERE appointment_id = ${appointmentId} AND state = 'open' AND reason = 'replacement'`
  return open.count > 0
}

function isAlreadyThere(appointment: AppointmentCore, { offeringId, mode, start }: SlotChoice): boolean {
  const { state } = appointment
  return (
    state === 'booked' &&
    appointment.offeringId === offeringId &&
    appointment.mode === mode &&
    appointment.startsAt.equals(start)
  )
}
