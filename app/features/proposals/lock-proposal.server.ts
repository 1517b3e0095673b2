import { lockAppointment } from '#app/features/booking/lock-appointment.server.ts'
import { moveRefusal } from '#app/features/booking/policy.ts'
import type { AppointmentCore, Mode } from '#app/features/booking/types.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Tx } from '#prisma/sql.ts'

export type LockedProposal = {
  id: string
  reason: 'earlier' | 'replacement'
  state: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn'
  offeringId: string
  officeId: string
  mode: Mode
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

export type ProposalKey = { appointmentId: string; proposalId: string }

/**
 * Locks an appointment and then a proposal to it: everything that changes either of them does it in this order, so a click, the sweeper, a
 * move and a cancellation come one after the other.
 *
 * @returns the proposal whatever became of it; with `hasEnded` when it can no longer be answered.
 * @throws {DomainError} `not_found`; while it is open, why the appointment cannot be moved.
 */
export async function lockProposal(
  tx: Tx,
  { appointmentId, proposalId }: ProposalKey,
  now: Temporal.Instant,
): Promise<{ appointment: AppointmentCore; proposal: LockedProposal; hasEnded: boolean }> {
  const appointment = await lockAppointment(tx, { id: appointmentId })
  const [proposal] = await tx<LockedProposal[]>`
    SELECT p.id, p.reason, p.state, p.offering_id, o.office_id, p.mode, p.starts_at, p.ends_at, coalesce(p.expires_at, p.starts_at) AS expires_at
    FROM proposal p JOIN offering o ON o.id = p.offering_id
    WHERE p.id = ${proposalId} AND p.appointment_id = ${appointmentId} FOR UPDATE OF p`
  if (!appointment || !proposal) throw new DomainError('not_found')
  const refusal = proposal.state === 'open' ? moveRefusal(appointment, 'staff', now) : null
  if (refusal) throw new DomainError(refusal)
  return { appointment, proposal, hasEnded: Temporal.Instant.compare(proposal.expiresAt, now) <= 0 }
}
