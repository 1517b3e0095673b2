import { type Actor, recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { claimSlot } from '#app/features/booking/claim-slot.server.ts'
import { freeTime } from '#app/features/booking/free-time.server.ts'
import { lockAppointment } from '#app/features/booking/lock-appointment.server.ts'
import { moveRefusal } from '#app/features/booking/policy.ts'
import { findOffering, findSameVisit } from '#app/features/booking/queries.server.ts'
import type { Mode } from '#app/features/booking/types.ts'
import { visitTimes } from '#app/features/booking/visit-times.ts'
import { queueNotice } from '#app/features/notices/queue-notice.server.ts'
import { listCandidates } from '#app/features/scheduling/queries.server.ts'
import type { Channel } from '#app/features/scheduling/quota.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Tx } from '#prisma/sql.ts'
import { answerBy, releasedAt } from './proposal-times.ts'

export type ProposeTime = {
  appointmentId: string
  reason: 'earlier' | 'replacement'
  /** Of the appointment's own service. */
  offeringId: string
  mode: Mode
  start: Temporal.Instant
  /** Until when it is kept for the citizen; null: as long as the department keeps replacements, see `answerBy`. */
  expiresAt: Temporal.Instant | null
  /** Only with one of these; without it whoever is free. */
  resourceIds?: readonly string[]
  /** Whose share of the time it takes; without it that of the appointment. */
  channel?: Channel
  /** The member of staff who decided it; null: a rule did. */
  proposedBy: string | null
  calendarChangeId?: string | null
}

/**
 * Proposes another time to the citizen of a booked appointment: takes it, so that it is there when the answer comes, and writes to them.
 * The appointment stays where it is until they accept, and takes as long then as it was booked for. A proposal that is still open gives way
 * to the new one.
 *
 * Refused, it leaves the transaction as it was, so a caller with many appointments may catch the refusal and go on.
 *
 * @throws {DomainError} `slot_taken`, `slot_not_offered`, `not_found`, and why the appointment cannot be moved by staff.
 */
export async function proposeTime(
  tx: Tx,
  input: ProposeTime,
  now: Temporal.Instant,
): Promise<{ proposalId: string; expiresAt: Temporal.Instant }> {
  return tx.savepoint((inner) => propose(inner as unknown as Tx, input, now))
}

async function propose(tx: Tx, input: ProposeTime, now: Temporal.Instant) {
  const { appointmentId, reason, offeringId, mode, start, calendarChangeId = null } = input
  const appointment = await lockAppointment(tx, { id: appointmentId })
  if (!appointment || appointment.state === 'held') throw new DomainError('not_found')
  const refusal = moveRefusal(appointment, 'staff', now)
  if (refusal) throw new DomainError(refusal)
  const offering = await findOffering(tx, { offeringId, mode, start, now })
  if (offering?.serviceId !== appointment.serviceId) throw new DomainError('slot_not_offered')
  await freeTime(tx, { appointmentId, only: 'offer', now })
  const channel = input.channel ?? appointment.channel
  const { services, shape, interpreterLanguage } = await findSameVisit(tx, appointment)
  const visit = { services, shape, interpreterLanguage }
  const free = await listCandidates(tx, { ...visit, offeringId, mode, start, channel, now })
  const sets = input.resourceIds ? free.filter((set) => set.some((id) => input.resourceIds?.includes(id))) : free
  const expiresAt = input.expiresAt ?? answerBy(now, start, await readProposalHours(tx, appointment.departmentId))
  const { endsAt, from, to } = visitTimes(appointment, start)
  const claimed = await claimSlot(tx, { appointmentId, sets, from, to, expiresAt: releasedAt(expiresAt), channel, now })
  if (!claimed) throw new DomainError('slot_taken')
  await tx`UPDATE allocation SET purpose = 'offer' WHERE id = ANY(${claimed.allocationIds}::bigint[])`
  const [row] = await tx<{ id: string }[]>`
    INSERT INTO proposal ${tx({
      appointmentId,
      reason,
      offeringId,
      mode,
      startsAt: start,
      endsAt,
      expiresAt,
      createdAt: now,
      proposedBy: input.proposedBy,
      calendarChangeId,
    })} RETURNING id`
  const proposalId = row!.id
  const by: Actor = input.proposedBy ? { kind: 'staff', id: input.proposedBy } : { kind: 'system' }
  const fact = { appointmentId, departmentId: appointment.departmentId, now }
  const data = { proposalId, reason, to: String(start), mode }
  await recordAudit(tx, { ...fact, type: 'time_proposed', by, data })
  await recordEvent(tx, { ...fact, type: 'time_proposed', data: { proposalId, reason } })
  await queueNotice(tx, { appointmentId, kind: `proposal_${reason}`, proposalId, now })
  return { proposalId, expiresAt }
}

async function readProposalHours(tx: Tx, departmentId: string): Promise<number> {
  const [row] = await tx<{ proposalHours: number }[]>`SELECT proposal_hours FROM department WHERE id = ${departmentId}`
  return row!.proposalHours
}
