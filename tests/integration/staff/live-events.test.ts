import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordEvent } from '#app/features/audit/record.server.ts'
import { type AppointmentRow, bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { openStaffSite, type StaffSite } from '../access/staff-site.ts'

const now = { at: Temporal.Instant.from('2027-03-15T08:50:00Z') }
let site: StaffSite
let city: City
let other: City
let row: AppointmentRow
let cookie: string

beforeAll(async () => {
  site = await openStaffSite(now)
  city = await createCity(site.db, { passwordHash: site.passwordHash })
  other = await createCity(site.db, { passwordHash: site.passwordHash })
  row = await bookAppointmentRow(site.db, city, { startsAt: '2027-03-15T09:00:00Z', now: now.at })
  cookie = (await site.session(city.staffEmails[0]!)).cookie
})
afterAll(() => site.drop())

async function follow(query = '') {
  const answer = await site.ask('routes/staff/events.ts', {
    path: `/dienst/ereignisse${query}`,
    cookie,
    headers: { accept: 'text/event-stream' },
  })
  const reader = (answer.body as Response).body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const reading = (async () => {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      text += value
    }
  })()
  await expect.poll(() => text).toContain('event: resync')
  return {
    text: () => text,
    events: () =>
      [...text.matchAll(/^data: (\{.+\})$/gm)].map(([, json]) => JSON.parse(json!)).filter((event) => event.type),
    stop: () => reader.cancel().then(() => reading),
  }
}

function happen(type: 'party_arrived' | 'appointment_booked', place: City, appointmentId: string | null = null) {
  return site.db.transaction((tx) =>
    recordEvent(tx, { type, departmentId: place.departmentId, appointmentId, now: now.at }),
  )
}

describe('the event stream of a caseworker', () => {
  it('brings changes of the own department within a second and nothing of another', async () => {
    const stream = await follow()
    await happen('party_arrived', other)
    await happen('party_arrived', city, row.appointmentId)
    await expect.poll(() => stream.events().length, { timeout: 1000 }).toBe(1)
    expect(stream.events()[0]).toMatchObject({ type: 'party_arrived', departmentId: city.departmentId })
    await stream.stop()
  })

  it('can be narrowed to one appointment', async () => {
    const stream = await follow(`?termin=${row.appointmentId}`)
    await happen('appointment_booked', city)
    await happen('party_arrived', city, row.appointmentId)
    await expect.poll(() => stream.events().length).toBe(1)
    expect(stream.events()[0]?.appointmentId).toBe(row.appointmentId)
    await stream.stop()
  })

  it('carries ids and words only: no name, no address, no number', async () => {
    const stream = await follow()
    await happen('party_arrived', city, row.appointmentId)
    await expect.poll(() => stream.events().length).toBe(1)
    expect(stream.text()).not.toMatch(/muster|@|example/i)
    await stream.stop()
  })
})
