import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { SettingsProblem } from '#app/features/settings/problems.ts'
import { createCity } from '#tests/factories/city.ts'
import { ALEX, book } from '../booking/booking-journey.ts'
import { openSettingsSite, type SettingsSite } from './settings-site.ts'

// Monday, 08:00 in the city.
const now = { at: Temporal.Instant.from('2027-03-15T07:00:00Z') }
let site: SettingsSite

beforeEach(async () => {
  await site?.drop()
  site = await openSettingsSite(now)
})
afterAll(() => site.drop())

const at = (local: string) => Temporal.Instant.from(`${local}+01:00`)

describe('the rules of a service', () => {
  it('are saved, counted from the next booking on, and stand in the audit and the history before and after', async () => {
    const form = await site.serviceForm({
      durationMinutes: '40',
      bufferAfterMinutes: '10',
      leadTimeMinutes: '2',
      leadTimeUnit: 'days',
      maxActivePerContact: '4',
      asksBirthYear: 'on',
      caseworker: '2',
    })
    const saved = await site.saveService(form)
    expect(saved.headers.get('location')).toBe(`/dienst/leistungen/${site.city.serviceId}?gespeichert=ja`)
    expect(
      await site.db.sql`
        SELECT duration_minutes, buffer_after_minutes, lead_time_minutes, max_active_per_contact, asks_birth_year, modes::text[] AS modes
        FROM service WHERE id = ${site.city.serviceId}`,
    ).toEqual([
      {
        durationMinutes: 40,
        bufferAfterMinutes: 10,
        leadTimeMinutes: 2880,
        maxActivePerContact: 4,
        asksBirthYear: true,
        modes: ['video', 'phone', 'on_site'],
      },
    ])
    expect(await site.db.sql`SELECT kind, count FROM service_requirement`).toEqual([{ kind: 'caseworker', count: 2 }])
    const [audit] = await site.db.sql`
      SELECT actor_id, department_id, data FROM audit WHERE type = 'service_rules_changed'`
    expect(audit).toMatchObject({
      actorId: site.city.staffIds[0],
      departmentId: site.city.departmentId,
      data: {
        serviceId: site.city.serviceId,
        'durationMinutes.before': 20,
        'durationMinutes.after': 40,
        'maxActivePerContact.before': null,
        'maxActivePerContact.after': 4,
        'requirements.caseworker.after': 2,
      },
    })
    expect(audit!['data']).not.toHaveProperty(['gridMinutes.before'])
    const { body } = await site.service()
    expect(body).toMatchObject({
      changes: [{ staffName: 'Kim Probe 1', before: { durationMinutes: 20 }, after: { durationMinutes: 40 } }],
    })
  })

  it('change nothing of an appointment that is booked already', async () => {
    const id = await book(site.db, site.city, at('2027-03-16T10:00'))
    const read = () =>
      Promise.all([
        site.db.sql`SELECT * FROM appointment WHERE id = ${id}`,
        site.db.sql`SELECT resource_id, during::text AS during, purpose FROM allocation WHERE appointment_id = ${id}`,
        site.db.sql`SELECT * FROM party WHERE appointment_id = ${id}`,
      ])
    const before = JSON.stringify(await read())
    const form = await site.serviceForm({
      durationMinutes: '45',
      bufferBeforeMinutes: '15',
      bufferAfterMinutes: '30',
      gridMinutes: '15',
      moveLimit: '0',
      horizonDays: '0',
      leadTimeMinutes: '9',
      leadTimeUnit: 'days',
      maxActivePerContact: '1',
      [`modes-${site.city.offeringId}`]: ['on_site'],
      confirmed: 'yes',
    })
    expect((await site.saveService(form)).status).toBe(302)
    expect(JSON.stringify(await read())).toBe(before)
    await expect(book(site.db, site.city, at('2027-03-16T11:00'))).rejects.toMatchObject({ code: 'slot_not_offered' })
  })

  it('limit how many appointments one contact may have', async () => {
    await site.saveService(await site.serviceForm({ maxActivePerContact: '1' }))
    await book(site.db, site.city, at('2027-03-16T10:00'))
    await expect(book(site.db, site.city, at('2027-03-16T11:00'))).rejects.toMatchObject({
      code: 'contact_limit_reached',
    })
    await site.saveService(await site.serviceForm({ maxActivePerContact: '' }))
    await book(site.db, site.city, at('2027-03-16T11:00'), { ...ALEX })
  })

  it('are not written again when nothing differs', async () => {
    const saved = await site.saveService(await site.serviceForm())
    expect(saved.headers.get('location')).toContain('gespeichert=gleich')
    expect(await site.db.sql`SELECT FROM settings_change`).toHaveLength(0)
  })

  it.each([
    ['no duration', { durationMinutes: '' }, 'durationMinutes', 'no_number'],
    ['a duration of nothing', { durationMinutes: '0' }, 'durationMinutes', 'no_number'],
    ['a word for a number', { horizonDays: 'viele' }, 'horizonDays', 'no_number'],
    ['a horizon beyond two years', { horizonDays: '731' }, 'horizonDays', 'no_number'],
    ['a lead time beyond a year', { leadTimeMinutes: '366', leadTimeUnit: 'days' }, 'leadTimeMinutes', 'no_number'],
    ['a limit of none', { maxActivePerContact: '0' }, 'maxActivePerContact', 'no_number'],
    ['nobody who receives', { caseworker: '0' }, 'caseworker', 'nobody'],
    [
      'a family that stays longer than a day',
      { durationMinutes: '240', maxPersons: '20', extraPersonMinutes: '120' },
      'extraPersonMinutes',
      'too_long',
    ],
  ])('with %s are refused at the field, and what was typed is kept', async (_, change, field, code) => {
    const form = await site.serviceForm(change as never)
    const { status, body } = await site.saveService(form)
    expect(status).toBe(400)
    const { problems, values } = body as { problems: SettingsProblem[]; values: Record<string, string[]> }
    expect(problems).toContainEqual(expect.objectContaining({ field, code }))
    expect(values).toMatchObject(Object.fromEntries(Object.entries(change).map(([name, text]) => [name, [text]])))
    expect(await site.db.sql`SELECT FROM settings_change`).toHaveLength(0)
  })

  it('without any way to come are refused at the first office', async () => {
    const field = `modes-${site.city.offeringId}`
    const { status, body } = await site.saveService(await site.serviceForm({ [field]: [] }))
    expect(status).toBe(400)
    expect(body).toMatchObject({ problems: [{ field, code: 'no_modes' }] })
  })
})

