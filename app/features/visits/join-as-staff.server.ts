import type { Db } from '#prisma/sql.ts'
import { hostVisit } from './host-visit.server.ts'
import { lockVisit } from './lock-visit.server.ts'
import { assertCanReceive } from './policy.ts'
import { assertCanTakePlace, assertIsVideo, type VisitStaff } from './visit.ts'

/**
 * Makes a caseworker a party of a visit of their department, or brings them back into it: the one who opens the visit page, a colleague
 * who takes over, or a second one.
 *
 * @throws {DomainError} `not_found` outside the own department, `wrong_state` when the appointment is not by video, `visit_over`.
 */
export async function joinAsStaff(
  db: Db,
  input: { appointmentId: string; staff: VisitStaff },
  now: Temporal.Instant,
): Promise<{ partyId: string }> {
  return db.transaction(async (tx) => {
    const visit = await lockVisit(tx, input.appointmentId)
    assertCanReceive(input.staff, visit)
    assertIsVideo(visit)
    assertCanTakePlace(visit)
    const party = await hostVisit(tx, visit, input.staff, now)
    return { partyId: party.id }
  })
}
