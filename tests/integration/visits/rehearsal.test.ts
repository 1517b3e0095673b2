import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findFault } from '#app/features/visits/find-fault.server.ts'
import { findRehearsal } from '#app/features/visits/find-rehearsal.server.ts'
import { finishRehearsal } from '#app/features/visits/finish-rehearsal.server.ts'
import { issueGrant } from '#app/features/visits/issue-grant.server.ts'
import { issueRehearsalGrant } from '#app/features/visits/issue-rehearsal-grant.server.ts'
import { reconcileRooms } from '#app/features/visits/reconcile-rooms.server.ts'
import type { RehearsalSteps } from '#app/features/visits/rehearsal.ts'
import { startRehearsal } from '#app/features/visits/start-rehearsal.server.ts'
import type { AppointmentRow } from '#tests/factories/appointment.ts'
import { type MediaHouse, startMediaHouse } from './media-house.ts'
import { NINE, openVisitHouse, type VisitHouse } from './visit-house.ts'
import { askDoor } from './visitor.ts'

let house: VisitHouse
let media: MediaHouse
let visit: AppointmentRow
/** The day before, long before the waiting room opens. */
const BEFORE = NINE.subtract({ hours: 24 })
const GOOD: RehearsalSteps = {
  browser: 'ok',
  camera: 'ok',
  microphone: 'ok',
  speaker: 'heard',
  websocket: 'ok',
  udp: 'ok',
  tcp: 'ok',
  relay: 'skipped',
  send_sound: 'ok',
  send_picture: 'ok',
}

beforeAll(async () => {
  ;[house, media] = await Promise.all([openVisitHouse(), startMediaHouse()])
}, 120_000)
afterAll(async () => {
  await media.stop()
  await house.close()
}, 30_000)
beforeEach(async () => {
  visit = await house.book()
})

const start = (now = BEFORE, rooms: MediaHouse['rooms'] | null = media.rooms) =>
  startRehearsal(house.db, rooms, { partyId: visit.partyId }, now)
const grant = (rehearsalId: string, now = BEFORE, partyId = visit.partyId) =>
  issueRehearsalGrant(house.db.sql, media.rooms, { partyId, rehearsalId }, now)
const finish = (rehearsalId: string, change: Partial<RehearsalSteps> = {}, partyId = visit.partyId) =>
  finishRehearsal(house.db, media.rooms, { partyId, rehearsalId, steps: { ...GOOD, ...change } }, later())
/** Every result comes a minute after the one before. */
let minutes = 0
const later = () => {
  minutes += 1
  return BEFORE.add({ minutes })
}
const roomOf = async (rehearsalId: string) => {
  const [row] = await house.db.sql<{ roomName: string | null }[]>`
    SELECT room_name FROM rehearsal WHERE id = ${rehearsalId}`
  return row!.roomName
}

describe('a rehearsal', () => {
  test('has a room of its own, which its grant opens and which is gone with it', async () => {
    const { rehearsalId } = await start()
    const key = await grant(rehearsalId)
    expect(await askDoor(key)).toBe(200)
    const roomName = (await roomOf(rehearsalId))!
    expect(await house.roomOf(visit.appointmentId)).toBeNull()
    await finish(rehearsalId)
    expect(await media.rooms.listRooms([roomName])).toEqual([])
    expect(await askDoor(key)).not.toBe(200)
    await expect(grant(rehearsalId)).rejects.toMatchObject({ code: 'visit_over' })
  })

  test('opens no visit: the party is still invited and gets no grant for it', async () => {
    const { rehearsalId } = await start()
    await finish(rehearsalId)
    expect(await house.stateOf(visit.partyId)).toBe('invited')
    await expect(issueGrant(house.db, media.rooms, { partyId: visit.partyId }, NINE)).rejects.toMatchObject({
      code: 'not_admitted',
    })
  })

  test('belongs to one party', async () => {
    const { rehearsalId } = await start()
    const other = await house.addParty(visit.appointmentId, 'companion', 'Ben Muster')
    await expect(grant(rehearsalId, BEFORE, other)).rejects.toMatchObject({ code: 'not_found' })
    await expect(finish(rehearsalId, {}, other)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('that is closed in the middle ends by itself after three minutes, and its room with it', async () => {
    const { rehearsalId } = await start()
    const roomName = (await roomOf(rehearsalId))!
    await reconcileRooms(house.db, media.rooms, BEFORE.add({ minutes: 2 }))
    expect(await roomOf(rehearsalId)).toBe(roomName)
    await expect(grant(rehearsalId, BEFORE.add({ minutes: 3 }))).rejects.toMatchObject({ code: 'visit_over' })
    await reconcileRooms(house.db, media.rooms, BEFORE.add({ minutes: 3 }))
    expect(await roomOf(rehearsalId)).toBeNull()
  })

  test('ends the one before it, and twelve in an hour are enough', async () => {
    const first = await start()
    const room = (await roomOf(first.rehearsalId))!
    await start()
    expect(await media.rooms.listRooms([room])).toEqual([])
    for (let tries = 2; tries < 12; tries += 1) await start()
    await expect(start()).rejects.toMatchObject({ code: 'too_many_attempts' })
    await start(BEFORE.add({ minutes: 61 }))
  })

  test('is refused for a visit by phone, one that is over, and while the media server is away', async () => {
    await expect(start(BEFORE, null)).rejects.toMatchObject({ code: 'media_server_away' })
    visit = await house.book({ mode: 'phone' })
    await expect(start()).rejects.toMatchObject({ code: 'wrong_state' })
    visit = await house.book({ state: 'completed' })
    await expect(start()).rejects.toMatchObject({ code: 'visit_over' })
  })
})

describe('its result', () => {
  test('is the server’s own verdict, kept with the booking; the last one counts', async () => {
    expect(await findRehearsal(house.db.sql, visit.appointmentId)).toBeNull()
    await finish((await start()).rehearsalId, { microphone: 'denied', send_sound: 'skipped' })
    expect(await findRehearsal(house.db.sql, visit.appointmentId)).toMatchObject({
      verdict: 'failed',
      advice: ['allow_microphone'],
    })
    expect(await house.eventsOf(visit.appointmentId)).toEqual(['rehearsal_finished'])
    await finish((await start()).rehearsalId, { udp: 'failed' })
    expect(await findRehearsal(house.db.sql, visit.appointmentId)).toMatchObject({
      verdict: 'limited',
      advice: ['detour'],
    })
  })

  test('is taken once', async () => {
    const { rehearsalId } = await start()
    await finish(rehearsalId)
    await expect(finish(rehearsalId, { udp: 'failed' })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('tells somebody who tried from somebody who did not come', async () => {
    await finish((await start()).rehearsalId, { udp: 'failed', tcp: 'failed', relay: 'failed' })
    expect(await findFault(house.db.sql, visit.appointmentId)).toEqual({
      finding: 'technical',
      side: 'citizen',
      reasons: ['rehearsal_failed'],
    })
    await finish((await start()).rehearsalId)
    expect((await findFault(house.db.sql, visit.appointmentId)).finding).toBe('not_come')
  })
})
