import { afterAll, beforeAll, expect, test } from 'vitest'
import { deletePersonalData } from '#app/features/retention/delete-personal-data.server.ts'
import { admitParty } from '#app/features/visits/admit-party.server.ts'
import { askCallBack } from '#app/features/visits/ask-call-back.server.ts'
import { endVisit } from '#app/features/visits/end-visit.server.ts'
import { getOwnCallBack } from '#app/features/visits/get-own-call-back.server.ts'
import { issueGrant } from '#app/features/visits/issue-grant.server.ts'
import { listCallBacks } from '#app/features/visits/list-call-backs.server.ts'
import { reconcileVisit } from '#app/features/visits/reconcile-visit.server.ts'
import { recordMediaStep } from '#app/features/visits/record-media-step.server.ts'
import { withdrawCallBack } from '#app/features/visits/withdraw-call-back.server.ts'
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

const later = (minutes: number) => NINE.add({ minutes })

/** The applicant is in the room, as the media server would have said. */
async function inRoom() {
  const appointment = await house.arrive()
  const { partyId } = appointment
  const { hostPartyId } = await admitParty(house.db, media.rooms, { partyId, staff: house.staff }, NINE)
  await house.db.sql`UPDATE party SET state = 'in_room', entered_at = ${NINE} WHERE id = ${partyId}`
  return { ...appointment, hostPartyId }
}
const stepsOf = (appointmentId: string) =>
  house.db.sql<{ level: string; reason: string }[]>`
    SELECT level, reason FROM media_step WHERE appointment_id = ${appointmentId} ORDER BY id`
const modeOf = async (appointmentId: string) => {
  const [row] = await house.db.sql<
    { mode: string; state: string }[]
  >`SELECT mode, state FROM appointment WHERE id = ${appointmentId}`
  return row!
}
const grant = (partyId: string, key: string, takesOver = false) =>
  issueGrant(house.db, media.rooms, { partyId, seat: { key, takesOver } }, later(1))

test('the ladder is in the record: picture, little data, sound, and at last the phone in the same visit', async () => {
  const { db } = house
  const { appointmentId, partyId } = await inRoom()
  await recordMediaStep(db, { partyId, level: 'low_data', reason: 'measured' }, later(1))
  await recordMediaStep(db, { partyId, level: 'audio', reason: 'chosen' }, later(2))
  await expect(
    askCallBack(db, media.rooms, { partyId, phone: 'bald', reason: 'measured' }, later(3)),
  ).rejects.toMatchObject({
    code: 'phone_unusable',
  })
  await askCallBack(db, media.rooms, { partyId, phone: ' 0231 / 123456 ', reason: 'measured' }, later(3))
  expect(await stepsOf(appointmentId)).toEqual([
    { level: 'low_data', reason: 'measured' },
    { level: 'audio', reason: 'chosen' },
    { level: 'phone', reason: 'measured' },
  ])
  expect(await modeOf(appointmentId)).toEqual({ mode: 'phone', state: 'booked' })
  expect(await listCallBacks(db.sql, appointmentId)).toMatchObject([{ partyId, phone: '0231 / 123456' }])
  const audits = await db.sql`SELECT data FROM audit WHERE appointment_id = ${appointmentId}`
  const events = await db.sql`SELECT data FROM event WHERE appointment_id = ${appointmentId}`
  expect(JSON.stringify([audits, events])).not.toContain('123456')
})

test('who is called keeps the place, ends with a normal outcome, and the number goes with the personal data', async () => {
  const { db, staff } = house
  const { appointmentId, partyId } = await inRoom()
  await askCallBack(db, media.rooms, { partyId, phone: '0231 123456', reason: 'chosen' }, later(1))
  const roomName = (await house.roomOf(appointmentId))!
  for (const minutes of [2, 5, 9]) await reconcileVisit(db, { appointmentId, roomName, identities: [] }, later(minutes))
  expect(await house.stateOf(partyId)).toBe('in_room')
  await expect(grant(partyId, 'a-page-left-open-1')).rejects.toMatchObject({ code: 'not_admitted' })
  await endVisit(
    db,
    media.rooms,
    { appointmentId, staff, outcome: 'completed', summary: 'Alles besprochen.', nextSteps: '' },
    later(10),
  )
  expect(await modeOf(appointmentId)).toEqual({ mode: 'phone', state: 'completed' })
  await deletePersonalData(db, NINE.add({ hours: 24 * 400 }))
  expect(await getOwnCallBack(db.sql, partyId)).toMatchObject({ phone: null })
  expect(await stepsOf(appointmentId)).toEqual([])
})

test('a party comes back from the phone to the room of the same visit', async () => {
  const { db } = house
  const { appointmentId, partyId } = await inRoom()
  const before = await house.roomOf(appointmentId)
  await askCallBack(db, media.rooms, { partyId, phone: '0231 123456', reason: 'chosen' }, later(1))
  await withdrawCallBack(db, { partyId }, later(2))
  await grant(partyId, 'a-page-of-the-phone')
  expect(await house.roomOf(appointmentId)).toBe(before)
  expect(await modeOf(appointmentId)).toEqual({ mode: 'video', state: 'booked' })
  expect(await listCallBacks(db.sql, appointmentId)).toEqual([])
})

test('a companion by phone leaves the appointment a video visit', async () => {
  const { db } = house
  const { appointmentId } = await inRoom()
  const companion = await house.addParty(appointmentId, 'companion', 'Ben Muster')
  await expect(
    askCallBack(db, media.rooms, { partyId: companion, phone: '0231 123456', reason: 'chosen' }, later(1)),
  ).rejects.toMatchObject({ code: 'not_admitted' })
  await db.sql`UPDATE party SET state = 'in_room' WHERE id = ${companion}`
  await askCallBack(db, media.rooms, { partyId: companion, phone: '0231 123456', reason: 'chosen' }, later(1))
  expect(await modeOf(appointmentId)).toEqual({ mode: 'video', state: 'booked' })
})

test('a second device gets no grant until the person says that it takes over; the first then has to ask', async () => {
  const { partyId } = await inRoom()
  await grant(partyId, 'the-page-on-the-laptop')
  await grant(partyId, 'the-page-on-the-laptop')
  await expect(grant(partyId, 'the-page-on-the-phone')).rejects.toMatchObject({ code: 'seat_taken_elsewhere' })
  await grant(partyId, 'the-page-on-the-phone', true)
  await expect(grant(partyId, 'the-page-on-the-laptop')).rejects.toMatchObject({ code: 'seat_taken_elsewhere' })
})
