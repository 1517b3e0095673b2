import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admitParty } from '#app/features/visits/admit-party.server.ts'
import { checkIn } from '#app/features/visits/check-in.server.ts'
import { declineParty } from '#app/features/visits/decline-party.server.ts'
import { endVisit } from '#app/features/visits/end-visit.server.ts'
import { getWaitingView } from '#app/features/visits/get-waiting-view.server.ts'
import { invitePartyAgain } from '#app/features/visits/invite-party-again.server.ts'
import { issueGrant } from '#app/features/visits/issue-grant.server.ts'
import { keepAlive } from '#app/features/visits/keep-alive.server.ts'
import { leaveVisit } from '#app/features/visits/leave-visit.server.ts'
import { listChatMessages } from '#app/features/visits/list-chat-messages.server.ts'
import { listWaiting } from '#app/features/visits/list-waiting.server.ts'
import { parkParty } from '#app/features/visits/park-party.server.ts'
import { findPartyByJoinToken } from '#app/features/visits/queries.server.ts'
import { removeParty } from '#app/features/visits/remove-party.server.ts'
import { sendChatMessage } from '#app/features/visits/send-chat-message.server.ts'
import { createRoomService } from '#rooms/livekit/room-service.ts'
import { createCity } from '#tests/factories/city.ts'
import { NINE, openVisitHouse, staffOf, type VisitHouse } from './visit-house.ts'

let house: VisitHouse
/** Nobody listens there. */
const away = createRoomService({
  url: 'http://127.0.0.1:9',
  apiKey: 'key',
  apiSecret: 'x'.repeat(32),
  timeoutSeconds: 1,
})

beforeAll(async () => {
  house = await openVisitHouse({ checklist: [{ title: 'Meldebescheinigung', upload: true }, { title: 'Foto' }] })
}, 60_000)
afterAll(() => house.close())

const view = (partyId: string, now = NINE) => getWaitingView(house.db.sql, partyId, now)

describe('checking in', () => {
  test('works from half an hour before the start to the end of the day', async () => {
    const { partyId } = await house.book()
    const at = (now: Temporal.Instant) => checkIn(house.db, { partyId }, now)
    await expect(at(NINE.subtract({ minutes: 31 }))).rejects.toMatchObject({ code: 'visit_not_open' })
    await expect(at(Temporal.Instant.from('2027-03-15T23:00:00Z'))).rejects.toMatchObject({ code: 'visit_over' })
    expect(await at(NINE.subtract({ minutes: 30 }))).toBe('waiting')
  })

  test('twice at the same moment, or again after a reload, keeps the arrival and writes one event', async () => {
    const { partyId, appointmentId } = await house.book()
    const first = NINE.subtract({ minutes: 10 })
    await Promise.all([1, 2, 3].map(() => checkIn(house.db, { partyId }, first)))
    await checkIn(house.db, { partyId, deviceCheck: { camera: 'ok', microphone: 'ok', speaker: 'heard' } }, NINE)
    const [row] = await house.db.sql<{ arrivedAt: Temporal.Instant; lastSeenAt: Temporal.Instant }[]>`
      SELECT arrived_at, last_seen_at FROM party WHERE id = ${partyId}`
    expect([row!.arrivedAt.equals(first), row!.lastSeenAt.equals(NINE)]).toEqual([true, true])
    expect(await house.eventsOf(appointmentId)).toEqual(['party_arrived'])
  })

  test('is refused for what is cancelled, over, by telephone, or not confirmed', async () => {
    const refusal = async (wishes: Parameters<VisitHouse['book']>[0]) => {
      const { partyId } = await house.book(wishes)
      return checkIn(house.db, { partyId }, NINE).catch((error: { code: string }) => error.code)
    }
    expect(await refusal({ state: 'cancelled' })).toBe('already_cancelled')
    expect(await refusal({ state: 'completed' })).toBe('visit_over')
    expect(await refusal({ mode: 'phone' })).toBe('wrong_state')
    expect(await refusal({ state: 'requested', expiresAt: NINE.add({ hours: 1 }) })).toBe('visit_not_open')
  })

  test('finds the party by its link only', async () => {
    const { joinToken, partyId, manageToken } = await house.book()
    expect(await findPartyByJoinToken(house.db.sql, joinToken)).toMatchObject({ id: partyId, role: 'applicant' })
    expect(await findPartyByJoinToken(house.db.sql, manageToken)).toBeNull()
    expect(await findPartyByJoinToken(house.db.sql, `${joinToken}x`)).toBeNull()
    expect(await findPartyByJoinToken(house.db.sql, undefined)).toBeNull()
  })
})

