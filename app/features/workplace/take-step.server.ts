import type { StaffMember } from '#app/features/access/staff-member.ts'
import { admitParty } from '#app/features/visits/admit-party.server.ts'
import { declineParty } from '#app/features/visits/decline-party.server.ts'
import { invitePartyAgain } from '#app/features/visits/invite-party-again.server.ts'
import { parkParty } from '#app/features/visits/park-party.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'
import type { STEPS } from './schema.ts'

export type TakeStep = { appointmentId: string; partyIds: string[]; step: (typeof STEPS)[number]; staff: StaffMember }

/**
 * Takes one step of the visit for each of the parties, in order; the first refusal ends it, what was done before stands.
 *
 * @throws {DomainError} `not_found` for a party of another appointment, and what the step itself refuses.
 */
export async function takeStep(
  context: { db: Db; rooms: RoomService | null },
  { appointmentId, partyIds, step, staff }: TakeStep,
  now: Temporal.Instant,
): Promise<void> {
  const { db, rooms } = context
  const own = await db.sql`SELECT FROM party WHERE appointment_id = ${appointmentId} AND id IN ${db.sql(partyIds)}`
  if (own.count !== new Set(partyIds).size) throw new DomainError('not_found')
  for (const partyId of partyIds) {
    if (step === 'admit') await admitParty(db, rooms, { partyId, staff }, now)
    else if (step === 'park') await parkParty(db, rooms, { partyId, staff }, now)
    else if (step === 'decline') await declineParty(db, { partyId, staff }, now)
    else await invitePartyAgain(db, { partyId, staff }, now)
  }
}
