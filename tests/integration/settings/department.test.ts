import { afterAll, beforeEach, expect, it } from 'vitest'
import { createCity } from '#tests/factories/city.ts'
import { at, hold, request } from '../booking/booking-journey.ts'
import { openSettingsSite, type SettingsSite } from './settings-site.ts'

const now = { at: Temporal.Instant.from('2027-03-15T07:00:00Z') }
let site: SettingsSite

beforeEach(async () => {
  await site?.drop()
  site = await openSettingsSite(now)
})
afterAll(() => site.drop())

it('the times of a department are saved, count from the next request on, and stand in audit and history', async () => {
  const earlier = await hold(site.db, site.city, at('2027-03-16T10:00'))
  await request(site.db, earlier.holdToken)
  const form = await site.departmentForm({
    requestMinutes: '30',
    offerMinutes: '45',
    proposalHours: '24',
    restMinMinutes: '10',
    restMaxMinutes: '15',
  })
  expect((await site.saveDepartment(form)).headers.get('location')).toContain('gespeichert=ja')
  expect(
    await site.db.sql`
      SELECT request_minutes, offer_minutes, proposal_hours, rest_min_minutes, rest_max_minutes FROM department`,
  ).toEqual([{ requestMinutes: 30, offerMinutes: 45, proposalHours: 24, restMinMinutes: 10, restMaxMinutes: 15 }])
  const later = await hold(site.db, site.city, at('2027-03-16T11:00'))
  await request(site.db, later.holdToken)
  const rows = await site.db.sql<{ minutes: number }[]>`
    SELECT round(extract(epoch FROM expires_at - ${now.at}::timestamptz) / 60)::int AS minutes FROM appointment ORDER BY starts_at`
  expect(rows.map(({ minutes }) => minutes)).toEqual([120, 30])
  const [audit] = await site.db.sql`SELECT data FROM audit WHERE type = 'department_rules_changed'`
  expect(audit!['data']).toMatchObject({ 'requestMinutes.before': 120, 'requestMinutes.after': 30 })
  expect((await site.department()).body).toMatchObject({
    changes: [{ staffName: 'Kim Probe 1', before: { offerMinutes: 30 }, after: { offerMinutes: 45 } }],
  })
})

it('a rest that ends before it begins and numbers out of bounds are refused at the field', async () => {
  const { status, body } = await site.saveDepartment(
    await site.departmentForm({ restMinMinutes: '20', restMaxMinutes: '5', offerMinutes: '4' }),
  )
  expect(status).toBe(400)
  expect(body).toMatchObject({
    problems: [
      { field: 'offerMinutes', code: 'no_number', facts: { min: 5, max: 1440 } },
      { field: 'restMaxMinutes', code: 'rest_reversed', facts: { min: 20 } },
    ],
  })
})

it('a lead cannot change how long data is kept; an administrator is told what it means first', async () => {
  const shorter = { appointmentRetentionDays: '7', proposalHours: '24' }
  expect((await site.saveDepartment(await site.departmentForm(shorter))).status).toBe(302)
  const kept = () => site.db.sql`SELECT appointment_retention_days, proposal_hours FROM department`
  expect(await kept()).toEqual([{ appointmentRetentionDays: 30, proposalHours: 24 }])

  await site.db.sql`UPDATE staff SET roles = '{admin}' WHERE id = ${site.city.staffIds[0]!}`
  const told = await site.saveDepartment(await site.departmentForm(shorter))
  expect(told.body).toMatchObject({
    consequences: [{ kind: 'retention_shorter', field: 'appointmentRetentionDays', from: 30, to: 7 }],
  })
  expect((await site.saveDepartment(await site.departmentForm({ ...shorter, confirmed: 'yes' }))).status).toBe(302)
  expect(await kept()).toEqual([{ appointmentRetentionDays: 7, proposalHours: 24 }])
})

it('of two people who change the same department the second is told', async () => {
  const [first, second] = [
    await site.departmentForm({ offerMinutes: '40' }),
    await site.departmentForm({ offerMinutes: '50' }),
  ]
  expect((await site.saveDepartment(first)).status).toBe(302)
  expect(await site.saveDepartment(second)).toMatchObject({
    status: 409,
    body: { isConflict: true, values: { offerMinutes: ['50'] }, rules: { offerMinutes: 50 } },
  })
})

it('caseworkers and leads of other departments do not find it', async () => {
  const other = await createCity(site.db, { passwordHash: site.passwordHash })
  await site.db.sql`UPDATE staff SET roles = '{lead}' WHERE id = ${other.staffIds[0]!}`
  const form = await site.departmentForm({ offerMinutes: '40' })
  for (const email of [site.city.staffEmails[1]!, other.staffEmails[0]!]) {
    const who = await site.session(email)
    expect((await site.department(who)).status).toBe(404)
    expect((await site.saveDepartment(form, who)).status).toBe(404)
  }
  expect(await site.db.sql`SELECT FROM settings_change`).toHaveLength(0)
})
