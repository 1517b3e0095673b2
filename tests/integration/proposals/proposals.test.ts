import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cancelAppointment } from '#app/features/booking/cancel-appointment.server.ts'
import { moveAppointment } from '#app/features/booking/move-appointment.server.ts'
import { acceptProposal } from '#app/features/proposals/accept-proposal.server.ts'
import { declineProposal } from '#app/features/proposals/decline-proposal.server.ts'
import { expireProposals } from '#app/features/proposals/expire-proposals.server.ts'
import type { City } from '#tests/factories/city.ts'
import { linkIn } from '#tests/setup/mailbox.ts'
import { at, book, countOverlaps, hold, NOW, readAppointment } from '../booking/booking-journey.ts'
import { type House, openHouse } from './proposal-house.ts'

const [TEN, ELEVEN, NOON] = [at('2027-03-18T10:00'), at('2027-03-18T11:00'), at('2027-03-18T12:00')]
const citizen = { kind: 'citizen' } as const

let house: House
let city: City
let id: string

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  city = await house.city()
  id = await book(house.db, city, TEN)
})

const accept = (proposalId: string, now = NOW) =>
  acceptProposal(house.db, { appointmentId: id, proposalId, by: citizen }, now)
const decline = (proposalId: string, now = NOW) =>
  declineProposal(house.db, { appointmentId: id, proposalId, by: citizen }, now)
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )

test('a proposal takes the time, leaves the appointment where it is and tells the citizen', async () => {
  const email = `${id}@example.org`
  await house.db.sql`UPDATE party SET email = ${email} WHERE appointment_id = ${id}`
  await house.propose(city, id, ELEVEN)
  expect(await readAppointment(house.db, id)).toMatchObject({ startsAt: TEN, icalSequence: 0 })
  await expect(hold(house.db, city, ELEVEN)).rejects.toMatchObject({ code: 'slot_taken' })
  await house.work()
  const mail = await house.mailbox.waitFor(email, ({ parsed }) => /Neuer Terminvorschlag/.test(parsed.subject ?? ''))
  expect(mail.parsed.text).toContain('11:00 bis 11:20 Uhr')
  expect(mail.parsed.text).toContain('10:00 bis 10:20 Uhr')
  expect(new URL(linkIn(mail, '/termin/')).pathname).toMatch(/\/vorschlag$/)
  expect(mail.parsed.attachments).toEqual([])
})

test('accepting moves the appointment, raises the sequence, sends the new invitation and gives the old time back', async () => {
  const email = `${id}@example.org`
  await house.db.sql`UPDATE party SET email = ${email} WHERE appointment_id = ${id}`
  const { proposalId } = await house.propose(city, id, ELEVEN)
  await accept(proposalId)
  expect(await readAppointment(house.db, id)).toMatchObject({ startsAt: ELEVEN, icalSequence: 1, moves: 0 })
  expect(await house.taken(city)).toMatchObject([{ appointmentId: id, purpose: 'visit', from: ELEVEN }])
  await house.work()
  const mail = await house.mailbox.waitFor(email, ({ parsed }) => /^Neue Zeit/.test(parsed.subject ?? ''))
  expect(mail.raw).toContain('method=REQUEST')
  expect(
    house.mailbox.mails.filter(({ to, parsed }) => to.includes(email) && /vorschlag/.test(parsed.subject ?? '')),
  ).toEqual([])
  await hold(house.db, city, TEN)
})

test('accepting twice at once changes the appointment once', async () => {
  const { proposalId } = await house.propose(city, id, ELEVEN)
  await Promise.all([accept(proposalId), accept(proposalId), accept(proposalId)])
  expect(await readAppointment(house.db, id)).toMatchObject({ startsAt: ELEVEN, icalSequence: 1 })
})

test('accepting and declining at once: one of them holds', async () => {
  const { proposalId } = await house.propose(city, id, ELEVEN)
  const outcome = await Promise.all([code(accept(proposalId)), code(decline(proposalId))])
  const state = (await house.proposals(id))[0]?.state
  expect(outcome).toEqual(state === 'accepted' ? ['done', 'proposal_closed'] : ['proposal_closed', 'done'])
  expect((await house.taken(city)).map(({ purpose }) => purpose)).toEqual(['visit'])
})

test('declining keeps the appointment and gives the proposed time back', async () => {
  const { proposalId } = await house.propose(city, id, ELEVEN)
  await decline(proposalId)
  await decline(proposalId)
  expect(await readAppointment(house.db, id)).toMatchObject({ startsAt: TEN, icalSequence: 0 })
  await hold(house.db, city, ELEVEN)
  expect(await code(accept(proposalId))).toBe('proposal_closed')
})

