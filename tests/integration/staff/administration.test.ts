import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tasks } from '#app/features/system/list-tasks.server.ts'
import type { Part } from '#app/features/system/system-state.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { openStaffSite, type StaffSite } from '../access/staff-site.ts'

const now = { at: Temporal.Instant.from('2027-03-15T08:00:00Z') }
let site: StaffSite
let city: City
let cookie: string

beforeAll(async () => {
  site = await openStaffSite(now)
  city = await createCity(site.db, { passwordHash: site.passwordHash })
  await site.db.sql`UPDATE staff SET roles = '{admin}' WHERE id = ${city.staffIds[0]!}`
  cookie = (await site.session(city.staffEmails[0]!)).cookie
})
afterAll(() => site.drop())

async function page() {
  const { body } = await site.ask('routes/admin/system.tsx', { path: '/verwaltung', cookie })
  const { parts, tasks, ...rest } = body as { parts: Part[]; tasks: Tasks; departments: unknown[] }
  return { ...rest, tasks, health: Object.fromEntries(parts.map((part) => [part.key, part.health])), parts }
}

describe('the administration page', () => {
  it('says which parts work, which are limited and which are missing', async () => {
    const { health, parts } = await page()
    expect(health).toEqual({
      app: 'ok',
      database: 'ok',
      media_server: 'off',
      mail: 'ok',
      scanner: 'warn',
      worker: 'bad',
    })
    expect(parts.find(({ key }) => key === 'app')?.facts[0]).toMatchObject({
      name: 'Sprechzeit',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    })
  })

  it('knows a worker that reports', async () => {
    await site.db
      .sql`INSERT INTO process_heartbeat (name, seen_at) VALUES ('host 1', ${now.at.subtract({ seconds: 10 })})`
    expect((await page()).health.worker).toBe('ok')
  })

  it('shows messages that failed and files nobody checked as tasks, without any personal data', async () => {
    const { appointmentId, partyId } = await bookAppointmentRow(site.db, city, {
      startsAt: '2027-03-16T09:00:00Z',
      now: now.at,
    })
    await site.db.sql`
      INSERT INTO notice (appointment_id, party_id, kind, sequence, locale, state, queued_at, attempts, reason)
      VALUES (${appointmentId}, ${partyId}, 'confirmed', 0, 'de', 'failed', ${now.at}, 3, 'address_refused')`
    await site.db.sql`
      INSERT INTO document (appointment_id, file_name, media_type, size_bytes, state, storage_key, wrapped_key, uploaded_at, delete_after)
      VALUES (${appointmentId}, 'ausweis-muster.pdf', 'application/pdf', 3, 'unchecked', ${randomUUID()}, '\\x00', ${now.at}, ${now.at.add({ hours: 24 })})`
    const { tasks, health } = await page()
    expect(health.mail).toBe('bad')
    expect(tasks.failedNotices).toMatchObject([
      { kind: 'confirmed', departmentName: 'Bürgerservice', attempts: 3, error: 'address_refused' },
    ])
    expect(tasks.uncheckedDocuments).toMatchObject([{ departmentName: 'Bürgerservice', count: 1 }])
    expect(JSON.stringify(tasks)).not.toMatch(/muster|@/i)
  })

  it('lists what belongs to each department of the own municipality, and no other', async () => {
    const other = await createCity(site.db)
    expect((await page()).departments).toMatchObject([{ name: 'Bürgerservice', offices: 1, services: 1, staff: 2 }])
    const detail = (departmentId: string) =>
      site.ask('routes/admin/department.tsx', { params: { departmentId }, cookie })
    expect((await detail(city.departmentId)).body).toMatchObject({
      department: { offices: [{ name: 'Rathaus' }], staff: [{}, {}] },
    })
    for (const id of [other.departmentId, randomUUID(), 'unsinn']) expect((await detail(id)).status).toBe(404)
  })
})
