import { type Actor, recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { freeTime } from '#app/features/booking/free-time.server.ts'
import { queueNoticeForAll } from '#app/features/notices/queue-notice.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { type LockedProposal, lockProposal, type ProposalKey } from './lock-proposal.server.ts'

export type AcceptProposal = ProposalKey & { by: Extract<Actor, { kind: 'citizen' | 'staff' }> }

/**
 * The proposed time becomes the appointment's: the calendar sequence rises, everybody gets the updated invitation, the old time goes back.
 * It does not count as a move of the citizen, and whoever waited for an earlier time waits no longer. Accepting twice is harmless.
 *
 * @throws {DomainError} `proposal_expired` when the time to answer is over, `proposal_closed` when it was declined or withdrawn, `not_found`,
 * `already_cancelled`, `appointment_over`
 */
export async function acceptProposal(db: Db, input: AcceptProposal, now: Temporal.Instant): Promise<void> {
  const { appointmentId, by } = input
  await db.transaction(async (tx) => {
    const { appointment, proposal, hasEnded } = await lockProposal(tx, input, now)
    if (proposal.state === 'accepted') return
    if (proposal.state === 'expired' || (proposal.state === 'open' && hasEnded))
      throw new DomainError('proposal_expired')
    if (proposal.state !== 'open') throw new DomainError('proposal_closed')
    await moveThere(tx, appointmentId, proposal, now)
    const fact = { appointmentId, departmentId: appointment.departmentId, now }
    const [from, to] = [String(appointment.startsAt), String(proposal.startsAt)]
    const data = { proposalId: proposal.id, reason: proposal.reason, from, to, mode: proposal.mode }
    await recordAudit(tx, { ...fact, type: 'proposal_accepted', by, data })
    await recordEvent(tx, { ...fact, type: 'appointment_moved' })
    await queueNoticeForAll(tx, { appointmentId, kind: 'moved', now })
    await queueNoticeForAll(tx, { appointmentId, kind: 'reminder', now })
  })
}

async function moveThere(
  tx: Tx,
  appointmentId: string,
  proposal: LockedProposal,
  now: Temporal.Instant,
): Promise<void> {
  const kept = await tx<{ id: number }[]>`
    UPDATE allocation SET purpose = 'visit', expires_at = NULL WHERE appointment_id = ${appointmentId} AND purpose = 'offer' RETURNING id`
  if (kept.length === 0) throw new DomainError('proposal_expired')
  await tx`UPDATE proposal SET state = 'accepted', answered_at = ${now} WHERE id = ${proposal.id}`
  await freeTime(tx, { appointmentId, keep: kept.map(({ id }) => id), now })
  const { officeId, offeringId, mode, startsAt, endsAt } = proposal
  await tx`
    UPDATE appointment SET ${tx({ officeId, offeringId, mode, startsAt, endsAt })}, ical_sequence = ical_sequence + 1, version = version + 1
    WHERE id = ${appointmentId}`
  await tx`DELETE FROM earlier_wish WHERE appointment_id = ${appointmentId}`
}