describe('nobody answers', () => {
  test('the time goes back, the appointment stays as it was', async () => {
    const { proposalId, expiresAt } = await house.propose(city, id, ELEVEN)
    expect(expiresAt).toEqual(ELEVEN.subtract({ hours: 24 }))
    await expireProposals(house.db, expiresAt.subtract({ seconds: 1 }))
    expect(await house.proposals(id)).toMatchObject([{ state: 'open' }])
    await expireProposals(house.db, expiresAt)
    expect(await house.proposals(id)).toMatchObject([{ state: 'expired' }])
    expect(await readAppointment(house.db, id)).toMatchObject({ state: 'booked', startsAt: TEN })
    expect(await house.taken(city)).toMatchObject([{ appointmentId: id, purpose: 'visit', from: TEN }])
    expect(await code(accept(proposalId, expiresAt))).toBe('proposal_expired')
  })

  test('an answer in the second of the end comes too late, also before the sweeper has been', async () => {
    const { proposalId, expiresAt } = await house.propose(city, id, ELEVEN)
    expect(await code(accept(proposalId, expiresAt))).toBe('proposal_expired')
    expect(await readAppointment(house.db, id)).toMatchObject({ startsAt: TEN })
  })

  test('accepting while it expires: either moved or expired, never half of it', async () => {
    const { proposalId, expiresAt } = await house.propose(city, id, ELEVEN)
    const inTime = expiresAt.subtract({ seconds: 1 })
    await Promise.all([
      code(accept(proposalId, inTime)),
      expireProposals(house.db, expiresAt),
      code(accept(proposalId, inTime)),
    ])
    const state = (await house.proposals(id))[0]?.state
    const start = state === 'accepted' ? ELEVEN : TEN
    expect(await readAppointment(house.db, id)).toMatchObject({ startsAt: start })
    expect(await house.taken(city)).toMatchObject([{ purpose: 'visit', from: start }])
  })

  test('the mail is not sent any more', async () => {
    const email = `${id}@example.org`
    await house.db.sql`UPDATE party SET email = ${email} WHERE appointment_id = ${id}`
    const { expiresAt } = await house.propose(city, id, ELEVEN)
    await house.work(expiresAt)
    const [notice] = await house.db
      .sql`SELECT state, reason FROM notice WHERE appointment_id = ${id} AND kind = 'proposal_replacement'`
    expect(notice).toEqual({ state: 'skipped', reason: 'proposal_closed' })
  })
})

test('choosing another time withdraws the proposal', async () => {
  const { proposalId } = await house.propose(city, id, ELEVEN)
  await moveAppointment(
    house.db,
    { appointmentId: id, offeringId: city.offeringId, mode: 'video', start: NOON, by: citizen },
    NOW,
  )
  expect(await house.proposals(id)).toMatchObject([{ state: 'withdrawn' }])
  expect(await house.taken(city)).toMatchObject([{ purpose: 'visit', from: NOON }])
  expect(await code(accept(proposalId))).toBe('proposal_closed')
})

test('moving to the proposed time by the other page needs no second appointment there', async () => {
  await house.propose(city, id, ELEVEN)
  await moveAppointment(
    house.db,
    { appointmentId: id, offeringId: city.offeringId, mode: 'video', start: ELEVEN, by: citizen },
    NOW,
  )
  expect(await house.taken(city)).toMatchObject([{ purpose: 'visit', from: ELEVEN }])
})

test('accepting while it is moved or cancelled: the appointment has one time or none', async () => {
  const { proposalId } = await house.propose(city, id, ELEVEN)
  const move = moveAppointment(
    house.db,
    { appointmentId: id, offeringId: city.offeringId, mode: 'video', start: NOON, by: citizen },
    NOW,
  )
  const cancel = cancelAppointment(house.db, { appointmentId: id, by: citizen, reason: '' }, NOW)
  await Promise.all([code(accept(proposalId)), code(move), code(cancel)])
  expect(await readAppointment(house.db, id)).toMatchObject({ state: 'cancelled' })
  expect(await house.taken(city)).toEqual([])
  expect(await code(accept(proposalId))).not.toBe('not_found')
})

test('a new proposal takes the place of an open one', async () => {
  await house.propose(city, id, ELEVEN)
  await house.propose(city, id, NOON)
  expect((await house.proposals(id)).map(({ state }) => state).sort()).toEqual(['open', 'withdrawn'])
  expect(await house.taken(city)).toMatchObject([{ from: TEN }, { purpose: 'offer', from: NOON }])
})

test('a refused proposal leaves the transaction usable', async () => {
  const other = await book(house.db, city, ELEVEN)
  await expect(house.propose(city, id, ELEVEN)).rejects.toMatchObject({ code: 'slot_taken' })
  await expect(house.propose(city, id, at('2027-03-18T10:07'))).rejects.toMatchObject({ code: 'slot_taken' })
  const two = await house.propose(city, other, NOON)
  expect(two.proposalId).toBeTruthy()
})

test('only one of two appointments can be proposed the same time', async () => {
  const other = await book(house.db, city, at('2027-03-18T10:40'))
  const outcome = await Promise.all([code(house.propose(city, id, NOON)), code(house.propose(city, other, NOON))])
  expect(outcome.sort()).toEqual(['done', 'slot_taken'])
  expect(await countOverlaps(house.db)).toBe(0)
})