describe('waiting', () => {
  test('shows place, delay, what is missing and who takes part, and never a room', async () => {
    const resourceId = house.city.resourceIds[1]!
    const earlier = await house.arrive({ startsAt: NINE.subtract({ minutes: 20 }), resourceId, bufferAfterMinutes: 0 })
    const own = await house.arrive({ resourceId })
    const seen = await view(own.partyId, NINE.subtract({ minutes: 5 }))
    expect(seen.queue).toEqual({ peopleAhead: 1, isNext: false, waitMinutes: 20, lateMinutes: 15 })
    expect(seen.missing.map(({ title }) => title)).toEqual(['Meldebescheinigung'])
    expect(seen.parties.map(({ role }) => role)).toEqual(['applicant'])
    expect(JSON.stringify(seen)).not.toMatch(/v_|token|room_name|roomName/i)
    const first = await view(earlier.partyId, NINE.subtract({ minutes: 5 }))
    expect(first.queue).toMatchObject({ peopleAhead: 0, waitMinutes: 0 })
  })

  test('keeps place and arrival without network, and tells staff who is away and back', async () => {
    const { partyId, appointmentId } = await house.arrive()
    const viewer = { departmentId: house.city.departmentId, staffId: house.staff.id }
    const listed = async (now: Temporal.Instant) =>
      (await listWaiting(house.db.sql, viewer, now)).find((party) => party.partyId === partyId)
    const arrived = NINE.subtract({ minutes: 5 })
    expect(await listed(arrived.add({ seconds: 30 }))).toMatchObject({ present: true, arrivedAt: arrived.toString() })
    expect(await listed(arrived.add({ seconds: 31 }))).toMatchObject({ present: false, arrivedAt: arrived.toString() })
    await keepAlive(house.db, { partyId }, arrived.add({ minutes: 2 }))
    expect(await listed(arrived.add({ minutes: 2 }))).toMatchObject({ present: true, arrivedAt: arrived.toString() })
    expect(await house.eventsOf(appointmentId)).toEqual(['party_arrived', 'party_seen'])
  })

  test('can be given up, and taken up again', async () => {
    const { partyId } = await house.arrive()
    await leaveVisit(house.db, null, { partyId }, NINE)
    expect(await house.stateOf(partyId)).toBe('invited')
    expect(await checkIn(house.db, { partyId }, NINE)).toBe('waiting')
  })
})

describe('receiving', () => {
  test('while the media server is away leaves the party waiting, and can be tried again', async () => {
    const { partyId, appointmentId } = await house.arrive()
    for (const rooms of [away, null])
      await expect(admitParty(house.db, rooms, { partyId, staff: house.staff }, NINE)).rejects.toMatchObject({
        code: 'media_server_away',
      })
    expect(await house.stateOf(partyId)).toBe('waiting')
    expect(await house.roomOf(appointmentId)).toBeNull()
    expect(await house.eventsOf(appointmentId)).toEqual(['party_arrived'])
  })

  test('is for staff of the department; to everybody else the visit does not exist', async () => {
    const { partyId, appointmentId } = await house.arrive()
    const strangers = [
      staffOf(await createCity(house.db), 0),
      { ...house.staff, roles: ['call_centre'] as const },
      { ...house.staff, roles: ['admin'] as const },
    ]
    for (const staff of strangers) {
      const attempts = await Promise.allSettled([
        admitParty(house.db, away, { partyId, staff }, NINE),
        parkParty(house.db, away, { partyId, staff }, NINE),
        declineParty(house.db, { partyId, staff }, NINE),
        removeParty(house.db, away, { partyId, staff }, NINE),
        endVisit(house.db, away, { appointmentId, staff, outcome: 'completed', summary: '', nextSteps: '' }, NINE),
        sendChatMessage(house.db, { appointmentId, staff, body: 'Hallo' }, NINE),
      ])
      for (const attempt of attempts)
        expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } })
    }
    expect(await house.stateOf(partyId)).toBe('waiting')
  })

  test('a declined party cannot check in until it is invited again', async () => {
    const { partyId } = await house.arrive()
    await declineParty(house.db, { partyId, staff: house.staff }, NINE)
    await expect(checkIn(house.db, { partyId }, NINE)).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(issueGrant(house.db, away, { partyId }, NINE)).rejects.toMatchObject({ code: 'not_admitted' })
    await invitePartyAgain(house.db, { partyId, staff: house.staff }, NINE)
    expect(await checkIn(house.db, { partyId }, NINE)).toBe('waiting')
  })

  test('puts somebody out although the media server is away', async () => {
    const { partyId, appointmentId } = await house.arrive()
    await house.db.sql`UPDATE party SET state = 'in_room' WHERE id = ${partyId}`
    await house.db
      .sql`INSERT INTO visit (appointment_id, room_name, room_epoch, opened_at) VALUES (${appointmentId}, 'v_test_room', 1, ${NINE})`
    await removeParty(house.db, away, { partyId, staff: house.staff }, NINE)
    expect(await house.stateOf(partyId)).toBe('removed')
    expect(await house.roomOf(appointmentId)).toBeNull()
  })
})

