import { dispose } from '@livekit/rtc-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admitParty } from '#app/features/visits/admit-party.server.ts'
import { issueGrant } from '#app/features/visits/issue-grant.server.ts'
import { type MediaHouse, startMediaHouse } from './media-house.ts'
import { NINE, openVisitHouse, type VisitHouse } from './visit-house.ts'
import { askDoor, join } from './visitor.ts'

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

// Waits a real minute, because the media server compares with the real clock.
test('a copied grant opens the room within its minute and is useless after it', { timeout: 100_000 }, async () => {
  const visit = await house.arrive()
  await admitParty(house.db, media.rooms, { partyId: visit.partyId, staff: house.staff }, NINE)
  const grant = await issueGrant(house.db, media.rooms, { partyId: visit.partyId }, NINE)
  expect(await askDoor(grant)).toBe(200)
  await new Promise((resolve) => setTimeout(resolve, 67_000))
  expect(await media.rooms.listRooms([(await house.roomOf(visit.appointmentId))!])).toHaveLength(1)
  expect(await askDoor(grant)).toBe(401)
  await expect(join(grant)).rejects.toThrow()
})
