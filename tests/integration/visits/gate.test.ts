import { dispose } from '@livekit/rtc-node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admitParty } from '#app/features/visits/admit-party.server.ts'
import { declineParty } from '#app/features/visits/decline-party.server.ts'
import { endVisit } from '#app/features/visits/end-visit.server.ts'
import { issueGrant } from '#app/features/visits/issue-grant.server.ts'
import { leaveVisit } from '#app/features/visits/leave-visit.server.ts'
import { parkParty } from '#app/features/visits/park-party.server.ts'
import { removeParty } from '#app/features/visits/remove-party.server.ts'
import { returnToVisit } from '#app/features/visits/return-to-visit.server.ts'
import { iceServerUrls } from './join-response.ts'
import { eventually, type MediaHouse, startMediaHouse } from './media-house.ts'
import { NINE, openVisitHouse, type VisitHouse } from './visit-house.ts'
import { askDoor, join, readGrant } from './visitor.ts'

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

const grantFor = (partyId: string) => issueGrant(house.db, media.rooms, { partyId }, NINE)
const admit = (partyId: string) => admitParty(house.db, media.rooms, { partyId, staff: house.staff }, NINE)

async function admitted() {
  const appointment = await house.arrive()
  const { hostPartyId } = await admit(appointment.partyId)
  return { ...appointment, hostPartyId }
}

describe('before the admission', () => {
  test('there is no room and no grant for somebody who was only invited, or waits', async () => {
    const invited = await house.book()
    await expect(grantFor(invited.partyId)).rejects.toMatchObject({ code: 'not_admitted' })
    const waiting = await house.arrive()
    await expect(grantFor(waiting.partyId)).rejects.toMatchObject({ code: 'not_admitted' })
    expect(await house.roomOf(waiting.appointmentId)).toBeNull()
    expect(await media.rooms.listRooms()).toEqual([])
  })

  test('a grant for a room that does not exist opens nothing', async () => {
    const grant = await media.rooms.grant({ room: 'v_invented', identity: 'anybody' })
    await expect(join(grant)).rejects.toThrow()
  })
})

describe('the grant', () => {
  test('is for one identity in one room, with every permission said, for one minute', async () => {
    const visit = await admitted()
    const before = Math.floor(Date.now() / 1000)
    const grant = await grantFor(visit.partyId)
    const claims = readGrant(grant)
    expect(claims.sub).toBe(visit.partyId)
    expect(claims.video).toEqual({
      room: await house.roomOf(visit.appointmentId),
      roomJoin: true,
      roomCreate: false,
      roomList: false,
      roomAdmin: false,
      roomRecord: false,
      ingressAdmin: false,
      hidden: false,
      recorder: false,
      agent: false,
      canUpdateOwnMetadata: false,
      canPublish: true,
      canPublishSources: ['camera', 'microphone', 'screen_share', 'screen_share_audio'],
      canSubscribe: true,
      canPublishData: true,
    })
    // The media server adds 60 seconds of leeway to what is written.
    expect(claims.exp + 60 - before).toBeLessThanOrEqual(67)
    expect(JSON.stringify(claims)).not.toContain('Muster')
  })

  test('brings both sides into one room, which has a name that nobody can guess', async () => {
    const visit = await admitted()
    expect(await house.roomOf(visit.appointmentId)).toMatch(/^v_[0-9a-f]{8}_[A-Za-z0-9_-]{22}$/)
    const citizen = await join(await grantFor(visit.partyId))
    const caseworker = await join(await grantFor(visit.hostPartyId))
    await Promise.all([citizen.publishVoice(), caseworker.publishVoice()])
    await eventually(() => caseworker.others().includes(visit.partyId) && citizen.others().includes(visit.hostPartyId))
    await Promise.all([citizen.leave(), caseworker.leave()])
  })

  test('is never for the room of another visit', async () => {
    const [one, other] = [await admitted(), await admitted()]
    expect(readGrant(await grantFor(one.partyId)).video['room']).toBe(await house.roomOf(one.appointmentId))
    expect(readGrant(await grantFor(other.partyId)).video['room']).toBe(await house.roomOf(other.appointmentId))
    expect(await house.roomOf(one.appointmentId)).not.toBe(await house.roomOf(other.appointmentId))
  })

  test('hands out no STUN or TURN server that is not our own', async () => {
    const visit = await admitted()
    const urls = await iceServerUrls(await grantFor(visit.partyId))
    expect(urls.length).toBeGreaterThan(0)
    for (const url of urls) expect(url).toMatch(/^(stun|turns?):127\.0\.0\.1[:?]/)
  })
})

