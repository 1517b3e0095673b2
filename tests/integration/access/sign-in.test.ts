import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type City, createCity } from '#tests/factories/city.ts'
import { cookieOf, openStaffSite, PASSWORD, type StaffSite } from './staff-site.ts'

const now = { at: Temporal.Instant.from('2027-03-15T08:00:00Z') }
let site: StaffSite
let city: City

beforeAll(async () => {
  site = await openStaffSite(now)
})
afterAll(() => site.drop())
beforeEach(async () => {
  now.at = Temporal.Instant.from('2027-03-15T08:00:00Z')
  city = await createCity(site.db, { passwordHash: site.passwordHash })
})

const email = () => city.staffEmails[0]!
const myDay = (cookie: string | null) => site.ask('routes/staff/my-day.tsx', { path: '/dienst', cookie })
const audits = (type: string) => site.db.sql`SELECT data FROM audit WHERE type = ${type} ORDER BY id`

describe('signing in', () => {
  it('leads to the day and hands out a cookie that scripts and other sites do not get', async () => {
    const answer = await site.signIn(email())
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/dienst'])
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-sprechzeit=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    )
    expect((await myDay(cookieOf(answer))).status).toBe(200)
  })

  it('stores only a hash of the session', async () => {
    const id = cookieOf(await site.signIn(email()))!.split('=')[1]!
    const rows = await site.db.sql`SELECT * FROM staff_session`
    expect(JSON.stringify(rows)).not.toContain(id)
  })

  it('takes the address in any case and with spaces around', async () => {
    expect((await site.signIn(`  ${email().toUpperCase()} `)).status).toBe(302)
  })

  it('returns to the page that asked for it, and never to another site', async () => {
    const to = async (weiter: string) =>
      (
        await site.ask('routes/auth/sign-in.tsx', {
          method: 'POST',
          path: '/anmelden',
          form: { email: email(), password: PASSWORD, weiter },
        })
      ).headers.get('location')
    expect(await to('/dienst/team?tag=2027-03-16')).toBe('/dienst/team?tag=2027-03-16')
    for (const evil of [
      '//evil.example',
      'https://evil.example/dienst',
      '/\\evil.example',
      '/dienst\r\nx: y',
      '/anmelden',
    ])
      expect(await to(evil)).toBe('/dienst')
  })

  it('sends who is not signed in to the sign-in page, scripts get 401', async () => {
    const page = await site.ask('routes/staff/team-day.tsx', { path: '/dienst/team?tag=2027-03-16' })
    expect([page.status, page.headers.get('location')]).toEqual([
      302,
      '/anmelden?weiter=%2Fdienst%2Fteam%3Ftag%3D2027-03-16',
    ])
    const stream = await site.ask('routes/staff/events.ts', {
      path: '/dienst/ereignisse',
      headers: { accept: 'text/event-stream' },
    })
    expect(stream.status).toBe(401)
  })
})

describe('a failed sign-in', () => {
  it('answers the same for a wrong password, an unknown address, no password and a deactivated account', async () => {
    await site.db.sql`UPDATE staff SET active = false WHERE id = ${city.staffIds[1]!}`
    const [noPassword] = await site.db.sql<{ email: string }[]>`
      INSERT INTO staff (municipality_id, department_id, source_id, name, email, roles)
      VALUES (${city.municipalityId}, ${city.departmentId}, 'x', 'X', ${`x-${city.staffIds[0]}@example.org`}, '{caseworker}') RETURNING email`
    const attempts = [
      [email(), 'falsch'],
      [`niemand-${city.staffIds[0]}@example.org`, PASSWORD],
      [noPassword!.email, PASSWORD],
      [city.staffEmails[1]!, PASSWORD],
    ] as const
    const answers = []
    for (const [address, password] of attempts) {
      const { status, body, headers } = await site.signIn(address, password)
      answers.push({ status, body: { ...(body as object), email: '' }, cookie: headers.get('set-cookie') })
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 400, cookie: null })
  })

  it('takes as long for an unknown address as for a wrong password', async () => {
    const time = async (address: string) => {
      const begin = performance.now()
      await site.signIn(address, 'falsch', { clientPrefix: address })
      return performance.now() - begin
    }
    await time('warm@example.org')
    const known: number[] = []
    const unknown: number[] = []
    // In turns, and the best of each, so that a busy machine disturbs both alike. Without the work the ratio is about one to twenty.
    for (let turn = 1; turn <= 6; turn++) {
      known.push(await time(email()))
      unknown.push(await time(`unbekannt-${turn}@example.org`))
    }
    const ratio = Math.min(...unknown) / Math.min(...known)
    expect(ratio).toBeGreaterThan(1 / 3)
    expect(ratio).toBeLessThan(3)
  })

  it('stands in the audit without the address that was typed', async () => {
    await site.signIn('vertippt@example.org')
    await site.signIn(email(), 'falsch')
    const rows = await audits('staff_sign_in_failed')
    expect(rows.at(-1)?.data).toEqual({ reason: 'wrong_password', staffId: city.staffIds[0] })
    expect(rows.at(-2)?.data).toEqual({ reason: 'unknown_account', staffId: null })
    expect(JSON.stringify(rows)).not.toContain('vertippt')
  })
})

describe('guessing passwords', () => {
  it('is slowed down per account, from whatever network, and even the right password has to wait', async () => {
    const guess = (network: number, password = 'falsch') =>
      site.signIn(email(), password, { clientPrefix: `n${network}` })
    for (let attempt = 1; attempt <= 8; attempt++) expect((await guess(attempt)).status).toBe(400)
    const stopped = await guess(9, PASSWORD)
    expect(stopped.status).toBe(429)
    expect(stopped.body).toMatchObject({ problem: 'throttled', minutes: 10 })
    expect((await site.signIn(city.staffEmails[1]!)).status).toBe(302)
  })

  it('is forgotten after a success', async () => {
    for (let attempt = 1; attempt <= 7; attempt++) await site.signIn(email(), 'falsch', { clientPrefix: 'a' })
    expect((await site.signIn(email(), PASSWORD, { clientPrefix: 'a' })).status).toBe(302)
    for (let attempt = 1; attempt <= 7; attempt++)
      expect((await site.signIn(email(), 'falsch', { clientPrefix: 'a' })).status).toBe(400)
  })

  it('is slowed down per network over many accounts, without stopping colleagues who sign in from there', async () => {
    const network = { clientPrefix: `town-hall-${city.municipalityId}` }
    for (let batch = 1; batch <= 10; batch++) {
      const answers = await Promise.all(Array.from({ length: 7 }, () => site.signIn(email(), PASSWORD, network)))
      expect(answers.map(({ status }) => status)).toEqual(Array(7).fill(302))
    }
    const guesses = Array.from({ length: 61 }, (_, attempt) =>
      site.signIn(`raten-${attempt}@example.org`, 'falsch', network),
    )
    expect((await Promise.all(guesses)).filter(({ status }) => status === 429)).toHaveLength(1)
  }, 60_000)
})
