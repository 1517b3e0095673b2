import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openAccess } from '#app/features/calendars/sealed-access.ts'
import type { SourceView } from '#app/features/calendars/source-view.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { openStaffSite, type StaffSite } from '../access/staff-site.ts'

const MORNING = Temporal.Instant.from('2027-03-15T08:50:00Z')
const now = { at: MORNING }
let site: StaffSite
let city: City
let session: { cookie: string; formToken: string }

type Page = {
  page: { feed: { url: string; issuedAt: string; lastReadAt: string | null } | null; sources: SourceView[] }
  frame: unknown
}

beforeAll(async () => {
  site = await openStaffSite(now)
})
afterAll(() => site.drop())
beforeEach(async () => {
  now.at = MORNING
  city = await createCity(site.db, { passwordHash: site.passwordHash })
  session = await site.session(city.staffEmails[0]!)
})

const FILE = 'routes/staff/calendars.tsx'

async function page(path = '/dienst/kalender'): Promise<Page['page']> {
  const { body } = await site.ask(FILE, { path, cookie: session.cookie })
  return (body as Page).page
}

function press(aktion: string, form: Record<string, string | string[]> = {}) {
  const { cookie, formToken } = session
  return site.ask(FILE, { method: 'POST', path: '/dienst/kalender', cookie, form: { formToken, aktion, ...form } })
}

async function read(url: string, headers: Record<string, string> = {}, clientPrefix = 'net') {
  const { pathname } = new URL(url)
  const params = { feedFile: pathname.split('/').at(-1)! }
  const answer = await site.ask('routes/api/calendar-feed.ts', { path: pathname, params, headers, clientPrefix })
  return { ...answer, body: answer.body instanceof Response ? await answer.body.text() : '' }
}

async function link(): Promise<string> {
  expect((await press('link')).status).toBe(303)
  return (await page()).feed!.url
}

const book = (startsAt: string, options = {}) =>
  bookAppointmentRow(site.db, city, { startsAt, now: now.at, name: 'Erika Geheim', ...options })

const ACCESS = {
  art: 'caldav',
  adresse: 'https://kalender.example/dav/',
  benutzer: 'kim',
  kennwort: 'geheim',
  name: 'Dienstlich',
}

