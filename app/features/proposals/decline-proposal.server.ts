import { type Actor, recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { freeTime } from '#app/features/booking/free-time.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { lockProposal, type ProposalKey } from './lock-proposal.server.ts'

export type DeclineProposal = ProposalKey & { by: Extract<Actor, { kind: 'citizen' | 'staff' }> }

/**
 * Keeps the appointment as it is and gives the proposed time back, to the next who waits. Declining twice, or what has run out anyway, is
 * harmless.
 *
 * @throws {DomainError} `proposal_closed` when it was accepted before, `not_found`, `already_cancelled`, `appointment_over`
 */
export async function declineProposal(db: Db, input: DeclineProposal, now: Temporal.Instant): Promise<void> {
  const { appointmentId, by } = input
  await db.transaction(async (tx) => {
    const { appointment, proposal } = await lockProposal(tx, input, now)
    if (proposal.state === 'accepted') throw new DomainError('proposal_closed')
    if (proposal.state !== 'open') return
    await tx`UPDATE proposal SET state = 'declined', answered_at = ${now} WHERE id = ${proposal.id}`
    await freeTime(tx, { appointmentId, only: 'offer', now })
    const fact = { appointmentId, departmentId: appointment.departmentId, now }
    const data = { proposalId: proposal.id, reason: proposal.reason }
    await recordAudit(tx, { ...fact, type: 'proposal_declined', by, data })
    await recordEvent(tx, { ...fact, type: 'proposal_declined', data })
  })
}
