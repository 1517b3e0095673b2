import { isPhoneNumber } from '#app/features/booking/phone-number.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'
import { isAdmitted } from '#rooms/waiting/party-machine.ts'
import { changeModeInVisit } from './change-mode-in-visit.server.ts'
import { lockParty } from './lock-party.server.ts'
import type { StepReason } from './media-level.ts'
import { recordCallBack } from './record-call-back.server.ts'
import { tellMediaServer } from './tell-media-server.server.ts'
import { assertCanTakePlace } from './visit.ts'
import { writeMediaStep } from './write-media-step.server.ts'

export type AskCallBack = { partyId: string; phone: string; reason: StepReason }

/**
 * The last rung of the ladder: the same visit goes on by phone. The party keeps its seat, is called under the number it has just
 * confirmed, and no longer counts as gone because the media server does not see it. With the applicant the appointment itself becomes one
 * by phone; it ends with an outcome like every other. Asking again changes the number.
 *
 * @throws {DomainError} `phone_unusable`, `not_admitted` for a party outside the room, `visit_over`, `not_found`
 */
export async function askCallBack(
  db: Db,
  rooms: RoomService | null,
  input: AskCallBack,
  now: Temporal.Instant,
): Promise<void> {
  const phone = input.phone.trim()
  if (!isPhoneNumber(phone)) throw new DomainError('phone_unusable')
  const roomName = await db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    assertCanTakePlace(visit)
    if (!isAdmitted(party.state)) throw new DomainError('not_admitted')
    const [before] = await tx<{ callBackAt: Temporal.Instant | null }[]>`
      SELECT call_back_at FROM party WHERE id = ${party.id}`
    await tx`
      UPDATE party SET call_back_phone = ${phone}, call_back_at = coalesce(call_back_at, ${now}), left_at = NULL WHERE id = ${party.id}`
    if (!before?.callBackAt) await writeMediaStep(tx, { visit, party, level: 'phone', reason: input.reason, now })
    if (party.role === 'applicant') await changeModeInVisit(tx, visit, party, 'phone', now)
    await recordCallBack(tx, visit, party, 'call_back_asked', now)
    return visit.roomName
  })
  // The page leaves by itself; whoever is called must not go on listening somewhere.
  if (roomName) await tellMediaServer(rooms, (server) => server.removeParticipant(roomName, input.partyId))
}
