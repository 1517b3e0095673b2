import { createHash } from 'node:crypto'
import { dispose } from '@livekit/rtc-node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admitParty } from '#app/features/visits/admit-party.server.ts'
import { issueGrant } from '#app/features/visits/issue-grant.server.ts'
import { leaveVisit } from '#app/features/visits/leave-visit.server.ts'
import { reconcileRooms } from '#app/features/visits/reconcile-rooms.server.ts'
import { recordRoomEvent } from '#app/features/visits/record-room-event.server.ts'
import { newRoomName } from '#rooms/livekit/room-name.ts'
import { type RoomEvent, readWebhook } from '#rooms/livekit/webhook.ts'
import { eventually, type MediaHouse, type ReceivedWebhook, startMediaHouse } from './media-house.ts'
import { NINE, openVisitHouse, type VisitHouse } from './visit-house.ts'
import { join } from './visitor.ts'

let house: VisitHouse
let media: MediaHouse

beforeAll(async () => {
  ;[house, media] = await Promise.all([openVisitHouse(), startMediaHouse()])
}, 120_000)

afterAll(async () => {
  await media.stop()
  await house.close()
  await dispose()
}, 30_000)

const read = (received: ReceivedWebhook) => media.rooms.readWebhook(received.rawBody, received.authorization)
const record = (event: RoomEvent, now = NINE) => recordRoomEvent(house.db, media.rooms, event, now)
const reconcile = (now: Temporal.Instant) => reconcileRooms(house.db, media.rooms, now)

async function admitted() {
  const appointment = await house.arrive()
  await admitParty(house.db, media.rooms, { partyId: appointment.partyId, staff: house.staff }, NINE)
  const roomName = (await house.roomOf(appointment.appointmentId))!
  const visitor = await join(await issueGrant(house.db, media.rooms, { partyId: appointment.partyId }, NINE))
  return { ...appointment, roomName, visitor }
}

async function reported(type: string, roomName: string): Promise<RoomEvent> {
  const result = await read(await media.webhook(type, roomName))
  if (!result.ok) throw new Error(result.reason)
  return result.event
}

const leftAt = async (partyId: string) => {
  const [row] = await house.db.sql<
    { leftAt: Temporal.Instant | null }[]
  >`SELECT left_at FROM party WHERE id = ${partyId}`
  return row!.leftAt
}

describe('a webhook', () => {
  test('is believed only with the signature over exactly this body', async () => {
    const { roomName, visitor } = await admitted()
    const received = await media.webhook('participant_joined', roomName)
    expect(await read(received)).toMatchObject({ ok: true })
    const forged = { ...received, rawBody: received.rawBody.replace('participant_joined', 'participant_left') }
    expect(await read(forged)).toEqual({ ok: false, reason: 'forged' })
    expect(await read({ ...received, rawBody: `${received.rawBody} ` })).toEqual({ ok: false, reason: 'forged' })
    expect(await read({ ...received, authorization: null })).toEqual({ ok: false, reason: 'forged' })
    const otherKey = { apiKey: media.apiKey, apiSecret: createHash('sha256').update('another').digest('hex') }
    expect(await readWebhook(otherKey, received.rawBody, received.authorization)).toEqual({
      ok: false,
      reason: 'forged',
    })
    await visitor.leave()
  })

  test('is refused when it tells of more than five minutes ago', async () => {
    const { roomName, visitor } = await admitted()
    const received = await media.webhook('participant_joined', roomName)
    const key = { apiKey: media.apiKey, apiSecret: media.apiSecret }
    const later = Temporal.Now.instant().add({ minutes: 5, seconds: 2 })
    expect(await readWebhook(key, received.rawBody, received.authorization, later)).toEqual({
      ok: false,
      reason: 'stale',
    })
    await visitor.leave()
  })

  test('moves an admitted party into the room, once, however often it is delivered', async () => {
    const visit = await admitted()
    const event = await reported('participant_joined', visit.roomName)
    const results = await Promise.all([record(event), record(event), record(event)])
    expect(results.sort()).toEqual(['duplicate', 'duplicate', 'recorded'])
    expect(await house.stateOf(visit.partyId)).toBe('in_room')
    const events = await house.eventsOf(visit.appointmentId)
    expect(events.filter((type) => type === 'party_entered_room')).toHaveLength(1)
    await visit.visitor.leave()
  })

  test('of a room nobody knows is stored and changes nothing', async () => {
    const event = { id: 'EV_unknown', type: 'participant_joined', roomName: 'v_gone', identity: 'x', happenedAt: NINE }
    expect(await record(event)).toBe('unknown_room')
    expect(await record(event)).toBe('duplicate')
  })

  test('"left" before "joined" is put right by the reconciler', async () => {
    const visit = await admitted()
    const joined = await reported('participant_joined', visit.roomName)
    await visit.visitor.leave()
    const left = await reported('participant_left', visit.roomName)
    await record(left)
    await record(joined)
    expect(await house.stateOf(visit.partyId)).toBe('in_room')
    await reconcile(NINE.add({ seconds: 20 }))
    await reconcile(NINE.add({ seconds: 40 }))
    expect(await house.stateOf(visit.partyId)).toBe('left')
  })

  test('about a participant who may not be there removes that participant at once', async () => {
    const visit = await admitted()
    const stranger = await join(await media.rooms.grant({ room: visit.roomName, identity: 'stranger' }))
    const received = await eventually(() =>
      media.webhooks.find((w) => w.rawBody.includes('"stranger"') && w.type === 'participant_joined'),
    )
    const result = await read(received)
    if (!result.ok) throw new Error(result.reason)
    await record(result.event)
    expect(await stranger.ended).toBe('PARTICIPANT_REMOVED')
    await visit.visitor.leave()
  })
})

