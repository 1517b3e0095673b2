import { afterAll, beforeAll, expect, test } from 'vitest'
import { cancelAppointment } from '#app/features/booking/cancel-appointment.server.ts'
import type { Companion } from '#app/features/booking/companions.ts'
import { inviteGuest } from '#app/features/booking/invite-guest.server.ts'
import { joinToken } from '#app/features/booking/link-tokens.ts'
import { moveAppointment } from '#app/features/booking/move-appointment.server.ts'
import { listGuests } from '#app/features/booking/queries.server.ts'
import { uninviteGuest } from '#app/features/booking/uninvite-guest.server.ts'
import { at, book, hold, NOW, request } from '#tests/integration/booking/booking-journey.ts'
import { type Office, openOffice } from './office.ts'
import { readInvitation } from './read-invitation.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(NOW.toString())
})
afterAll(() => office.close())

let people = 0
/** A new person with an address that nobody else of this file has. */
function person(role: Companion['role'] = 'interpreter'): Companion & { email: string } {
  people += 1
  return { name: `Person ${people}`, role, email: `person-${people}@example.org` }
}

async function mailsTo(address: string) {
  await office.work()
  return office.mail.mails.filter((mail) => mail.to === address)
}

const invite = (appointmentId: string, companion: Companion) =>
  office.db.sql<
    { id: string }[]
  >`SELECT id FROM party WHERE appointment_id = ${appointmentId} AND role = 'applicant'`.then(([applicant]) =>
    inviteGuest(office.db, { appointmentId, by: applicant!.id, companion, tokenKey: office.tokenKey }, NOW),
  )

const guests = (appointmentId: string) => listGuests(office.db.sql, appointmentId)

async function uninvite(appointmentId: string, name: string) {
  const guest = (await guests(appointmentId)).find((candidate) => candidate.name === name)
  await uninviteGuest(office.db, { appointmentId, by: guest!.id, partyId: guest!.id }, NOW)
  return guest!.id
}

const flat = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ')

test('everybody with an address hears of the booking, the move and the cancellation, with the own link', async () => {
  const interpreter = person()
  const silent: Companion = { name: 'Ohne Adresse', role: 'companion', email: '' }
  const start = at('2027-03-17T10:00')
  const appointmentId = await book(office.db, office.city, start, { companions: [interpreter, silent] })
  const [withoutAddress, withAddress] = await guests(appointmentId)
  expect([withoutAddress, withAddress]).toMatchObject([
    { name: 'Ohne Adresse', email: null },
    { email: interpreter.email },
  ])

  const [invitation] = await mailsTo(interpreter.email)
  const link = `https://termine.example.org/besuch/${joinToken(office.tokenKey, withAddress!.id)}`
  expect(invitation!.parsed.text).toContain(link)
  expect(flat(invitation!.parsed.text)).toContain(
    'Alex Müller-Größ hat bei uns einen Termin gebucht und lädt Sie zum Dolmetschen',
  )
  expect(invitation!.parsed.text).not.toContain('/termin/')
  expect(invitation!.parsed.subject).toMatch(/^Einladung: /)

  const { offeringId } = office.city
  const to = { offeringId, mode: 'video' as const, start: at('2027-03-18T11:00') }
  await moveAppointment(office.db, { ...to, appointmentId, by: { kind: 'citizen' } }, NOW)
  await mailsTo(interpreter.email)
  await cancelAppointment(office.db, { appointmentId, by: { kind: 'citizen' }, reason: 'privat' }, NOW)
  const mails = await mailsTo(interpreter.email)
  expect(mails.map(readInvitation)).toMatchObject([
    { method: 'REQUEST', sequence: 0, start: '2027-03-17T09:00:00.000Z', attendees: [interpreter.email] },
    { method: 'REQUEST', sequence: 1, start: '2027-03-18T10:00:00.000Z', attendees: [interpreter.email] },
    { method: 'CANCEL', sequence: 2, status: 'CANCELLED', attendees: [interpreter.email] },
  ])
  expect(mails[1]!.parsed.text).toContain(link)
  expect(mails[2]!.parsed.text).not.toContain('privat')
  const own = office.mail.mails.filter(
    (mail) => mail.to === 'alex@example.org' && /Termin/.test(mail.parsed.subject ?? ''),
  )
  expect(own.length).toBeGreaterThanOrEqual(3)
})

