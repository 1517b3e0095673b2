import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { requireMove } from '#app/features/booking/appointment-state.ts'
import { queueNotice } from '#app/features/notices/queue-notice.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'
import { moveOf } from '#rooms/waiting/party-machine.ts'
import { closeRoom } from './close-room.server.ts'
import { deleteClosedRoom } from './delete-closed-room.server.ts'
import type { Fault } from './fault.ts'
import { findFault } from './find-fault.server.ts'
import type { Outcome } from './limits.ts'
import { lockVisit } from './lock-visit.server.ts'
import { moveParty } from './move-party.server.ts'
import { assertCanReceive } from './policy.ts'
import { assertCanTakePlace, type Party, type Visit, type VisitStaff } from './visit.ts'

export type EndVisit = {
  appointmentId: string
  staff: VisitStaff
  outcome: Outcome
  summary: string
  nextSteps: string
}

const RECORDED = {
  completed: 'appointment_completed',
  no_show: 'appointment_marked_no_show',
  technical_failure: 'appointment_marked_technical_failure',
} as const

/** What the applicant gets at the end: the summary, or the way to another time. */
const NOTICES = { completed: 'summary', technical_failure: 'technical_failure', no_show: null } as const

/**
 * Ends an appointment of any mode for everybody: outcome, summary and next steps are kept, the room is deleted, and after a completed one
 * the applicant gets the summary, after a technical failure the way to another time with priority.
 *
 * @throws {DomainError} `not_found` outside the own department, `visit_over` when it was ended before, `wrong_state` when "did not come"
 *   is said before the start or of somebody who was in the room, `tried_to_come` when it is said of somebody whom the technology kept out.
 */
export async function endVisit(
  db: Db,
  rooms: RoomService | null,
  input: EndVisit,
  now: Temporal.Instant,
): Promise<void> {
  const closed = await db.transaction(async (tx) => {
    const visit = await lockVisit(tx, input.appointmentId)
    assertCanReceive(input.staff, visit)
    assertCanTakePlace(visit)
    requireMove(visit.state, input.outcome)
    const parties = await lockParties(tx, visit)
    const fault = await findFault(tx, visit.appointmentId)
    if (input.outcome === 'no_show') assertDidNotCome(visit, fault, now)
    const by = { kind: 'staff', id: input.staff.id } as const
    for (const party of parties)
      if (moveOf(party.state, 'end')) await moveParty(tx, { visit, party, action: 'end', by, now })
    const roomName = await closeRoom(tx, visit)
    await saveEnd(tx, input, now)
    if (input.outcome === 'technical_failure') await saveFailure(tx, visit, fault, now)
    const entry = {
      departmentId: visit.departmentId,
      appointmentId: visit.appointmentId,
      data: { outcome: input.outcome },
      now,
    }
    for (const type of ['visit_ended', RECORDED[input.outcome]] as const) {
      await recordAudit(tx, { ...entry, type, by })
      await recordEvent(tx, { ...entry, type })
    }
    const applicant = parties.find((party) => party.role === 'applicant')
    const kind = NOTICES[input.outcome]
    if (kind && applicant)
      await queueNotice(tx, { appointmentId: visit.appointmentId, partyId: applicant.id, kind, now })
    return roomName
  })
  await deleteClosedRoom(rooms, closed)
}

async function lockParties(tx: Tx, visit: Visit): Promise<Party[]> {
  return tx<Party[]>`
    SELECT id, appointment_id, role, staff_id, state, arrived_at, last_seen_at, entered_at, left_at
    FROM party WHERE appointment_id = ${visit.appointmentId} ORDER BY id FOR NO KEY UPDATE`
}

function assertDidNotCome(visit: Visit, { finding }: Fault, now: Temporal.Instant): void {
  if (finding === 'technical') throw new DomainError('tried_to_come')
  if (finding === 'took_place' || Temporal.Instant.compare(now, visit.startsAt) < 0)
    throw new DomainError('wrong_state')
}

/** What staff call a failure is one, whatever was recorded; then nobody knows whose side it was. */
async function saveFailure(tx: Tx, visit: Visit, fault: Fault, now: Temporal.Instant): Promise<void> {
  const side = fault.finding === 'technical' && fault.side ? fault.side : 'unknown'
  await tx`
    INSERT INTO technical_failure (appointment_id, failed_at, side, reasons) VALUES (${visit.appointmentId}, ${now}, ${side}, ${fault.reasons})`
}

async function saveEnd(tx: Tx, input: EndVisit, now: Temporal.Instant): Promise<void> {
  const { appointmentId, summary, nextSteps } = input
  await tx`
    INSERT INTO visit (appointment_id, ended_at, summary, next_steps) VALUES (${appointmentId}, ${now}, ${summary}, ${nextSteps})
    ON CONFLICT (appointment_id) DO UPDATE SET ended_at = ${now}, summary = ${summary}, next_steps = ${nextSteps}`
  await tx`
    UPDATE appointment SET state = ${input.outcome}, ended_at = ${now}, version = version + 1 WHERE id = ${appointmentId}`
}
