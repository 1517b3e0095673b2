import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import routes from '#app/routes.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { openStaffSite, type StaffSite } from './staff-site.ts'

const now = { at: Temporal.Instant.from('2027-03-15T08:00:00Z') }
const WORK_PATHS = /^(dienst|telefonservice|verwaltung)(\/|$)/
const workRoutes = routes.filter(({ path }) => path && WORK_PATHS.test(path)) as { path: string; file: string }[]
const routesWithIds = workRoutes.filter(({ path }) => path.includes(':'))

let site: StaffSite
/** Whose appointment it is, a department that has nothing to do with it, and another city. */
let own: City
let otherDepartment: City
let otherCity: City
let ids: { appointmentId: string; documentId: string; partyId: string }

beforeAll(async () => {
  site = await openStaffSite(now)
  const options = { passwordHash: site.passwordHash, caseworkers: 4 }
  own = await createCity(site.db, options)
  otherDepartment = await createCity(site.db, options)
  otherCity = await createCity(site.db, options)
  await mergeInto(own, otherDepartment)
  for (const [index, role] of (['caseworker', 'lead', 'call_centre', 'admin'] as const).entries())
    for (const city of [own, otherDepartment, otherCity])
      await site.db.sql`UPDATE staff SET roles = ${[role]} WHERE id = ${city.staffIds[index]!}`
  const row = await bookAppointmentRow(site.db, own, { startsAt: '2027-03-15T09:00:00Z', now: now.at })
  ids = { appointmentId: row.appointmentId, partyId: row.partyId, documentId: await addDocument(row.appointmentId) }
})
afterAll(() => site.drop())

/** Two departments of one municipality, as in every real city. */
async function mergeInto(city: City, guest: City): Promise<void> {
  await site.db
    .sql`UPDATE department SET municipality_id = ${city.municipalityId}, source_id = 'd2' WHERE id = ${guest.departmentId}`
  await site.db.sql`
    UPDATE staff SET municipality_id = ${city.municipalityId}, source_id = 'd2-' || source_id WHERE department_id = ${guest.departmentId}`
}

async function addDocument(appointmentId: string): Promise<string> {
  const [document] = await site.db.sql<{ id: string }[]>`
    INSERT INTO document (appointment_id, file_name, media_type, size_bytes, state, storage_key, wrapped_key, uploaded_at, delete_after)
    VALUES (${appointmentId}, 'ausweis.pdf', 'application/pdf', 3, 'clean', ${randomUUID()}, '\\x00', ${now.at}, ${now.at.add({ hours: 24 })})
    RETURNING id`
  return document!.id
}

const sessions = new Map<string, ReturnType<StaffSite['session']>>()

/** Signs each person in once. */
function sessionOf(email: string) {
  const session = sessions.get(email) ?? site.session(email)
  sessions.set(email, session)
  return session
}

type Visitor = { who: string; city: () => City; index: number }
const STRANGERS: Visitor[] = [
  { who: 'a caseworker of another department', city: () => otherDepartment, index: 0 },
  { who: 'the lead of another department', city: () => otherDepartment, index: 1 },
  { who: 'a caseworker of another city', city: () => otherCity, index: 0 },
  { who: 'a call-centre agent of another city', city: () => otherCity, index: 2 },
  { who: 'an administrator, who may not read appointments', city: () => own, index: 3 },
]

async function visit(
  visitor: Visitor,
  route: { path: string; file: string },
  method: 'GET' | 'POST',
  params: Record<string, string>,
) {
  const { cookie, formToken } = await sessionOf(visitor.city().staffEmails[visitor.index]!)
  const path = `/${route.path.replace(/:(\w+)/g, (_, name) => params[name] ?? name)}`
  const form = { formToken, step: 'admit', partyId: ids.partyId, intent: 'note', body: 'fremd' }
  return site.ask(route.file, {
    method,
    path,
    params,
    cookie,
    headers: { 'x-form-token': formToken },
    ...(method === 'POST' ? { form } : {}),
  })
}

