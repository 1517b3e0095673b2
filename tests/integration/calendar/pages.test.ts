import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newToken } from '#app/lib/tokens.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { openStaffSite, type StaffSite } from '../access/staff-site.ts'
import { addRoom, allocationsOf } from './calendar-office.ts'

// Thursday 2027-03-18, 08:00 in Berlin.
const now = { at: Temporal.Instant.from('2027-03-18T07:00:00Z') }
const TEN = '2027-03-18T09:00:00Z'
let site: StaffSite
let city: City
let session: { cookie: string; formToken: string }

beforeAll(async () => {
  site = await openStaffSite(now)
})
afterAll(() => site.drop())
beforeEach(async () => {
  city = await createCity(site.db, { passwordHash: site.passwordHash })
  session = await site.session(city.staffEmails[0]!)
})

function send(file: string, form: Record<string, string | string[]>, more: { path?: string; id?: string } = {}) {
  return site.ask(`routes/staff/${file}`, {
    method: 'POST',
    path: more.path ?? '/',
    ...(more.id ? { params: { appointmentId: more.id } } : {}),
    cookie: session.cookie,
    form: { formToken: session.formToken, ...form },
  })
}
const read = async (id: string) =>
  (await site.db.sql`SELECT starts_at, state, mode, seats, walk_in FROM appointment WHERE id = ${id}`)[0]!

describe('the form that changes an appointment', () => {
  let id: string
  beforeEach(async () => {
    id = (await bookAppointmentRow(site.db, city, { startsAt: TEN, now: now.at })).appointmentId
  })
  const move = (form: Record<string, string>, appointmentId = id) =>
    send('change.tsx', { intent: 'move', ...form }, { id: appointmentId })

  test('moves by a picked and by a typed time and leads back to where the drag began', async () => {
    const picked = await move({ frei: '2027-03-18T10:00:00Z', mitteilen: 'ja', zurueck: '/dienst/team?tag=2027-03-18' })
    expect([picked.status, picked.headers.get('location')]).toEqual([303, '/dienst/team?tag=2027-03-18'])
    expect(String((await read(id))['startsAt'])).toBe('2027-03-18T10:00:00Z')
    await move({ tag: '2027-03-18', zeit: '13:00' })
    expect(String((await read(id))['startsAt'])).toBe('2027-03-18T12:00:00Z')
    const evil = await move({ tag: '2027-03-18', zeit: '13:20', zurueck: 'https://example.org/' })
    expect(evil.headers.get('location')).toBe(`/dienst/termine/${id}`)
  })

  test('names the rules, who is in the way and the nearest free times, and keeps what was typed', async () => {
    const off = await move({ tag: '2027-03-18', zeit: '10:50', grund: 'Wunsch' })
    expect([off.status, off.body]).toMatchObject([
      409,
      { values: { zeit: '10:50', grund: 'Wunsch' }, refusal: { code: 'rule_broken', rules: ['grid'] } },
    ])
    const { nearest } = (off.body as { refusal: { nearest: string[] } }).refusal
    expect(nearest).toContain('2027-03-18T10:00:00Z')
    await bookAppointmentRow(site.db, city, { startsAt: '2027-03-18T10:00:00Z', name: 'Anna Muster', now: now.at })
    const taken = await move({ tag: '2027-03-18', zeit: '11:00' })
    expect(taken.body).toMatchObject({
      refusal: { code: 'time_taken', inTheWay: { name: 'Anna Muster', resourceName: 'Kim Probe 1' } },
    })
    const word = await move({ tag: '2027-03-18', zeit: '10:50', regel: 'ja', regelgrund: ' ' })
    expect([word.status, word.body]).toMatchObject([400, { problems: [{ field: 'regelgrund' }] }])
    expect((await move({ tag: '2027-03-18', zeit: '25:99' })).body).toMatchObject({ problems: [{ field: 'zeit' }] })
    expect(String((await read(id))['startsAt'])).toBe(TEN)
  })

  test('changes mode and resources', async () => {
    const room = await addRoom(site.db, city)
    await send('change.tsx', { intent: 'add', zusatz: room }, { id })
    expect(await allocationsOf(site.db, id)).toHaveLength(2)
    await send('change.tsx', { intent: 'remove', person: room }, { id })
    expect(await allocationsOf(site.db, id)).toHaveLength(1)
    await send('change.tsx', { intent: 'mode', art: 'on_site' }, { id })
    expect(await read(id)).toMatchObject({ mode: 'on_site' })
  })

  test('is not there for another department, nor without the form token', async () => {
    const other = await createCity(site.db)
    const far = await bookAppointmentRow(site.db, other, { startsAt: TEN, now: now.at })
    expect((await move({ tag: '2027-03-18', zeit: '13:00' }, far.appointmentId)).status).toBe(404)
    const stolen = { ...session, formToken: 'x' }
    session = stolen
    expect((await move({ tag: '2027-03-18', zeit: '13:00' })).status).toBeGreaterThanOrEqual(400)
    expect(String((await read(id))['startsAt'])).toBe(TEN)
  })
})

