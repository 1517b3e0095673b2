import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uninviteGuest } from '#app/features/booking/uninvite-guest.server.ts'
import { admitParty } from '#app/features/visits/admit-party.server.ts'
import { checkIn } from '#app/features/visits/check-in.server.ts'
import { declineParty } from '#app/features/visits/decline-party.server.ts'
import { endVisit } from '#app/features/visits/end-visit.server.ts'
import { invitePartyAgain } from '#app/features/visits/invite-party-again.server.ts'
import { issueGrant } from '#app/features/visits/issue-grant.server.ts'
import { leaveVisit } from '#app/features/visits/leave-visit.server.ts'
import { parkParty } from '#app/features/visits/park-party.server.ts'
import { recordRoomEvent } from '#app/features/visits/record-room-event.server.ts'
import { removeParty } from '#app/features/visits/remove-party.server.ts'
import { returnToVisit } from '#app/features/visits/return-to-visit.server.ts'
import { newRoomName } from '#rooms/livekit/room-name.ts'
import { PARTY_STATES, type PartyState } from '#rooms/waiting/party-machine.ts'
import { type MediaHouse, startMediaHouse } from './media-house.ts'
import { NINE, openVisitHouse, type VisitHouse } from './visit-house.ts'

let house: VisitHouse
let media: MediaHouse

beforeAll(async () => {
  ;[house, media] = await Promise.all([openVisitHouse(), startMediaHouse()])
}, 120_000)
afterAll(async () => {
  await media.stop()
  await house.close()
}, 30_000)

type Guest = { appointmentId: string; applicantId: string; partyId: string; roomName: string }

/** What can be tried with a guest of a visit that runs, by the one command that does it. */
const ACTIONS: Record<string, (guest: Guest) => Promise<unknown>> = {
  check_in: ({ partyId }) => checkIn(house.db, { partyId }, NINE),
  uninvite: ({ appointmentId, applicantId, partyId }) =>
    uninviteGuest(house.db, { appointmentId, by: applicantId, partyId }, NINE),
  admit: ({ partyId }) => admitParty(house.db, media.rooms, { partyId, staff: house.staff }, NINE),
  decline: ({ partyId }) => declineParty(house.db, { partyId, staff: house.staff }, NINE),
  grant: ({ partyId }) => issueGrant(house.db, media.rooms, { partyId }, NINE),
  joined: ({ partyId, roomName }) =>
    recordRoomEvent(
      house.db,
      media.rooms,
      { id: randomUUID(), type: 'participant_joined', roomName, identity: partyId, happenedAt: NINE },
      NINE,
    ),
  park: ({ partyId }) => parkParty(house.db, media.rooms, { partyId, staff: house.staff }, NINE),
  go: ({ partyId }) => leaveVisit(house.db, media.rooms, { partyId }, NINE),
  return: ({ partyId }) => returnToVisit(house.db, { partyId }, NINE),
  remove: ({ partyId }) => removeParty(house.db, media.rooms, { partyId, staff: house.staff }, NINE),
  invite_again: ({ partyId }) => invitePartyAgain(house.db, { partyId, staff: house.staff }, NINE),
  end: ({ appointmentId }) =>
    endVisit(
      house.db,
      media.rooms,
      { appointmentId, staff: house.staff, outcome: 'completed', summary: '', nextSteps: '' },
      NINE,
    ),
}

/** A guest in `state`, in a visit with an open room. */
async function guestIn(state: PartyState): Promise<Guest> {
  const { appointmentId, partyId: applicantId } = await house.book()
  const partyId = await house.addParty(appointmentId, 'companion', 'Ben Muster')
  const roomName = newRoomName(house.city.municipalityId)
  await media.rooms.createRoom(roomName)
  await house.db.sql`
    INSERT INTO visit (appointment_id, room_name, room_epoch, opened_at) VALUES (${appointmentId}, ${roomName}, 1, ${NINE})`
  await house.db.sql`UPDATE party SET state = ${state}, last_seen_at = ${NINE} WHERE id = ${partyId}`
  return { appointmentId, applicantId, partyId, roomName }
}

/** Where the guest is after it; "." stays where it was, "–" was refused and stays. */
async function outcome(state: PartyState, action: string): Promise<string> {
  const guest = await guestIn(state)
  const refused = await ACTIONS[action]!(guest).then(
    () => false,
    () => true,
  )
  const after = await house.stateOf(guest.partyId)
  if (refused) return after === state ? '–' : `refused, and yet ${after}`
  return after === state ? '.' : after
}

test('every state of a party × every action, through the commands', { timeout: 120_000 }, async () => {
  const table: string[] = [
    ['', ...PARTY_STATES]
      .map((word) => word.padEnd(13))
      .join('')
      .trimEnd(),
  ]
  for (const action of Object.keys(ACTIONS)) {
    const cells = [action]
    for (const state of PARTY_STATES) cells.push(await outcome(state, action))
    table.push(
      cells
        .map((cell) => cell.padEnd(13))
        .join('')
        .trimEnd(),
    )
  }
  expect(`\n${table.join('\n')}\n`).toMatchInlineSnapshot(`
    "
                 invited      waiting      admitted     in_room      parked       left         declined     removed
    check_in     waiting      .            .            .            .            .            –            –
    uninvite     removed      –            –            –            –            –            –            .
    admit        –            admitted     –            –            admitted     –            –            –
    decline      –            declined     –            –            declined     –            –            –
    grant        –            –            .            .            –            –            –            –
    joined       .            .            in_room      .            .            in_room      .            .
    park         –            –            parked       parked       –            parked       –            –
    go           .            invited      left         left         invited      .            .            .
    return       –            –            .            .            –            admitted     –            –
    remove       –            –            removed      removed      removed      removed      –            –
    invite_again –            –            –            –            –            –            invited      invited
    end          .            left         left         left         left         .            .            .
    "
  `)
})