describe('the feed', () => {
  it('has the own appointments that stand, absences and blocked times, and nobody who comes', async () => {
    const { appointmentId } = await book('2027-03-16T09:00:00Z')
    await book('2027-03-16T10:00:00Z', { state: 'requested', expiresAt: now.at.add({ hours: 2 }) })
    await book('2027-03-16T11:00:00Z', { state: 'held', expiresAt: now.at.add({ hours: 2 }) })
    await book('2027-03-16T12:00:00Z', { resourceId: city.resourceIds[1]! })
    const cancelled = await book('2027-03-16T13:00:00Z')
    await site.db.sql`UPDATE appointment SET state = 'cancelled' WHERE id = ${cancelled.appointmentId}`
    await site.db.sql`
      INSERT INTO absence (resource_id, starts_at, ends_at, reason, note)
      VALUES (${city.resourceIds[0]!}, '2027-03-17T08:00Z', '2027-03-17T15:00Z', 'sick', 'Rücken')`
    const { status, headers, body } = await read(await link())
    const text = body.replaceAll('\r\n ', '')
    const events = new ICAL.Component(ICAL.parse(body))
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event))
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(headers.get('cache-control')).toContain('private')
    expect(events.map(({ summary }) => summary)).toEqual([
      'Personalausweis beantragen (Video)',
      'Personalausweis beantragen (Video, noch nicht bestätigt)',
      'Abwesend',
    ])
    expect(text).toContain(`/dienst/termine/${appointmentId}`)
    expect(text).not.toMatch(/Erika|Geheim|Rücken|sick/)
  })

  it('keeps the UID when an appointment moves, and raises SEQUENCE', async () => {
    const { appointmentId } = await book('2027-03-16T09:00:00Z')
    const url = await link()
    const event = async () => {
      const calendar = new ICAL.Component(ICAL.parse((await read(url)).body))
      return new ICAL.Event(calendar.getFirstSubcomponent('vevent')!)
    }
    const before = await event()
    await site.db.sql`
      UPDATE appointment SET starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour', ical_sequence = 1
      WHERE id = ${appointmentId}`
    const after = await event()
    expect([after.uid, after.sequence]).toEqual([before.uid, before.sequence + 1])
  })

  it('is sent once as long as nothing changes', async () => {
    await book('2027-03-16T09:00:00Z')
    const url = await link()
    const etag = (await read(url)).headers.get('etag')!
    now.at = MORNING.add({ minutes: 30 })
    for (const header of [etag, `"x", W/${etag}`]) {
      const again = await read(url, { 'if-none-match': header })
      expect([again.status, again.body]).toEqual([304, ''])
    }
    await book('2027-03-16T10:00:00Z')
    expect((await read(url, { 'if-none-match': etag })).status).toBe(200)
  })

  it('says when it was last read', async () => {
    const url = await link()
    expect((await page()).feed?.lastReadAt).toBeNull()
    await read(url)
    expect((await page()).feed?.lastReadAt).toBe(MORNING.toString())
  })

  it('ends with its link, is the same as one that never was, and never comes back', async () => {
    const first = await link()
    const second = await link()
    expect(second).not.toBe(first)
    expect((await read(first)).status).toBe(404)
    expect((await read(second)).status).toBe(200)
    await press('link-beenden')
    expect((await page()).feed).toBeNull()
    const [ended, never] = [await read(second), await read(`http://x/kalender/${'a'.repeat(43)}.ics`)]
    expect([ended.status, ended.body]).toEqual([never.status, never.body])
    expect((await read(await link())).status).toBe(200)
    expect((await read(second)).status).toBe(404)
  })

  it('ends when its owner is no longer active', async () => {
    const url = await link()
    await site.db.sql`UPDATE staff SET active = false WHERE id = ${city.staffIds[0]!}`
    expect((await read(url)).status).toBe(404)
  })

  it('stops programs that ask without end, and those that try links, without hurting others of their network', async () => {
    const url = await link()
    let wrong = 0
    for (let tries = 0; tries < 70; tries++) {
      const { status } = await read(`http://x/kalender/${String(tries).padStart(43, 'x')}.ics`, {}, 'bad')
      if (status === 404) wrong++
    }
    expect(wrong).toBe(60)
    const statuses: number[] = []
    for (let tries = 0; tries < 61; tries++) statuses.push((await read(url, {}, 'bad')).status)
    expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true)
    expect(statuses[60]).toBe(429)
  })

  it('leaves a trace of who made and ended it', async () => {
    await link()
    await press('link-beenden')
    const rows = await site.db.sql<{ type: string }[]>`
      SELECT type FROM audit WHERE actor_id = ${city.staffIds[0]!} AND type LIKE 'calendar\\_%' ORDER BY id`
    expect(rows.map(({ type }) => type)).toEqual(['calendar_feed_issued', 'calendar_feed_revoked'])
  })
})

