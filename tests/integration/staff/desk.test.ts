import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FoundBooking } from '#app/features/desk/find-bookings.server.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { openStaffSite, type StaffSite } from '../access/staff-site.ts'

const now = { at: Temporal.Instant.from('2027-03-15T08:00:00Z') }
let site: StaffSite
let city: City
let cookie: string
let code: string

beforeAll(async () => {
  site = await openStaffSite(now)
  city = await createCity(site.db, { passwordHash: site.passwordHash, checklist: [{ title: 'Ausweis' }] })
  const elsewhere = await createCity(site.db)
  await site.db.sql`UPDATE staff SET roles = '{call_centre}', department_id = NULL WHERE id = ${city.staffIds[0]!}`
  const book = (place: City, name: string, startsAt: string, more = {}) =>
    bookAppointmentRow(site.db, place, { name, startsAt, now: now.at, resourceId: null, email: null, ...more })
  code = (await book(city, 'Anna Müller-Lüdenscheidt', '2027-03-16T09:00:00Z', { phone: '0151 / 2345-678' })).code
  await book(city, 'Anna Gestern', '2027-03-14T09:00:00Z', { state: 'completed', email: 'Anna@Example.org' })
  await book(city, 'Anna Damals', '2027-02-14T09:00:00Z', { state: 'completed' })
  await book(city, 'Anna Hält', '2027-03-17T09:00:00Z', { state: 'held' })
  await book(city, '100% Annabell', '2027-03-18T09:00:00Z')
  await book(elsewhere, 'Anna Anderswo', '2027-03-16T09:00:00Z')
  cookie = (await site.session(city.staffEmails[0]!)).cookie
})
afterAll(() => site.drop())

async function names(query: string): Promise<string[] | null> {
  const path = `/telefonservice?${new URLSearchParams({ suche: query })}`
  const { body } = await site.ask('routes/desk/desk.tsx', { path, cookie })
  return (body as { found: FoundBooking[] | null }).found?.map((booking) => booking.personName) ?? null
}

describe('an agent who looks for a booking', () => {
  it.each([
    ['a last name', 'müller', ['Anna Müller-Lüdenscheidt']],
    ['the same without umlaut', 'Mueller', ['Anna Müller-Lüdenscheidt']],
    ['the part behind a hyphen', 'lüdensch', ['Anna Müller-Lüdenscheidt']],
    ['both names in any order', 'Müller-Lüd anna', ['Anna Müller-Lüdenscheidt']],
    ['a number as it is spoken', '+49 151 2345678', ['Anna Müller-Lüdenscheidt']],
    ['an e-mail address', 'anna@example.org', ['Anna Gestern']],
    ['a wildcard that is none', 'an%a', []],
    ['letters from the middle of a name', 'uller', []],
  ])('finds it by %s', async (_what, query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  it('finds it by the code as it is read aloud', async () => {
    expect(await names(`${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`)).toEqual(['Anna Müller-Lüdenscheidt'])
  })

  it('sees upcoming bookings first, of the own city only, and neither old ones nor forms that are being filled in', async () => {
    expect(await names('anna')).toEqual(['Anna Müller-Lüdenscheidt', '100% Annabell', 'Anna Gestern'])
  })

  it('gets no answer for too little', async () => {
    expect(await names('a')).toBeNull()
  })

  it('leaves an audit row of every booking that was opened', async () => {
    const [row] = await site.db.sql<{ id: string }[]>`SELECT id FROM appointment WHERE code = ${code}`
    const answer = await site.ask('routes/desk/booking.tsx', { params: { appointmentId: row!.id }, cookie })
    expect(answer.body).toMatchObject({
      booking: { toBring: [{ title: 'Ausweis' }], people: [{ name: 'Anna Müller-Lüdenscheidt' }] },
    })
    const audits = await site.db
      .sql`SELECT actor_id FROM audit WHERE type = 'booking_looked_up' AND appointment_id = ${row!.id}`
    expect(audits.map((audit) => audit.actorId)).toEqual([city.staffIds[0]])
  })
})
