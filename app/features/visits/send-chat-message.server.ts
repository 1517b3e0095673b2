import { recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { isBarred } from '#rooms/waiting/party-machine.ts'
import { ensureStaffParty } from './ensure-staff-party.server.ts'
import { lockParty } from './lock-party.server.ts'
import { lockVisit } from './lock-visit.server.ts'
import { assertCanReceive } from './policy.ts'
import { assertCanTakePlace, type Party, type Visit, type VisitStaff } from './visit.ts'

export type SendChatMessage = { body: string } & ({ partyId: string } | { appointmentId: string; staff: VisitStaff })

/**
 * Stores a text message of a visit; open pages hear of it and read it from here. Staff may write to people who still wait, without being
 * in the room.
 *
 * @throws {DomainError} `not_found`, `not_allowed` for a party that is not in the visit (invited, left, declined, removed), `visit_over`.
 */
export async function sendChatMessage(db: Db, input: SendChatMessage, now: Temporal.Instant): Promise<{ id: number }> {
  return db.transaction(async (tx) => {
    const { visit, party } = 'partyId' in input ? await lockParty(tx, input.partyId) : await staffAuthor(tx, input)
    assertCanTakePlace(visit)
    if ('partyId' in input && !mayWrite(party)) throw new DomainError('not_allowed')
    const [message] = await tx<{ id: number }[]>`
      INSERT INTO chat_message (appointment_id, party_id, sent_at, body)
      VALUES (${visit.appointmentId}, ${party.id}, ${now}, ${input.body}) RETURNING id`
    await recordEvent(tx, {
      type: 'chat_message_sent',
      departmentId: visit.departmentId,
      appointmentId: visit.appointmentId,
      partyId: party.id,
      data: { messageId: message!.id },
      now,
    })
    return message!
  })
}

async function staffAuthor(
  tx: Tx,
  input: { appointmentId: string; staff: VisitStaff },
): Promise<{ visit: Visit; party: Party }> {
  const visit = await lockVisit(tx, input.appointmentId)
  assertCanReceive(input.staff, visit)
  return { visit, party: await ensureStaffParty(tx, visit, input.staff) }
}

function mayWrite(party: Party): boolean {
  return !isBarred(party.state) && party.state !== 'invited' && party.state !== 'left'
}
