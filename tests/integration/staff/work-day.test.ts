import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkIn } from '#app/features/visits/check-in.server.ts'
import type { DayAppointment } from '#app/features/workplace/day-appointment.ts'
import type { WaitingEntry } from '#app/features/workplace/waiting-list.ts'
import { type AppointmentOptions, bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { openStaffSite, type StaffSite } from '../access/staff-site.ts'

// 00:30 in Berlin: the day has begun there and not yet in UTC.
const NIGHT = Temporal.Instant.from('2027-03-14T23:30:00Z')
const MORNING = Temporal.Instant.from('2027-03-15T08:50:00Z')
const now = { at: MORNING }
let site: StaffSite
let city: City
let cookie: string

beforeAll(async () => {
  site = await openStaffSite(now)
})
afterAll(() => site.drop())
beforeEach(async () => {
  now.at = MORNING
  city = await createCity(site.db, {
    passwordHash: site.passwordHash,
    checklist: [{ title: 'Ausweis' }, { title: 'Foto' }],
  })
  cookie = (await site.session(city.staffEmails[0]!)).cookie
})

type MyDay = {
  own: DayAppointment[]
  entries: WaitingEntry[]
  figures: Record<string, number | null>
  frame: { waiting: number }
  nextStart: string | null
}

async function myDay(): Promise<MyDay> {
  return (await site.ask('routes/staff/my-day.tsx', { path: '/dienst', cookie })).body as MyDay
}

function book(startsAt: string, options: Partial<AppointmentOptions> = {}) {
  return bookAppointmentRow(site.db, city, { startsAt, now: now.at, ...options })
}

describe('my day', () => {
  it('has the own appointments of the local date, wherever the server stands', async () => {
    now.at = NIGHT
    cookie = (await site.session(city.staffEmails[0]!)).cookie
    await book('2027-03-14T22:30:00Z', { name: 'Vor Mitternacht' })
    await book('2027-03-14T23:10:00Z', { name: 'Nach Mitternacht' })
    await book('2027-03-15T22:30:00Z', { name: 'Spät am Abend' })
    await book('2027-03-15T23:10:00Z', { name: 'Am nächsten Tag' })
    const { own } = await myDay()
    expect(own.map((appointment) => [appointment.applicantName, appointment.startsAt])).toEqual([
      ['Nach Mitternacht', '2027-03-14T23:10:00.000Z'],
      ['Spät am Abend', '2027-03-15T22:30:00.000Z'],
    ])
  })

  it("leaves out colleagues' appointments, holds and lapsed requests, and keeps cancelled ones in sight", async () => {
    await book('2027-03-15T10:00:00Z', { name: 'Meiner' })
    await book('2027-03-15T10:00:00Z', { name: 'Kollege', resourceId: city.resourceIds[1]! })
    await book('2027-03-15T11:00:00Z', { name: 'Noch im Formular', state: 'held' })
    await book('2027-03-15T12:00:00Z', { name: 'Unbestätigt', state: 'requested' })
    const { own, nextStart } = await myDay()
    expect(own.map(({ applicantName, state }) => [applicantName, state])).toEqual([
      ['Meiner', 'booked'],
      ['Unbestätigt', 'requested'],
    ])
    expect(nextStart).toBe('2027-03-15T10:00:00.000Z')
  })

  it('says how much of the checklist is there', async () => {
    const { appointmentId } = await book('2027-03-15T10:00:00Z')
    await site.db.sql`
      INSERT INTO checklist_mark (appointment_id, checklist_item_id, marked_at) VALUES (${appointmentId}, ${city.checklistItemIds[0]!}, ${now.at})`
    expect((await myDay()).own[0]?.checklist).toEqual({ total: 2, present: 1 })
  })
})

describe('the waiting list', () => {
  it('has everybody of the department who checked in, by the time of the appointment, and counts them in the navigation', async () => {
    const later = await book('2027-03-15T09:10:00Z', { name: 'Später' })
    const sooner = await book('2027-03-15T09:00:00Z', { name: 'Früher', resourceId: city.resourceIds[1]! })
    await checkIn(site.db, { partyId: later.partyId }, now.at.subtract({ minutes: 5 }))
    await checkIn(site.db, { partyId: sooner.partyId }, now.at)
    const { entries, figures, frame } = await myDay()
    expect(entries.map(({ appointment, since }) => [appointment.applicantName, since])).toEqual([
      ['Früher', '2027-03-15T08:50:00.000Z'],
      ['Später', '2027-03-15T08:45:00.000Z'],
    ])
    expect([figures.waiting, frame.waiting]).toEqual([2, 2])
  })

  it('reminds of the own video appointment for which nobody came, not of those of colleagues', async () => {
    await book('2027-03-15T08:40:00Z', { name: 'Nicht da' })
    await book('2027-03-15T08:40:00Z', { name: 'Beim Kollegen', resourceId: city.resourceIds[1]! })
    const { entries } = await myDay()
    expect(entries.map(({ appointment, late }) => [appointment.applicantName, late])).toEqual([['Nicht da', true]])
  })

  it('never has anybody of another department', async () => {
    const other = await createCity(site.db)
    const stranger = await bookAppointmentRow(site.db, other, { startsAt: '2027-03-15T09:00:00Z', now: now.at })
    await checkIn(site.db, { partyId: stranger.partyId }, now.at)
    const { entries, frame } = await myDay()
    expect([entries, frame.waiting]).toEqual([[], 0])
  })
})

describe("the team's day", () => {
  type Placed = { from: number; to: number }
  type TeamDay = {
    columns: {
      name: string
      closedFor: string | null
      works: Placed[]
      appointments: Placed[]
      blocks: (Placed & { kind: string })[]
    }[]
    day: { id: string }[]
    hidden: number
    today: { date: string; minute: number }
  }
  const teamDay = async (query = '') =>
    (await site.ask('routes/staff/team-day.tsx', { path: `/dienst/team${query}`, cookie })).body as TeamDay

  it('has a column for each colleague at work, with appointments at the minutes of the wall clock', async () => {
    await book('2027-03-15T09:20:00Z', { resourceId: city.resourceIds[1]! })
    const { columns, today } = await teamDay()
    expect(columns.map(({ name, appointments }) => [name, appointments.map(({ from, to }) => [from, to])])).toEqual([
      ['Kim Probe 1', []],
      ['Kim Probe 2', [[620, 640]]],
    ])
    expect(today).toEqual({ date: '2027-03-15', minute: 9 * 60 + 50 })
  })

  it('marks an absence within working hours, a form being filled in, and shows nobody on a day off', async () => {
    await site.db.sql`
      INSERT INTO absence (resource_id, starts_at, ends_at) VALUES (${city.resourceIds[0]!}, '2027-03-16T10:00:00Z', '2027-03-20T00:00:00Z')`
    await book('2027-03-16T08:00:00Z', { state: 'held' })
    const tuesday = await teamDay('?tag=2027-03-16')
    expect(tuesday.columns[0]?.blocks.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['absence', 660, 960],
      ['held', 540, 565],
    ])
    expect((await teamDay('?tag=2027-03-21')).columns).toEqual([])
  })

  it('knows the hours of a group, and says why an office is closed', async () => {
    const [group] = await site.db.sql<{ id: string }[]>`
      INSERT INTO resource_group (office_id, name) VALUES (${city.officeId}, 'Abendteam') RETURNING id`
    await site.db.sql`INSERT INTO resource_group_member VALUES (${group!.id}, ${city.resourceIds[1]!})`
    await site.db.sql`
      INSERT INTO opening (group_id, weekday, from_minute, to_minute, valid_from) VALUES (${group!.id}, 1, 1080, 1200, '2020-01-06')`
    expect((await teamDay()).columns[1]?.works.map(({ from, to }) => [from, to])).toEqual([
      [480, 960],
      [1080, 1200],
    ])
    await site.db.sql`
      INSERT INTO closure (office_id, first_date, last_date, reason) VALUES (${city.officeId}, '2027-03-15', '2027-03-15', 'Betriebsausflug')`
    await book('2027-03-15T09:20:00Z')
    expect((await teamDay()).columns).toMatchObject([{ closedFor: 'Betriebsausflug', works: [], appointments: [{}] }])
  })

  it('shows what the address asks for and says how much is hidden', async () => {
    const mine = await book('2027-03-15T09:20:00Z', { mode: 'phone' })
    await book('2027-03-15T10:20:00Z', { mode: 'video', resourceId: city.resourceIds[1]! })
    expect(await teamDay('?art=phone')).toMatchObject({ day: [{ id: mine.appointmentId }], hidden: 1 })
    expect(await teamDay('?stand=waiting')).toMatchObject({ day: [], hidden: 2 })
    const own = await teamDay('?nur=meine')
    expect(own).toMatchObject({ columns: [{ name: 'Kim Probe 1' }], day: [{ id: mine.appointmentId }] })
    expect((await teamDay('?art=unsinn&dienststelle=x&tag=gestern')).day).toHaveLength(2)
  })
})