describe('what a change would mean is told before it is saved', () => {
  const consequencesOf = async (change: Record<string, string | string[]>) => {
    const { body } = await site.saveService(await site.serviceForm(change))
    return (body as { consequences: unknown }).consequences
  }

  it('when a mode goes for which appointments are booked, and saved once it was confirmed', async () => {
    await book(site.db, site.city, at('2027-03-16T10:00'))
    const change = { [`modes-${site.city.offeringId}`]: ['phone', 'on_site'] }
    expect(await consequencesOf(change)).toEqual([
      { kind: 'mode_removed', office: 'Rathaus', mode: 'video', booked: 1 },
    ])
    expect(await site.db.sql`SELECT FROM settings_change`).toHaveLength(0)
    expect((await site.saveService(await site.serviceForm({ ...change, confirmed: 'yes' }))).status).toBe(302)
    expect(
      await site.db.sql`
        SELECT o.modes::text[] AS offered, s.modes::text[] AS modes FROM offering o JOIN service s ON s.id = o.service_id`,
    ).toEqual([{ offered: ['phone', 'on_site'], modes: ['phone', 'on_site'] }])
  })

  it('when the service is no longer offered', async () => {
    await book(site.db, site.city, at('2027-03-16T10:00'))
    expect(await consequencesOf({ active: [] })).toEqual([{ kind: 'hidden', booked: 1 }])
  })

  it('when more rooms are needed than there are', async () => {
    expect(await consequencesOf({ room: '1' })).toEqual([
      { kind: 'unable', office: 'Rathaus', resource: 'room', needed: 1, there: 0 },
    ])
  })

  it('when a mode comes for which nobody has an opening', async () => {
    await site.saveService(await site.serviceForm({ [`modes-${site.city.offeringId}`]: ['on_site'], confirmed: 'yes' }))
    await site.db.sql`UPDATE opening SET modes = '{on_site}'`
    expect(await consequencesOf({ [`modes-${site.city.offeringId}`]: ['video', 'on_site'] })).toEqual([
      { kind: 'mode_without_openings', office: 'Rathaus', mode: 'video' },
    ])
  })
})