test('guests are reminded a day before, of the time that counts', async () => {
  const interpreter = person()
  const appointmentId = await book(office.db, office.city, at('2027-03-19T09:00'), { companions: [interpreter] })
  const { offeringId } = office.city
  const to = { offeringId, mode: 'video' as const, start: at('2027-03-22T09:00') }
  await moveAppointment(office.db, { ...to, appointmentId, by: { kind: 'citizen' } }, NOW)
  const reminders = await office.db.sql<{ state: string; sequence: number }[]>`
    SELECT n.state, n.sequence FROM notice n JOIN party p ON p.id = n.party_id
    WHERE n.appointment_id = ${appointmentId} AND n.kind = 'reminder' AND p.email = ${interpreter.email} ORDER BY n.sequence`
  expect([...reminders]).toEqual([
    { state: 'skipped', sequence: 0 },
    { state: 'queued', sequence: 1 },
  ])
})

test('a guest added later is invited to the time as it is now, in the language of the appointment', async () => {
  const guest = person('guardian')
  const { appointmentId } = await office.book({ locale: 'en', startsAt: at('2027-03-24T10:00') })
  await office.move(appointmentId, '2027-03-25T09:00:00Z')
  await invite(appointmentId, guest)
  await invite(appointmentId, guest)
  const mails = await mailsTo(guest.email)
  expect(mails.map(readInvitation)).toMatchObject([
    { method: 'REQUEST', sequence: 1, start: '2027-03-25T09:00:00.000Z' },
  ])
  expect(flat(mails[0]!.parsed.text)).toContain('invites you to take part as a legal representative')
})

test('who is taken off the list is told, keeps no entry in the calendar and hears nothing more', async () => {
  const guest = person()
  const { appointmentId } = await office.book({ startsAt: at('2027-03-24T11:00') })
  await invite(appointmentId, guest)
  await mailsTo(guest.email)
  const partyId = await uninvite(appointmentId, guest.name)
  await uninviteGuest(office.db, { appointmentId, by: partyId, partyId }, NOW)
  const mails = await mailsTo(guest.email)
  expect(mails.map(readInvitation)).toMatchObject([{ method: 'REQUEST' }, { method: 'CANCEL', status: 'CANCELLED' }])
  expect(await guests(appointmentId)).toEqual([])
  await office.cancel(appointmentId)
  await office.work({ everything: true })
  expect(await mailsTo(guest.email)).toHaveLength(2)
})

test('three at a time and ten in all, so that nobody can use it to write to strangers', async () => {
  const { appointmentId } = await office.book({ startsAt: at('2027-03-24T12:00') })
  for (let count = 0; count < 3; count += 1) await invite(appointmentId, person())
  await expect(invite(appointmentId, person())).rejects.toMatchObject({ code: 'too_many_guests' })
  for (let count = 0; count < 7; count += 1) {
    await uninvite(appointmentId, (await guests(appointmentId))[0]!.name)
    await invite(appointmentId, person())
  }
  await uninvite(appointmentId, (await guests(appointmentId))[0]!.name)
  await expect(invite(appointmentId, person())).rejects.toMatchObject({ code: 'too_many_guests' })
})

test('nobody is invited to what is not booked, and nobody in the waiting room is sent away', async () => {
  const { appointmentId, holdToken } = await hold(office.db, office.city, at('2027-03-23T10:00'))
  await request(office.db, holdToken)
  await expect(invite(appointmentId, person())).rejects.toMatchObject({ code: 'wrong_state' })
  const booked = await office.book({ startsAt: at('2027-03-24T13:00') })
  const guest = person()
  await invite(booked.appointmentId, guest)
  await office.db.sql`UPDATE party SET state = 'waiting' WHERE email = ${guest.email}`
  await expect(uninvite(booked.appointmentId, guest.name)).rejects.toMatchObject({ code: 'wrong_state' })
  await office.cancel(booked.appointmentId)
  await expect(invite(booked.appointmentId, person())).rejects.toMatchObject({ code: 'already_cancelled' })
})
