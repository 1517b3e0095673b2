import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { watchSession } from '#app/features/access/watch-session.server.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { cookieOf, openStaffSite, PASSWORD, type StaffSite } from './staff-site.ts'

const BEGIN = Temporal.Instant.from('2027-03-15T06:00:00Z')
const now = { at: BEGIN }
let site: StaffSite
let city: City

beforeAll(async () => {
  site = await openStaffSite(now)
})
afterAll(() => site.drop())
beforeEach(async () => {
  now.at = BEGIN
  city = await createCity(site.db, { passwordHash: site.passwordHash })
})

const email = () => city.staffEmails[0]!
const isIn = async (cookie: string | null) =>
  (await site.ask('routes/staff/my-day.tsx', { path: '/dienst', cookie })).status === 200

describe('a session', () => {
  it('cannot be planted: an id that somebody set before is worth nothing after sign-in', async () => {
    const planted = `__Host-sprechzeit=${'A'.repeat(43)}`
    const answer = await site.signIn(email(), PASSWORD, { cookie: planted })
    expect(cookieOf(answer)).not.toBe(planted)
    expect(await isIn(planted)).toBe(false)
    expect(await isIn(cookieOf(answer))).toBe(true)
  })

  it('gets a new id with every sign-in, and the one before ends', async () => {
    const first = cookieOf(await site.signIn(email()))
    const second = cookieOf(await site.signIn(email(), PASSWORD, { cookie: first }))
    expect(second).not.toBe(first)
    expect([await isIn(first), await isIn(second)]).toEqual([false, true])
  })

  it('is over for a stolen copy of the cookie too once its owner signs out', async () => {
    const { cookie, formToken } = await site.session(email())
    const answer = await site.ask('routes/auth/sign-out.ts', {
      method: 'POST',
      path: '/abmelden',
      form: { formToken },
      cookie,
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/anmelden'])
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0')
    expect(await isIn(cookie)).toBe(false)
  })

  it('can be ended on all devices at once, and colleagues stay signed in', async () => {
    const phone = await site.session(email())
    const desk = await site.session(email())
    const colleague = await site.session(city.staffEmails[1]!)
    await site.ask('routes/auth/sign-out-everywhere.ts', {
      method: 'POST',
      path: '/abmelden/ueberall',
      form: { formToken: desk.formToken },
      cookie: desk.cookie,
    })
    expect([await isIn(phone.cookie), await isIn(desk.cookie), await isIn(colleague.cookie)]).toEqual([
      false,
      false,
      true,
    ])
  })

  it('ends 8 hours after the last request, and every request moves that', async () => {
    const { cookie } = await site.session(email())
    now.at = BEGIN.add({ hours: 7, minutes: 59 })
    expect(await isIn(cookie)).toBe(true)
    now.at = BEGIN.add({ hours: 11, minutes: 59 })
    expect(await isIn(cookie)).toBe(true)
    const idle = await site.session(city.staffEmails[1]!)
    now.at = now.at.add({ hours: 8 })
    expect(await isIn(idle.cookie)).toBe(false)
  })

  it('ends after 12 hours however busy it was', async () => {
    const { cookie } = await site.session(email())
    for (let hour = 1; hour < 12; hour++) {
      now.at = BEGIN.add({ hours: hour })
      expect(await isIn(cookie)).toBe(true)
    }
    now.at = BEGIN.add({ hours: 12 })
    expect(await isIn(cookie)).toBe(false)
  })
})

describe('a change of the account', () => {
  it('shuts a deactivated person out with the next request', async () => {
    const { cookie } = await site.session(email())
    await site.db.sql`UPDATE staff SET active = false WHERE id = ${city.staffIds[0]!}`
    expect(await isIn(cookie)).toBe(false)
  })

  it('takes a role away with the next request', async () => {
    const { cookie } = await site.session(email())
    const team = () => site.ask('routes/staff/team-day.tsx', { path: '/dienst/team', cookie })
    expect((await team()).status).toBe(200)
    await site.db.sql`UPDATE staff SET roles = '{call_centre}' WHERE id = ${city.staffIds[0]!}`
    expect((await team()).status).toBe(404)
  })

  it.each([
    ['signed out', () => site.db.sql`DELETE FROM staff_session WHERE staff_id = ${city.staffIds[0]!}`],
    ['deactivated', () => site.db.sql`UPDATE staff SET active = false WHERE id = ${city.staffIds[0]!}`],
    ['moved to another role', () => site.db.sql`UPDATE staff SET roles = '{admin}' WHERE id = ${city.staffIds[0]!}`],
  ])('ends the open event stream of somebody who was %s', async (_what, change) => {
    const { cookie } = await site.session(email())
    const request = new Request('http://127.0.0.1:3000/dienst/ereignisse', { headers: { cookie } })
    const signal = watchSession(request, { ...site, now: () => now.at }, 20)
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(signal.aborted).toBe(false)
    await change()
    await expect.poll(() => signal.aborted).toBe(true)
  })
})

describe('a form of another session', () => {
  it.each([
    ['no token', {}],
    ['a wrong token', { formToken: 'A'.repeat(43) }],
  ])('is refused with %s and changes nothing', async (_what, form) => {
    const { cookie } = await site.session(email())
    const answer = await site.ask('routes/auth/sign-out.ts', {
      method: 'POST',
      path: '/abmelden',
      form: { x: '', ...form },
      cookie,
    })
    expect(answer.status).toBe(403)
    expect(await isIn(cookie)).toBe(true)
  })

  it("is refused with a colleague's token", async () => {
    const { cookie } = await site.session(email())
    const colleague = await site.session(city.staffEmails[1]!)
    const answer = await site.ask('routes/auth/sign-out.ts', {
      method: 'POST',
      path: '/abmelden',
      form: { formToken: colleague.formToken },
      cookie,
    })
    expect(answer.status).toBe(403)
  })
})