describe('two people who change the same service', () => {
  it('the second is told, sees both versions, keeps what was typed, and may go on with it', async () => {
    const [first, second] = [
      await site.serviceForm({ durationMinutes: '30' }),
      await site.serviceForm({ durationMinutes: '50' }),
    ]
    expect((await site.saveService(first)).status).toBe(302)
    const late = await site.saveService(second)
    expect(late).toMatchObject({
      status: 409,
      body: { isConflict: true, values: { durationMinutes: ['50'] }, rules: { durationMinutes: 50 } },
    })
    expect((await site.service()).body).toMatchObject({
      service: { rules: { durationMinutes: 30 } },
      by: { name: 'Kim Probe 1' },
    })
    const { tag } = (await site.service()).body as { tag: string }
    expect((await site.saveService({ ...second, seen: tag })).status).toBe(302)
    expect((await site.service()).body).toMatchObject({ service: { rules: { durationMinutes: 50 } } })
  })

  it('at the same moment: one of them is saved, the other one is told', async () => {
    const forms = await Promise.all(['30', '50'].map((durationMinutes) => site.serviceForm({ durationMinutes })))
    const answers = await Promise.all(forms.map((form) => site.saveService(form)))
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 409])
    expect(await site.db.sql`SELECT FROM settings_change`).toHaveLength(1)
  })

  it('is told of an import too', async () => {
    const form = await site.serviceForm({ durationMinutes: '30' })
    await site.db.sql`UPDATE service SET grid_minutes = 10 WHERE id = ${site.city.serviceId}`
    expect((await site.saveService(form)).status).toBe(409)
    expect((await site.service()).body).toMatchObject({ by: null })
  })

  it('may put an earlier version into the form again', async () => {
    await site.saveService(await site.serviceForm({ durationMinutes: '30' }))
    const { changes } = (await site.service()).body as { changes: { id: string }[] }
    const { body } = await site.ask('routes/staff/service.tsx', {
      params: { serviceId: site.city.serviceId },
      path: `/dienst/leistungen/${site.city.serviceId}?stand=${changes[0]!.id}`,
      cookie: site.lead.cookie,
    })
    expect(body).toMatchObject({ isRestored: true, values: { durationMinutes: ['20'] } })
  })
})

describe('who may change the rules of a service', () => {
  it('is the lead of the department and the administrator, and nobody else', async () => {
    const other = await createCity(site.db, { passwordHash: site.passwordHash })
    await site.db.sql`UPDATE staff SET roles = '{lead}' WHERE id = ${other.staffIds[0]!}`
    const form = await site.serviceForm({ durationMinutes: '30' })
    const caseworker = await site.session(site.city.staffEmails[1]!)
    const stranger = await site.session(other.staffEmails[0]!)
    for (const who of [caseworker, stranger]) {
      expect((await site.service(who)).status).toBe(404)
      expect((await site.saveService(form, who)).status).toBe(404)
    }
    const path = `/dienst/leistungen?fachbereich=${site.city.departmentId}`
    for (const { cookie } of [caseworker, stranger])
      expect((await site.ask('routes/staff/services.tsx', { path, cookie })).status).toBe(404)
    expect(await site.db.sql`SELECT FROM settings_change`).toHaveLength(0)
    await site.db
      .sql`UPDATE staff SET roles = '{admin}', department_id = NULL, municipality_id = ${site.city.municipalityId}, source_id = 'admin' WHERE id = ${other.staffIds[0]!}`
    expect((await site.ask('routes/staff/services.tsx', { path, cookie: stranger.cookie })).body).toMatchObject({
      department: { id: site.city.departmentId },
      services: [{ id: site.city.serviceId }],
    })
    expect((await site.saveService(form, stranger)).status).toBe(302)
  })

  it('nobody with a wrong or missing form token', async () => {
    const form = await site.serviceForm({ durationMinutes: '30' })
    const answer = await site.saveService(form, { ...site.lead, formToken: 'x' })
    expect(answer.status).not.toBe(302)
    expect(await site.db.sql`SELECT FROM settings_change`).toHaveLength(0)
  })
})
