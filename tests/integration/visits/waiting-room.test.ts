import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { announceWaiting } from '#app/features/visits/announce-waiting.server.ts'
import { callBackIn } from '#app/features/visits/call-back-in.server.ts'
import { checkIn } from '#app/features/visits/check-in.server.ts'
import { comeBack } from '#app/features/visits/come-back.server.ts'
import { getWaitingView } from '#app/features/visits/get-waiting-view.server.ts'
import { listChatMessages } from '#app/features/visits/list-chat-messages.server.ts'
import { stepAway } from '#app/features/visits/step-away.server.ts'
import { writeToWaiting } from '#app/features/visits/write-to-waiting.server.ts'
import { createCity } from '#tests/factories/city.ts'
import { NINE, openVisitHouse, staffOf, type VisitHouse } from './visit-house.ts'

let house: VisitHouse
beforeAll(async () => {
  house = await openVisitHouse()
}, 60_000)
afterAll(() => house.close())

const EARLY = NINE.subtract({ minutes: 5 })
const view = (partyId: string, now = EARLY) => getWaitingView(house.db.sql, partyId, now)
const noticesOf = async (partyId: string) =>
  (await house.db.sql<{ kind: string }[]>`SELECT kind FROM notice WHERE party_id = ${partyId} AND kind = 'your_turn'`)
    .length
const bodiesOf = async (appointmentId: string) =>
  (await listChatMessages(house.db.sql, appointmentId)).map(({ body }) => body)

describe('what the waiting room says', () => {
  test('is hidden, announced and forgotten as the department wants it', async () => {
    const { partyId } = await house.arrive({ resourceId: house.city.resourceIds[0]! })
    expect(await view(partyId)).toMatchObject({ word: 'on_time', queue: { peopleAhead: 0, isNext: true } })
    expect((await view(partyId, NINE.subtract({ minutes: 1 }))).word).toBe('soon')
    await house.db.sql`UPDATE department SET hide_position = true WHERE id = ${house.city.departmentId}`
    expect((await view(partyId)).queue).toMatchObject({ peopleAhead: null, isNext: true })
    await announceWaiting(house.db, { staff: house.staff, state: 'technical' }, EARLY)
    expect((await view(partyId)).word).toBe('technical')
    expect((await view(partyId, EARLY.add({ hours: 12 }))).word).toBe('delayed')
    await announceWaiting(house.db, { staff: house.staff, state: 'open' }, EARLY)
    expect((await view(partyId)).word).toBe('on_time')
  })

  test('reaches the pages that wait as one event each', async () => {
    const { appointmentId } = await house.arrive()
    await announceWaiting(house.db, { staff: house.staff, state: 'closed' }, EARLY)
    await announceWaiting(house.db, { staff: house.staff, state: 'open' }, EARLY)
    const events = await house.eventsOf(appointmentId)
    expect(events.filter((type) => type === 'waiting_state_announced')).toHaveLength(2)
  })
})

describe('messages to those who wait', () => {
  test('go to all in the language of each, to the own ones, or to one; never to another department', async () => {
    const mine = await house.arrive({ startsAt: NINE.add({ minutes: 25 }), resourceId: house.city.resourceIds[0]! })
    const other = await house.arrive({ startsAt: NINE.add({ minutes: 25 }), resourceId: house.city.resourceIds[1]! })
    const absent = await house.book({ startsAt: NINE.add({ minutes: 80 }), resourceId: house.city.resourceIds[0]! })
    await house.db.sql`UPDATE party SET locale = 'en' WHERE id = ${other.partyId}`
    const write = (
      to: Parameters<typeof writeToWaiting>[1]['to'],
      text: Parameters<typeof writeToWaiting>[1]['text'],
    ) => writeToWaiting(house.db, { staff: house.staff, to, text }, EARLY)

    expect(await write('all', { prepared: 'delayed' })).toBeGreaterThanOrEqual(2)
    await write('mine', { body: 'Nur für meine' })
    expect(await write({ appointmentId: other.appointmentId }, { body: 'Only you' })).toBe(1)
    expect(await write({ appointmentId: absent.appointmentId }, { body: 'Niemand da' })).toBe(0)

    expect(await bodiesOf(mine.appointmentId)).toEqual([expect.stringContaining('Geduld'), 'Nur für meine'])
    expect(await bodiesOf(other.appointmentId)).toEqual([expect.stringContaining('patience'), 'Only you'])
    expect(await bodiesOf(absent.appointmentId)).toEqual([])

    const foreign = staffOf(await createCity(house.db), 0)
    const to = { appointmentId: mine.appointmentId }
    expect(await writeToWaiting(house.db, { staff: foreign, to, text: { body: 'x' } }, EARLY)).toBe(0)
    const [audit] = await house.db.sql<{ data: object }[]>`
      SELECT data FROM audit WHERE type = 'waiting_room_written_to' ORDER BY id DESC LIMIT 1`
    expect(audit?.data).toEqual({ readers: 1 })
  })
})