describe('every work route that names an appointment or a document', () => {
  it('is known to this test', () => {
    expect(routesWithIds.map(({ path }) => path)).toContain('dienst/termine/:appointmentId')
    expect(routesWithIds.length).toBeGreaterThanOrEqual(6)
  })

  for (const route of routesWithIds)
    for (const stranger of STRANGERS)
      it(`answers 404 for /${route.path} to ${stranger.who}`, async () => {
        for (const method of ['GET', 'POST'] as const) {
          const { status } = await visit(stranger, route, method, ids)
          expect([404, 405]).toContain(status)
        }
      })

  for (const route of routesWithIds)
    it(`answers 404 for /${route.path} with an id that is unknown or none`, async () => {
      const visitor = { who: '', city: () => own, index: 0 }
      for (const id of [randomUUID(), 'unsinn', "'; DROP TABLE staff --", '%00'])
        for (const method of ['GET', 'POST'] as const) {
          const { status } = await visit(visitor, route, method, { appointmentId: id, documentId: id })
          expect([404, 405]).toContain(status)
        }
    })

  it('opens for the own department, so that the answers above come from the scope', async () => {
    const route = routesWithIds.find(({ path }) => path === 'dienst/termine/:appointmentId')!
    for (const index of [0, 1])
      expect((await visit({ who: '', city: () => own, index }, route, 'GET', ids)).status).toBe(200)
  })

  it('leaves an audit row of every refused look and no trace of the attempt in the appointment', async () => {
    const rows = await site.db
      .sql`SELECT actor_id FROM audit WHERE type = 'access_refused' AND appointment_id = ${ids.appointmentId}`
    expect(new Set(rows.map((row) => row.actorId))).toContain(otherDepartment.staffIds[0])
    const [state] = await site.db.sql`
      SELECT (SELECT count(*) FROM colleague_note) AS notes, (SELECT state FROM party WHERE id = ${ids.partyId}) AS party`
    expect(state).toEqual({ notes: 0, party: 'invited' })
  })

  it('does not let a party of another department in through an own appointment', async () => {
    const mine = await bookAppointmentRow(site.db, otherDepartment, { startsAt: '2027-03-15T09:00:00Z', now: now.at })
    const route = routesWithIds.find(({ path }) => path === 'dienst/termine/:appointmentId/schritt')!
    const answer = await visit(STRANGERS[0]!, route, 'POST', { appointmentId: mine.appointmentId })
    expect(answer.status).toBe(404)
  })

  it('hides a slot for which somebody is still filling in the form', async () => {
    const held = await bookAppointmentRow(site.db, own, {
      startsAt: '2027-03-15T11:00:00Z',
      state: 'held',
      now: now.at,
    })
    const route = routesWithIds.find(({ path }) => path === 'dienst/termine/:appointmentId')!
    const answer = await visit({ who: '', city: () => own, index: 0 }, route, 'GET', {
      appointmentId: held.appointmentId,
    })
    expect(answer.status).toBe(404)
  })
})

describe('every work route', () => {
  for (const route of workRoutes)
    it(`/${route.path} is closed without a session`, async () => {
      for (const method of ['GET', 'POST'] as const) {
        const answer = await site.ask(route.file, {
          method,
          params: ids,
          ...(method === 'POST' ? { form: { x: '' } } : {}),
        })
        const leadsToSignIn = answer.headers.get('location')?.startsWith('/anmelden') ?? false
        expect(leadsToSignIn || [401, 404, 405].includes(answer.status)).toBe(true)
      }
    })

  const ROLES = ['caseworker', 'lead', 'call_centre', 'admin']
  const OPEN_TO: Record<string, string[]> = {
    'dienst/konto': ROLES,
    // Leads on to the own first page.
    dienst: ROLES,
    'dienst/sprechzeiten': ['lead', 'admin'],
    'dienst/leistungen': ['lead', 'admin'],
    'dienst/fachbereich': ['lead', 'admin'],
    'dienst/aufgaben': ['caseworker', 'lead', 'call_centre'],
    telefonservice: ['call_centre'],
    verwaltung: ['admin'],
  }
  for (const { path, file } of workRoutes.filter(({ path }) => !path.includes(':')))
    it(`/${path} opens for its roles and is 404 to others`, async () => {
      const place = Object.keys(OPEN_TO).find(
        (open) => path === open || (open !== 'dienst' && path.startsWith(`${open}/`)),
      )
      const open = place ? OPEN_TO[place]! : ['caseworker', 'lead']
      for (const [index, role] of ROLES.entries()) {
        const { cookie } = await sessionOf(own.staffEmails[index]!)
        const { status } = await site.ask(file, { path: `/${path}`, cookie })
        expect([role, status === 404]).toEqual([role, !open.includes(role)])
      }
    })
})
