import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'
import { admitParty } from './admit-party.server.ts'
import { declineParty } from './decline-party.server.ts'
import { endVisit } from './end-visit.server.ts'
import { invitePartyAgain } from './invite-party-again.server.ts'
import { joinAsStaff } from './join-as-staff.server.ts'
import { leaveVisit } from './leave-visit.server.ts'
import { parkParty } from './park-party.server.ts'
import { findStaffParty } from './queries.server.ts'
import { removeParty } from './remove-party.server.ts'
import type { StaffVisitStep } from './schema.ts'
import type { VisitStaff } from './visit.ts'

export type TakeStaffVisitStep = { appointmentId: string; staff: VisitStaff; step: StaffVisitStep }

/**
 * Does what a caseworker pressed on the page of a visit.
 *
 * @throws {DomainError} `not_found` for a party of another appointment, and what the step itself refuses.
 */
export async function takeStaffVisitStep(
  { db, rooms }: { db: Db; rooms: RoomService | null },
  { appointmentId, staff, step }: TakeStaffVisitStep,
  now: Temporal.Instant,
): Promise<void> {
  switch (step.intent) {
    case 'join':
      await joinAsStaff(db, { appointmentId, staff }, now)
      return
    case 'leave': {
      const own = await findStaffParty(db.sql, appointmentId, staff.id)
      if (own) await leaveVisit(db, rooms, { partyId: own.id }, now)
      return
    }
    case 'end': {
      const { outcome, summary, nextSteps } = step
      await endVisit(db, rooms, { appointmentId, staff, outcome, summary, nextSteps }, now)
      return
    }
  }
  const { intent, partyId } = step
  const own = await db.sql`SELECT FROM party WHERE id = ${partyId} AND appointment_id = ${appointmentId}`
  if (own.count === 0) throw new DomainError('not_found')
  if (intent === 'admit') await admitParty(db, rooms, { partyId, staff }, now)
  else if (intent === 'park') await parkParty(db, rooms, { partyId, staff }, now)
  else if (intent === 'remove') await removeParty(db, rooms, { partyId, staff }, now)
  else if (intent === 'decline') await declineParty(db, { partyId, staff }, now)
  else await invitePartyAgain(db, { partyId, staff }, now)
}