describe('leaving to be called back', () => {
  const startsAt = NINE.add({ minutes: 120 })
  const minutesBefore = (minutes: number) => startsAt.subtract({ minutes })

  async function leaveTheRoom() {
    const own = await house.book({ startsAt, resourceId: null })
    await checkIn(house.db, { partyId: own.partyId }, minutesBefore(30))
    await stepAway(house.db, { partyId: own.partyId }, minutesBefore(29))
    return own
  }

  test('keeps the place, calls once by mail in time, and lets come back within the time of grace', async () => {
    const { partyId, appointmentId } = await leaveTheRoom()
    expect((await view(partyId, minutesBefore(20))).absence).toEqual({ returnBy: null, isPlaceKept: true })
    await callBackIn(house.db, minutesBefore(20))
    expect(await noticesOf(partyId)).toBe(0)
    await Promise.all([callBackIn(house.db, minutesBefore(5)), callBackIn(house.db, minutesBefore(5))])
    expect(await noticesOf(partyId)).toBe(1)
    expect((await view(partyId, minutesBefore(3))).absence).toEqual({
      returnBy: startsAt.toString(),
      isPlaceKept: true,
    })
    expect(await comeBack(house.db, { partyId }, minutesBefore(1))).toBe(true)
    expect((await view(partyId, minutesBefore(1))).absence).toBeNull()
    expect(await house.eventsOf(appointmentId)).toEqual(
      expect.arrayContaining(['party_stepped_away', 'party_called_back', 'party_came_back']),
    )
    await stepAway(house.db, { partyId }, minutesBefore(1))
    await callBackIn(house.db, minutesBefore(1))
    expect(await noticesOf(partyId)).toBe(2)
    await house.db.sql`UPDATE appointment SET state = 'completed' WHERE id = ${appointmentId}`
  })

  test('places who returns too late behind those who came meanwhile', async () => {
    const own = await leaveTheRoom()
    const next = await house.book({ startsAt: startsAt.add({ minutes: 5 }), resourceId: null })
    await checkIn(house.db, { partyId: next.partyId }, minutesBefore(10))
    await callBackIn(house.db, minutesBefore(5))
    const tooLate = startsAt.add({ minutes: 6 })
    expect((await view(own.partyId, tooLate)).absence?.isPlaceKept).toBe(false)
    expect(await comeBack(house.db, { partyId: own.partyId }, tooLate)).toBe(false)
    await house.db.sql`UPDATE party SET last_seen_at = ${tooLate} WHERE id IN (${own.partyId}, ${next.partyId})`
    await house.db.sql`UPDATE department SET hide_position = false`
    expect((await view(own.partyId, tooLate)).queue?.peopleAhead).toBe(1)
    expect((await view(next.partyId, tooLate)).queue?.peopleAhead).toBe(0)
  })

  test('needs a place in the waiting room and an address', async () => {
    const invited = await house.book({ startsAt: startsAt.add({ minutes: 60 }) })
    await expect(stepAway(house.db, { partyId: invited.partyId }, EARLY)).rejects.toMatchObject({ code: 'wrong_state' })
    const { partyId } = await house.arrive({ startsAt: NINE.add({ minutes: 20 }) })
    await house.db.sql`UPDATE party SET email = NULL WHERE id = ${partyId}`
    await expect(stepAway(house.db, { partyId }, EARLY)).rejects.toMatchObject({ code: 'not_allowed' })
    expect((await view(partyId)).canBeCalled).toBe(false)
  })
})