describe('the booking form', () => {
  const book = (form: Record<string, string>, path = '/dienst/buchen') =>
    send(
      'book.tsx',
      {
        intent: 'book',
        angebot: city.offeringId,
        art: 'on_site',
        formular: newToken(),
        lastName: 'Muster',
        wer: 'fair',
        ...form,
      },
      { path },
    )
  const idIn = (location: string | null) => location!.split('/').at(-1)!

  test('books a picked time for a person with a name only, and shows free times and colleagues', async () => {
    const page = await site.ask('routes/staff/book.tsx', {
      path: '/dienst/buchen?tag=2027-03-19',
      cookie: session.cookie,
    })
    const { free } = page.body as { free: { times: { at: string }[] } }
    const answer = await book({ frei: free.times[0]!.at })
    expect(answer.status).toBe(303)
    expect(await read(idIn(answer.headers.get('location')))).toMatchObject({ state: 'booked' })
  })

  test('says everything that is missing at once', async () => {
    const answer = await book({ lastName: '', email: 'kein-at', zeit: '' })
    expect(answer.status).toBe(400)
    expect((answer.body as { problems: { field: string }[] }).problems.map(({ field }) => field)).toEqual([
      'zeit',
      'lastName',
      'email',
    ])
  })

  test('takes a walk-in at this very minute', async () => {
    const answer = await book({ frei: 'eigene', tag: '2027-03-18', zeit: '08:03' }, '/dienst/buchen?spontan=ja')
    expect(await read(idIn(answer.headers.get('location')))).toMatchObject({ walkIn: true })
  })

  test('shows a series before it is booked, and books it', async () => {
    const series = { tag: '2027-03-19', zeit: '10:00', frei: 'eigene', anzahl: '3', abstand: '1', einheit: 'weeks' }
    const preview = await book({ ...series, intent: 'preview', lastName: '' })
    // The third falls on Good Friday, which is a working day in an office without a Land.
    expect((preview.body as { preview: { verdict: string }[] }).preview.map(({ verdict }) => verdict)).toEqual([
      'free',
      'free',
      'free',
    ])
    const id = idIn((await book(series)).headers.get('location'))
    const page = await site.ask('routes/staff/appointment.tsx', {
      params: { appointmentId: id },
      cookie: session.cookie,
    })
    expect((page.body as { extras: { series: unknown[] } }).extras.series).toHaveLength(3)
    await send('appointment.tsx', { intent: 'cancelSeries', seriesReason: 'Erledigt' }, { id })
    expect(await read(id)).toMatchObject({ state: 'cancelled' })
  })
})

