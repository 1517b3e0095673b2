import type { StaffMember } from '#app/features/access/staff-member.ts'
import { admitParty } from '#app/features/visits/admit-party.server.ts'
import { declineParty } from '#app/features/visits/decline-party.server.ts'
import { invitePartyAgain } from '#app/features/visits/invite-party-again.server.ts'
import { parkParty } from '#app/features/visits/park-party.server.ts'
import { hasParties } from '#app/features/workplace/has-parties.server.ts'
import type { STEPS } from '#app/features/workplace/schema.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { AppContext } from '#app/server/context.ts'

export type TakeStep = { appointmentId: string; partyIds: string[]; step: (typeof STEPS)[number]; staff: StaffMember }

/**
 * Takes one step of the visit for each of the parties, in order; the first refusal ends it, what was done before stands.
 *
 * @throws {DomainError} `not_found` for a party of another appointment, and what the step itself refuses.
 */
export async function takeStep(
  context: Pick<AppContext, 'db' | 'rooms'>,
  { appointmentId, partyIds, step, staff }: TakeStep,
  now: Temporal.Instant,
): Promise<void> {
  const { db, rooms } = context
  if (!(await hasParties(db, appointmentId, partyIds))) throw new DomainError('not_found')
  for (const partyId of partyIds) {
    if (step === 'admit') await admitParty(db, rooms, { partyId, staff }, now)
    else if (step === 'park') await parkParty(db, rooms, { partyId, staff }, now)
    else if (step === 'decline') await declineParty(db, { partyId, staff }, now)
    else await invitePartyAgain(db, { partyId, staff }, now)
  }
}
