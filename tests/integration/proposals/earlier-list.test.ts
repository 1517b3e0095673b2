import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cancelAppointment } from '#app/features/booking/cancel-appointment.server.ts'
import { expireRequests } from '#app/features/booking/expire-requests.server.ts'
import { moveAppointment } from '#app/features/booking/move-appointment.server.ts'
import { acceptProposal } from '#app/features/proposals/accept-proposal.server.ts'
import { declineProposal } from '#app/features/proposals/decline-proposal.server.ts'
import type { EarlierWish } from '#app/features/proposals/earlier-wish.ts'
import { expireProposals } from '#app/features/proposals/expire-proposals.server.ts'
import { joinList } from '#app/features/proposals/join-list.server.ts'
import { leaveList } from '#app/features/proposals/leave-list.server.ts'
import type { City } from '#tests/factories/city.ts'
import { at, book, countOverlaps, hold, NOW, readAppointment, request } from '../booking/booking-journey.ts'
import { type House, openHouse } from './proposal-house.ts'

const TEN = at('2027-03-18T10:00')
const LATER = [at('2027-03-25T10:00'), at('2027-03-26T10:00'), at('2027-03-29T10:00')] as const
const ANY: EarlierWish = { notBefore: null, weekdays: [], fromMinute: 0, toMinute: 1440, noticeMinutes: 120 }
const citizen = { kind: 'citizen' } as const

let house: House
let city: City
/** Whoever has the time that will be free. */
let holder: string

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  city = await house.city({ rest: [3, 20], offerMinutes: 30 })
  holder = await book(house.db, city, TEN, { email: 'holder@example.org' })
})

async function waiting(start: Temporal.Instant, wish: Partial<EarlierWish> = {}, minutes = 0) {
  const id = await book(house.db, city, start)
  await house.db.sql`UPDATE party SET email = ${`${id}@example.org`} WHERE appointment_id = ${id}`
  const now = NOW.add({ minutes })
  await joinList(house.db, { appointmentId: id, wish: { ...ANY, ...wish }, by: citizen }, now)
  return id
}

const cancel = (now = NOW) => cancelAppointment(house.db, { appointmentId: holder, by: citizen, reason: '' }, now)

async function openProposal(appointmentId: string) {
  const [row] = await house.db.sql<{ id: string; startsAt: Temporal.Instant; expiresAt: Temporal.Instant }[]>`
    SELECT id, starts_at, expires_at FROM proposal WHERE appointment_id = ${appointmentId} AND state = 'open'`
  return row ?? null
}

const restsOf = async () => (await house.taken(city)).filter(({ purpose }) => purpose === 'rest')

test('a freed time is offered to who has waited longest, by mail and to nobody else', async () => {
  const [second, first] = [await waiting(LATER[0], {}, 2), await waiting(LATER[1], {}, 1)]
  await cancel()
  await expect(hold(house.db, city, TEN)).rejects.toMatchObject({ code: 'slot_taken' })
  await house.work()
  expect(await openProposal(first)).toMatchObject({ startsAt: TEN, expiresAt: NOW.add({ minutes: 30 }) })
  expect(await openProposal(second)).toBeNull()
  const mail = await house.mailbox.waitFor(`${first}@example.org`, ({ parsed }) =>
    /^Früherer Termin/.test(parsed.subject ?? ''),
  )
  expect(mail.parsed.text).toContain('Donnerstag, 18. März 2027')
  await expect(hold(house.db, city, TEN, { now: NOW.add({ minutes: 29 }) })).rejects.toMatchObject({
    code: 'slot_taken',
  })
})

test('nobody answers: the next one gets it, then everybody after a rest', async () => {
  const [first, second] = [await waiting(LATER[0], {}, 1), await waiting(LATER[1], {}, 2)]
  await cancel()
  await house.work()
  const over = NOW.add({ minutes: 30 })
  await expireProposals(house.db, over)
  await house.work(over)
  expect(await openProposal(first)).toBeNull()
  expect(await openProposal(second)).toMatchObject({ startsAt: TEN, expiresAt: over.add({ minutes: 30 }) })
  const end = over.add({ minutes: 30 })
  await expireProposals(house.db, end)
  await house.work(end)
  expect(await openProposal(first)).toBeNull()
  expect(await restsOf()).toMatchObject([{ from: TEN }])
  await expect(hold(house.db, city, TEN, { now: end.add({ seconds: 179 }) })).rejects.toMatchObject({
    code: 'slot_taken',
  })
  await hold(house.db, city, TEN, { now: end.add({ minutes: 20, seconds: 1 }) })
})

test('whoever accepts leaves the list, and their old time is offered on', async () => {
  const first = await waiting(LATER[0], {}, 1)
  const second = await waiting(LATER[1], {}, 2)
  await cancel()
  await house.work()
  const { id } = (await openProposal(first))!
  await acceptProposal(house.db, { appointmentId: first, proposalId: id, by: citizen }, NOW)
  expect(await readAppointment(house.db, first)).toMatchObject({ startsAt: TEN, moves: 0 })
  await house.work()
  expect(await openProposal(second)).toMatchObject({ startsAt: LATER[0] })
  expect(await house.db.sql`SELECT 1 FROM earlier_wish WHERE appointment_id = ${first}`).toHaveLength(0)
})

test('a declined time goes to the next and never again to the same person', async () => {
  const first = await waiting(LATER[0], {}, 1)
  await cancel()
  await house.work()
  const { id } = (await openProposal(first))!
  await declineProposal(house.db, { appointmentId: first, proposalId: id, by: citizen }, NOW)
  await house.work()
  expect(await openProposal(first)).toBeNull()
  expect(await house.db.sql`SELECT offers FROM earlier_wish WHERE appointment_id = ${first}`).toEqual([{ offers: 1 }])
})