describe('out of the room', () => {
  test('a removed party is disconnected, gets no new grant, and a copied one opens nothing', async () => {
    const visit = await admitted()
    const copied = await grantFor(visit.partyId)
    const citizen = await join(await grantFor(visit.partyId))
    const caseworker = await join(await grantFor(visit.hostPartyId))
    await removeParty(house.db, media.rooms, { partyId: visit.partyId, staff: house.staff }, NINE)
    expect(await citizen.ended).toBe('PARTICIPANT_REMOVED')
    expect(await caseworker.ended).toBe('ROOM_DELETED')
    await expect(grantFor(visit.partyId)).rejects.toMatchObject({ code: 'not_admitted' })
    await expect(join(copied)).rejects.toThrow()
    // The caseworker stays in the visit and gets the next room, which the copied grant does not open either.
    const again = await join(await grantFor(visit.hostPartyId))
    await expect(join(copied)).rejects.toThrow()
    expect(again.others()).toEqual([])
    await again.leave()
  })

  test('a parked party waits again: no grant until it is admitted anew', async () => {
    const visit = await admitted()
    const copied = await grantFor(visit.partyId)
    const citizen = await join(await grantFor(visit.partyId))
    await parkParty(house.db, media.rooms, { partyId: visit.partyId, staff: house.staff }, NINE)
    expect(await citizen.ended).toBe('PARTICIPANT_REMOVED')
    await expect(grantFor(visit.partyId)).rejects.toMatchObject({ code: 'not_admitted' })
    await expect(join(copied)).rejects.toThrow()
    await admit(visit.partyId)
    await expect(join(copied)).rejects.toThrow()
    await (await join(await grantFor(visit.partyId))).leave()
  })

  test('a declined party gets no grant', async () => {
    const waiting = await house.arrive()
    await declineParty(house.db, { partyId: waiting.partyId, staff: house.staff }, NINE)
    await expect(grantFor(waiting.partyId)).rejects.toMatchObject({ code: 'not_admitted' })
  })

  test('who left gets no grant by itself, and one after coming back', async () => {
    const visit = await admitted()
    const citizen = await join(await grantFor(visit.partyId))
    await leaveVisit(house.db, media.rooms, { partyId: visit.partyId }, NINE)
    expect(await citizen.ended).toBe('PARTICIPANT_REMOVED')
    await expect(grantFor(visit.partyId)).rejects.toMatchObject({ code: 'not_admitted' })
    await returnToVisit(house.db, { partyId: visit.partyId }, NINE)
    expect(await askDoor(await grantFor(visit.partyId))).toBe(200)
  })

  test('the end deletes the room, ends every connection and every grant', async () => {
    const visit = await admitted()
    const copied = await grantFor(visit.partyId)
    const citizen = await join(await grantFor(visit.partyId))
    const name = (await house.roomOf(visit.appointmentId))!
    const { appointmentId } = visit
    const end = {
      appointmentId,
      staff: house.staff,
      outcome: 'completed',
      summary: 'Antrag aufgenommen.',
      nextSteps: '',
    } as const
    await endVisit(house.db, media.rooms, end, NINE)
    expect(await citizen.ended).toBe('ROOM_DELETED')
    expect(await media.rooms.listRooms([name])).toEqual([])
    await expect(join(copied)).rejects.toThrow()
    for (const partyId of [visit.partyId, visit.hostPartyId])
      await expect(grantFor(partyId)).rejects.toMatchObject({ code: 'visit_over' })
  })
})

describe('when a room is lost', () => {
  test('the next grant brings a new room under a new name, and old grants stay useless', async () => {
    const visit = await admitted()
    const copied = await grantFor(visit.partyId)
    const before = await house.roomOf(visit.appointmentId)
    await media.rooms.deleteRoom(before!)
    const [one, two] = await Promise.all([grantFor(visit.partyId), grantFor(visit.hostPartyId)])
    const after = await house.roomOf(visit.appointmentId)
    expect(after).not.toBe(before)
    expect([readGrant(one).video['room'], readGrant(two).video['room']]).toEqual([after, after])
    await expect(join(copied)).rejects.toThrow()
    const own = (await media.rooms.listRooms()).map(({ name }) => name)
    const [known] = await house.db.sql<
      { names: string[] }[]
    >`SELECT array_agg(room_name) AS names FROM visit WHERE room_name IS NOT NULL`
    expect(own.filter((name) => !known!.names.includes(name))).toEqual([])
  })
})