describe('connecting a calendar', () => {
  it('queues the question, seals the password and never shows it', async () => {
    const { status, headers } = await press('verbinden', ACCESS)
    const [source] = (await page()).sources
    expect([status, headers.get('location')]).toEqual([303, `/dienst/kalender#kalender-${source!.id}`])
    expect(source).toMatchObject({
      name: 'Dienstlich',
      host: 'kalender.example',
      health: 'asking',
      access: { url: 'https://kalender.example/dav/', username: 'kim' },
    })
    const [row] = await site.db.sql<{ sealed: Buffer }[]>`SELECT sealed FROM calendar_source WHERE id = ${source!.id}`
    expect(row!.sealed.includes('geheim')).toBe(false)
    expect(openAccess(site.config.documentKey, source!.id, row!.sealed)?.password).toBe('geheim')
    const jobs = await site.db.sql`
      SELECT queue_name FROM graphile_worker.jobs WHERE key = ${`poll_calendar ${source!.id}`}`
    expect(jobs).toHaveLength(1)
    expect(
      JSON.stringify((await site.ask(FILE, { path: '/dienst/kalender', cookie: session.cookie })).body),
    ).not.toContain('geheim')
  })

  it.each([
    ['adresse', { adresse: '' }],
    ['adresse', { adresse: 'file:///etc/passwd' }],
    ['adresse', { adresse: 'https://kim:geheim@kalender.example/' }],
    ['benutzer', { benutzer: '' }],
    ['kennwort', { kennwort: '' }],
  ])('says what is missing in %s, and keeps what was typed', async (field, wrong) => {
    const { status, body } = await press('verbinden', { ...ACCESS, ...wrong })
    const { form } = body as { form: { values: Record<string, string>; problems: { field: string }[] } }
    expect(status).toBe(400)
    expect(form.problems.map((problem) => problem.field)).toContain(field)
    expect(form.values).toMatchObject({ kind: 'caldav', name: 'Dienstlich' })
    expect(form.values).not.toHaveProperty('password')
    expect((await page()).sources).toEqual([])
  })

  it('keeps the password when only the name changes, and asks for it when the server does', async () => {
    await press('verbinden', ACCESS)
    const [source] = (await page()).sources
    const change = (more: Record<string, string>) =>
      press('aendern', { ...ACCESS, kennwort: '', quelle: source!.id, ...more })
    expect((await change({ name: 'Privat', adresse: 'https://kalender.example/dav/kim/' })).status).toBe(303)
    expect((await change({ adresse: 'https://boese.example/' })).status).toBe(400)
    const [after] = (await page()).sources
    expect(after).toMatchObject({ name: 'Privat', access: { url: 'https://kalender.example/dav/kim/' } })
  })

  it('takes five and no more', async () => {
    for (let count = 0; count < 5; count++) expect((await press('verbinden', ACCESS)).status).toBe(303)
    expect((await press('verbinden', ACCESS)).status).toBe(409)
  })

  it("never touches somebody else's, and is not there for those without appointments", async () => {
    await press('verbinden', ACCESS)
    const [source] = (await page()).sources
    session = await site.session(city.staffEmails[1]!)
    expect((await page()).sources).toEqual([])
    for (const aktion of ['pruefen', 'aendern', 'trennen', 'auswaehlen'])
      expect((await press(aktion, { ...ACCESS, quelle: source!.id, kalender: '0' })).status, aktion).toBe(404)
    expect((await press('verbinden', { ...ACCESS, formToken: 'x' })).status).toBe(403)
    await site.db.sql`UPDATE staff SET roles = '{admin}' WHERE id = ${city.staffIds[1]!}`
    expect((await site.ask(FILE, { path: '/dienst/kalender', cookie: session.cookie })).status).toBe(404)
  })

  it('ends with the password and the busy times', async () => {
    await press('verbinden', ACCESS)
    const [source] = (await page()).sources
    await site.db.sql`INSERT INTO calendar_object (source_id, key) VALUES (${source!.id}, 'a')`
    await site.db.sql`
      INSERT INTO external_busy (staff_id, source_id, object_key, starts_at, ends_at)
      VALUES (${city.staffIds[0]!}, ${source!.id}, 'a', '2027-03-16T08:00Z', '2027-03-16T09:00Z')`
    expect((await page()).sources[0]?.busy).toBe(1)
    expect((await press('trennen', { quelle: source!.id })).status).toBe(303)
    expect(await site.db.sql`SELECT FROM external_busy WHERE staff_id = ${city.staffIds[0]!}`).toHaveLength(0)
  })
})