describe('the end', () => {
  const end = (appointmentId: string, outcome: 'completed' | 'no_show' | 'technical_failure', now = NINE) =>
    endVisit(
      house.db,
      null,
      { appointmentId, staff: house.staff, outcome, summary: 'Antrag aufgenommen.', nextSteps: 'Ausweis abholen.' },
      now,
    )

  test('keeps outcome and summary, shows them to the applicant only, and queues one summary', async () => {
    const { partyId, appointmentId } = await house.arrive()
    const companion = await house.addParty(appointmentId, 'companion', 'Bo Muster')
    await end(appointmentId, 'completed')
    expect(await view(partyId)).toMatchObject({
      appointmentState: 'completed',
      state: 'left',
      summary: 'Antrag aufgenommen.',
      nextSteps: 'Ausweis abholen.',
    })
    expect(await view(companion)).toMatchObject({ summary: '', nextSteps: '' })
    const notices = await house.db.sql`SELECT kind FROM notice WHERE appointment_id = ${appointmentId}`
    expect(notices.map(({ kind }) => kind)).toEqual(['summary'])
    await expect(end(appointmentId, 'completed')).rejects.toMatchObject({ code: 'visit_over' })
    await expect(sendChatMessage(house.db, { partyId, body: 'Noch etwas' }, NINE)).rejects.toMatchObject({
      code: 'visit_over',
    })
  })

  test('"did not come" is neither for the future nor for somebody who was in the room', async () => {
    const future = await house.book()
    await expect(end(future.appointmentId, 'no_show', NINE.subtract({ minutes: 1 }))).rejects.toMatchObject({
      code: 'wrong_state',
    })
    await end(future.appointmentId, 'no_show')
    const there = await house.arrive()
    await house.db.sql`UPDATE party SET entered_at = ${NINE} WHERE id = ${there.partyId}`
    await expect(end(there.appointmentId, 'no_show')).rejects.toMatchObject({ code: 'wrong_state' })
  })
})

describe('text messages', () => {
  test('reach people who wait, and are stored in order', async () => {
    const { partyId, appointmentId } = await house.arrive()
    await sendChatMessage(house.db, { appointmentId, staff: house.staff, body: 'Es dauert noch etwas.' }, NINE)
    const { id } = await sendChatMessage(house.db, { partyId, body: 'Danke.' }, NINE)
    const messages = await listChatMessages(house.db.sql, appointmentId)
    expect(messages.map(({ role, body }) => `${role}: ${body}`)).toEqual([
      'caseworker: Es dauert noch etwas.',
      'applicant: Danke.',
    ])
    expect(await listChatMessages(house.db.sql, appointmentId, id)).toEqual([])
    const [event] = await house.db.sql<
      { data: unknown }[]
    >`SELECT data FROM event WHERE appointment_id = ${appointmentId} AND type = 'chat_message_sent' LIMIT 1`
    expect(Object.keys(event!.data as object)).toEqual(['messageId'])
  })

  test('are refused from somebody who is not in the visit', async () => {
    const { partyId } = await house.book()
    await expect(sendChatMessage(house.db, { partyId, body: 'Hallo' }, NINE)).rejects.toMatchObject({
      code: 'not_allowed',
    })
  })
})