describe('groups and blocked time', () => {
  test('a group is made, a citizen takes a seat without a script, and the page lists who comes', async () => {
    const room = await addRoom(site.db, city)
    const form = {
      formular: newToken(),
      titel: 'Infoabend',
      angebot: city.offeringId,
      art: 'on_site',
      tag: '2027-03-19',
      zeit: '14:00',
      minuten: '90',
      plaetze: '2',
      ressourcen: [city.resourceIds[0]!, room],
    }
    expect((await send('new-group.tsx', { ...form, plaetze: 'viele', titel: '' })).status).toBe(400)
    const id = (await send('new-group.tsx', form)).headers.get('location')!.split('/').at(-1)!
    expect(await read(id)).toMatchObject({ seats: 2 })
    const place = { departmentSlug: city.departmentSlug, serviceSlug: city.serviceSlug }
    const dates = await site.ask('routes/booking/group-dates.tsx', { params: place })
    expect(dates.body).toMatchObject({ dates: [{ id, title: 'Infoabend', free: 2 }] })
    const holdToken = newToken()
    const taken = await site.ask('routes/booking/group-dates.tsx', {
      method: 'POST',
      path: '/x',
      params: place,
      form: { formular: holdToken, gruppe: id },
    })
    expect(taken.headers.get('location')).toBe(`/buchen/${holdToken}/angaben`)
    expect((await site.ask('routes/booking/group-dates.tsx', { params: place })).body).toMatchObject({
      dates: [{ free: 1 }],
    })
    await send('appointment.tsx', { intent: 'cancel', reason: 'Saal gesperrt' }, { id })
    expect(await read(id)).toMatchObject({ state: 'cancelled' })
  })

  test('time is blocked and released by form', async () => {
    const block = {
      intent: 'block',
      person: city.resourceIds[0]!,
      tag: '2027-03-19',
      von: '10:00',
      bis: '11:00',
      notiz: 'Team',
    }
    expect((await send('block-time.tsx', { ...block, bis: '09:00' })).body).toMatchObject({
      problems: [{ field: 'bis' }],
    })
    expect((await send('block-time.tsx', block)).status).toBe(303)
    const page = async () =>
      (await site.ask('routes/staff/block-time.tsx', { path: '/dienst/sperren', cookie: session.cookie })).body as {
        blocks: { id: string; note: string }[]
      }
    const [entry] = (await page()).blocks
    expect(entry).toMatchObject({ note: 'Team' })
    await send('block-time.tsx', { intent: 'unblock', eintrag: entry!.id })
    expect((await page()).blocks).toEqual([])
  })
})

describe('the title of a page whose form comes back', () => {
  const GROUP = { titel: '', tag: '2027-03-19', zeit: '14:00', minuten: '90', plaetze: '2' }
  test.each<[string, Record<string, string>]>([
    ['appointment', { intent: 'note', body: ' ' }],
    ['change', { intent: 'move', tag: '2027-03-18', zeit: '25:99' }],
    ['book', { intent: 'book', art: 'on_site', lastName: '' }],
    ['new-group', { ...GROUP, art: 'on_site' }],
    ['block-time', { intent: 'block', tag: '2027-03-19', von: '10:00', bis: '09:00' }],
  ])('begins with the error (%s)', async (page, form) => {
    const { appointmentId } = await bookAppointmentRow(site.db, city, { startsAt: TEN, now: now.at })
    const { loader, action, meta } = await import(`../../../app/routes/staff/${page}.tsx`)
    const more = { nonce: '', requestId: 'test', locale: 'de', clientPrefix: 'net' }
    const context = { ...site, ...more, now: () => now.at }
    const ask = (body?: URLSearchParams) => ({
      request: new Request('http://127.0.0.1:3000/', {
        headers: { cookie: session.cookie },
        ...(body ? { method: 'POST', body } : {}),
      }),
      params: { appointmentId },
      context,
    })
    const titleOf = async () => meta({ data: await loader(ask()) })[0].title
    expect(await titleOf()).not.toMatch(/^Fehler: /)
    const fields = { angebot: city.offeringId, person: city.resourceIds[0]!, formular: newToken(), ...form }
    const answer = await action(ask(new URLSearchParams({ formToken: session.formToken, ...fields })))
    expect(answer.init.status).toBe(400)
    expect(await titleOf()).toMatch(/^Fehler: /)
  })
})