test('whoever was offered less comes first, even if they joined later', async () => {
  const first = await waiting(LATER[0], {}, 1)
  const second = await waiting(LATER[1], {}, 2)
  await house.db.sql`UPDATE earlier_wish SET offers = 1 WHERE appointment_id = ${first}`
  await cancel()
  await house.work()
  expect(await openProposal(second)).not.toBeNull()
})

describe('whom it does not fit is not asked', () => {
  test.each([
    ['a weekday they did not name', { weekdays: [1] }],
    ['before the date they named', { notBefore: '2027-03-19' }],
    ['the wrong time of day', { fromMinute: 720 }],
    ['too soon for the notice they need', { noticeMinutes: 10_080 }],
  ])('%s', async (_name, wish) => {
    const id = await waiting(LATER[0], wish)
    await cancel()
    await house.work()
    expect(await openProposal(id)).toBeNull()
  })

  test('somebody whose own appointment is sooner', async () => {
    const id = await waiting(at('2027-03-17T10:00'))
    await cancel()
    await house.work()
    expect(await openProposal(id)).toBeNull()
  })

  test('somebody who left the list', async () => {
    const id = await waiting(LATER[0])
    await leaveList(house.db, { appointmentId: id, by: citizen }, NOW)
    await cancel()
    await house.work()
    expect(await openProposal(id)).toBeNull()
  })

  test('somebody in another mode when the offering has none of it', async () => {
    const id = await waiting(LATER[0])
    await house.db.sql`UPDATE appointment SET mode = 'on_site' WHERE id = ${id}`
    await house.db.sql`UPDATE offering SET modes = '{video}' WHERE id = ${city.offeringId}`
    await cancel()
    await house.work()
    expect(await openProposal(id)).toBeNull()
  })
})

test('moving away, an expired request and a declined replacement are offered as well', async () => {
  const id = await waiting(LATER[2])
  const move = { appointmentId: holder, offeringId: city.offeringId, mode: 'video' as const, by: citizen }
  await moveAppointment(house.db, { ...move, start: at('2027-03-19T10:00') }, NOW)
  await house.work()
  expect(await openProposal(id)).toMatchObject({ startsAt: TEN })
  await declineProposal(house.db, { appointmentId: id, proposalId: (await openProposal(id))!.id, by: citizen }, NOW)

  const { holdToken } = await hold(house.db, city, at('2027-03-22T09:00'))
  await request(house.db, holdToken)
  const late = NOW.add({ hours: 3 })
  await expireRequests(house.db, late)
  await house.work(late)
  expect(await openProposal(id)).toMatchObject({ startsAt: at('2027-03-22T09:00') })
})

test('at night nobody is asked: a distant time waits for the morning, and rests so long', async () => {
  const id = await waiting(LATER[0])
  const night = at('2027-03-15T22:00')
  await cancel(night)
  await house.work(night)
  expect(await openProposal(id)).toBeNull()
  const jobs = await house.db.sql<{ seconds: number }[]>`
    SELECT round(extract(epoch FROM run_at - now()) / 60)::int * 60 AS seconds FROM graphile_worker.jobs WHERE task_identifier = 'offer_freed_time'`
  expect(jobs).toEqual([{ seconds: 9 * 3600 }])
  await expect(hold(house.db, city, TEN, { now: at('2027-03-16T06:59') })).rejects.toMatchObject({ code: 'slot_taken' })
  await house.db
    .sql`SELECT graphile_worker.reschedule_jobs(array(SELECT id FROM graphile_worker.jobs), run_at => now())`
  await house.work(at('2027-03-16T07:00'))
  expect(await openProposal(id)).toMatchObject({ startsAt: TEN })
})

test('a time that somebody took meanwhile is offered to nobody', async () => {
  const id = await waiting(LATER[0])
  await cancel()
  await house.db.sql`UPDATE allocation SET expires_at = ${NOW.add({ seconds: 1 })} WHERE purpose = 'rest'`
  const late = NOW.add({ minutes: 1 })
  await hold(house.db, city, TEN, { now: late })
  await house.work(late)
  expect(await openProposal(id)).toBeNull()
  const sent = await house.db.sql`SELECT 1 FROM notice WHERE appointment_id = ${id} AND kind = 'proposal_earlier'`
  expect(sent).toHaveLength(0)
})

test('what an offer leaves over of a long freed time goes on resting', async () => {
  await house.db.sql`
    UPDATE allocation SET during = tstzrange(${TEN}, ${TEN.add({ minutes: 60 })}) WHERE appointment_id = ${holder}`
  await waiting(LATER[0])
  await cancel()
  await house.work()
  const taken = (await house.taken(city)).filter(
    ({ from }) => Temporal.Instant.compare(from, TEN.add({ hours: 2 })) < 0,
  )
  expect(taken.map(({ purpose, from }) => [purpose, from.since(TEN).total('minutes')])).toEqual([
    ['offer', 0],
    ['rest', 25],
  ])
})

test('several times freed at once reach several people, each one only one', async () => {
  const people = [await waiting(LATER[0], {}, 1), await waiting(LATER[1], {}, 2), await waiting(LATER[2], {}, 3)]
  const others = [
    await book(house.db, city, at('2027-03-18T11:00')),
    await book(house.db, city, at('2027-03-18T12:00')),
  ]
  await Promise.all([
    cancel(),
    ...others.map((appointmentId) => cancelAppointment(house.db, { appointmentId, by: citizen, reason: '' }, NOW)),
  ])
  await house.work()
  const open = await Promise.all(people.map(openProposal))
  expect(new Set(open.map((proposal) => proposal?.startsAt.toString())).size).toBe(3)
  expect(open).not.toContain(null)
  expect(await countOverlaps(house.db)).toBe(0)
})
