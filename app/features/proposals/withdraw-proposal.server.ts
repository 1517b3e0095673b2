import { type Actor, recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { freeTime } from '#app/features/booking/free-time.server.ts'
import { lockAppointment } from '#app/features/booking/lock-appointment.server.ts'
import { queueNotice } from '#app/features/notices/queue-notice.server.ts'
import type { Tx } from '#prisma/sql.ts'

export type WithdrawProposal = { appointmentId: string; by: Extract<Actor, { kind: 'staff' }> }

/**
 * Takes back another time that was proposed because the booked one could not be kept, now that it can: the proposed time is given back, and
 * whoever has been told of it is told that all stays as booked. Nothing happens where nothing is proposed.
 */
export async function withdrawProposal(
  tx: Tx,
  { appointmentId, by }: WithdrawProposal,
  now: Temporal.Instant,
): Promise<void> {
  const appointment = await lockAppointment(tx, { id: appointmentId })
  const [proposal] = await tx<{ id: string; wasTold: boolean }[]>`
    SELECT id, EXISTS (SELECT FROM notice n WHERE n.proposal_id = p.id AND n.state = 'sent') AS was_told
    FROM proposal p WHERE appointment_id = ${appointmentId} AND state = 'open' AND reason = 'replacement' FOR UPDATE`
  if (!appointment || !proposal) return
  await freeTime(tx, { appointmentId, only: 'offer', now })
  const fact = { appointmentId, departmentId: appointment.departmentId, now }
  const data = { proposalId: proposal.id, reason: 'replacement' }
  await recordAudit(tx, { ...fact, type: 'proposal_withdrawn', by, data })
  await recordEvent(tx, { ...fact, type: 'proposal_withdrawn', data })
  if (proposal.wasTold)
    await queueNotice(tx, { appointmentId, kind: 'proposal_withdrawn', proposalId: proposal.id, now })
}