describe('a lost connection', () => {
  test('has ten seconds of grace before the party has left', async () => {
    const visit = await admitted()
    await record(await reported('participant_joined', visit.roomName))
    await visit.visitor.leave()
    await record(await reported('participant_left', visit.roomName))
    expect(await house.stateOf(visit.partyId)).toBe('in_room')
    await reconcile(NINE.add({ seconds: 9 }))
    expect(await house.stateOf(visit.partyId)).toBe('in_room')
    await reconcile(NINE.add({ seconds: 10 }))
    expect(await house.stateOf(visit.partyId)).toBe('left')
  })

  test('is forgotten when the party is back in time', async () => {
    const visit = await admitted()
    await record(await reported('participant_joined', visit.roomName))
    await visit.visitor.leave()
    await record(await reported('participant_left', visit.roomName))
    const back = await join(
      await issueGrant(house.db, media.rooms, { partyId: visit.partyId }, NINE.add({ seconds: 5 })),
    )
    await reconcile(NINE.add({ seconds: 30 }))
    expect(await house.stateOf(visit.partyId)).toBe('in_room')
    expect(await leftAt(visit.partyId)).toBeNull()
    await back.leave()
  })
})

describe('the reconciler', () => {
  test('lets in and out by who is really there, without any webhook', async () => {
    const visit = await admitted()
    await reconcile(NINE)
    expect(await house.stateOf(visit.partyId)).toBe('in_room')
    await visit.visitor.leave()
    await eventually(async () => (await media.rooms.listParticipants(visit.roomName)).length === 0)
    await reconcile(NINE.add({ seconds: 20 }))
    await reconcile(NINE.add({ seconds: 40 }))
    expect(await house.stateOf(visit.partyId)).toBe('left')
  })

  test('removes a stranger, and a party of another visit', async () => {
    const visit = await admitted()
    const other = await house.arrive()
    const stranger = await join(await media.rooms.grant({ room: visit.roomName, identity: 'stranger' }))
    const mistaken = await join(await media.rooms.grant({ room: visit.roomName, identity: other.partyId }))
    const result = await reconcile(NINE)
    expect(result.strangersRemoved).toBe(2)
    expect(await stranger.ended).toBe('PARTICIPANT_REMOVED')
    expect(await mistaken.ended).toBe('PARTICIPANT_REMOVED')
    expect(await house.stateOf(other.partyId)).toBe('waiting')
    await visit.visitor.leave()
  })

  test('deletes old rooms without a visit, and leaves rooms of others and new ones alone', async () => {
    const orphan = newRoomName(house.city.municipalityId)
    const foreign = newRoomName('ffffffff-0000-4000-8000-000000000000')
    await media.rooms.createRoom(orphan)
    await media.rooms.createRoom(foreign)
    await reconcile(NINE)
    const names = async () => (await media.rooms.listRooms([orphan, foreign])).map(({ name }) => name).sort()
    expect(await names()).toEqual([orphan, foreign].sort())
    const aged = {
      ...media.rooms,
      listRooms: async () =>
        (await media.rooms.listRooms()).map((room) => ({ ...room, ageSeconds: room.ageSeconds + 60 })),
    }
    await reconcileRooms(house.db, aged, NINE)
    expect(await names()).toEqual([foreign])
  })

  test('counts nobody as gone while the media server is away', async () => {
    const visit = await admitted()
    await reconcile(NINE)
    const away = { ...media.rooms, listRooms: () => Promise.reject(new Error('away')) }
    await expect(reconcileRooms(house.db, away, NINE.add({ minutes: 1 }))).rejects.toThrow()
    expect(await house.stateOf(visit.partyId)).toBe('in_room')
    expect(await leftAt(visit.partyId)).toBeNull()
    await visit.visitor.leave()
    await leaveVisit(house.db, media.rooms, { partyId: visit.partyId }, NINE)
  })
})
