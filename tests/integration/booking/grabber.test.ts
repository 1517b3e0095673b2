import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { confirmToken } from '#app/features/booking/link-tokens.ts'
import { makeChallenge } from '#app/features/booking/make-challenge.server.ts'
import { slotValue } from '#app/features/booking/slot-value.ts'
import { hashToken, newToken } from '#app/lib/tokens.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { type FormClient, openFormClient } from '#tests/setup/form-client.ts'
import { startWebProcess, type WebProcess } from '#tests/setup/web-process.ts'
import { ALEX, at, NOW, TOKEN_KEY } from './booking-journey.ts'

// A drill against those who take appointments away to sell them: a program with fifty addresses, which it can all read, and a hundred slots
// of one office. It knows every page and form, solves every proof of work, and confirms every mail.

const ADDRESSES = Array.from({ length: 50 }, (_, number) => `haendler${number}@example.com`)
const MORNING = at('2027-03-18T08:00')

let database: TestDatabase
let db: Db
let city: City
let web: WebProcess
let client: FormClient

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
  web = await startWebProcess({ databaseUrl: database.url, clock: NOW.toString(), tokenKey: TOKEN_KEY })
  client = openFormClient(web.port, 20)
}, 240_000)
afterAll(async () => {
  client.close()
  await web.stop()
  await db.close()
  await database.drop()
})

/** A hundred slots on one day: ten caseworkers, ten times of half an hour. */
beforeEach(async () => {
  city = await createCity(db, {
    caseworkers: 10,
    windows: { 4: [{ from: 8 * 60, to: 13 * 60 }] },
    service: { durationMinutes: 25, bufferAfterMinutes: 5, gridMinutes: 30, horizonDays: 5 },
  })
  await db.sql`DELETE FROM throttle`
})

const slots = Array.from({ length: 100 }, (_, number) => MORNING.add({ minutes: 30 * (number % 10) }))

type Booking = { booked: boolean; refusedBy: string }

/** One booking as a person or a program does it, from the list of times to the link in the mail. */
async function bookOverHttp(start: Temporal.Instant, email: string, address: string, proves = true): Promise<Booking> {
  const holdToken = newToken()
  const times = `/buchen/${city.departmentSlug}/${city.serviceSlug}`
  const form = { art: 'video', formular: holdToken, zeit: slotValue(city.offeringId, start.toString()) }
  const held = await client.post(times, form, address)
  if (!held.location?.endsWith('/angaben')) return { booked: false, refusedBy: reasonIn(held.location) }
  const path = `/buchen/${holdToken}`
  const gate = await client.get(`${path}/moment`)
  if (gate.status === 200) {
    if (!proves) return { booked: false, refusedBy: 'proof' }
    const went = await client.post(`${path}/moment`, { nachweis: await prove(holdToken) }, address)
    if (!went.location?.endsWith('/angaben')) return { booked: false, refusedBy: 'proof' }
  }
  const { companions: _, aids: __, earlier: ___, birthYear: ____, ...texts } = ALEX
  const details = { ...texts, email, privacy: 'on', formular: newToken() }
  const sent = await client.post(`${path}/pruefen`, details, address)
  if (!sent.location?.endsWith('/gesendet')) return { booked: false, refusedBy: reasonIn(sent.location) }
  const id = await holdId(holdToken)
  const confirmed = await client.post(`/termin/bestaetigen/${confirmToken(TOKEN_KEY, id, 0)}`, {}, address)
  return { booked: confirmed.status === 303, refusedBy: String(confirmed.status) }
}

function reasonIn(location: string | null): string {
  return new URL(location ?? '', 'http://localhost').searchParams.get('grund') ?? String(location)
}

async function holdId(holdToken: string): Promise<string> {
  const [row] = await db.sql<
    { id: string }[]
  >`SELECT id FROM appointment WHERE hold_token_hash = ${hashToken(holdToken)}`
  return row!.id
}

/** What the browser of a person does; a program can do it as well, at the same price. */
async function prove(holdToken: string): Promise<string> {
  const challenge = await makeChallenge(TOKEN_KEY, await holdId(holdToken))
  const solution = await solveChallenge({ challenge, deriveKey })
  return JSON.stringify({ challenge, solution })
}

/** Tries every slot once, ten at a time, with one address after the other. @returns why each ended as it did. */
async function grab(networks: number, proves = true): Promise<Map<string, number>> {
  const ends = new Map<string, number>()
  for (let first = 0; first < slots.length; first += 10) {
    const batch = slots.slice(first, first + 10).map((start, offset) => {
      const number = first + offset
      const address = `198.51.${100 + (number % networks)}.${1 + (number % 200)}`
      return bookOverHttp(start, ADDRESSES[number % ADDRESSES.length]!, address, proves)
    })
    for (const { booked, refusedBy } of await Promise.all(batch)) {
      const end = booked ? 'booked' : refusedBy
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }
  }
  return ends
}

const countTaken = async () => {
  const [row] = await db.sql<{ taken: number }[]>`
    SELECT count(*)::int AS taken FROM appointment WHERE office_id = ${city.officeId} AND state = 'booked'`
  return row!.taken
}

describe('a program with fifty addresses against a hundred slots', { timeout: 180_000 }, () => {
  test('from one network it gets twenty, and an honest citizen beside it gets one', async () => {
    const ends = await grab(1)
    expect(Object.fromEntries(ends)).toEqual({ booked: 20, netz: 10, too_many_attempts: 70 })
    expect(await countTaken()).toBe(20)
    const free = await bookOverHttp(MORNING.add({ minutes: 270 }), 'ehrlich@example.org', '203.0.113.7')
    expect(free).toMatchObject({ booked: true })
  })

  test('from ten networks it gets as many as it has addresses where one appointment a contact is allowed', async () => {
    await db.sql`UPDATE service SET max_active_per_contact = 1 WHERE id = ${city.serviceId}`
    const ends = await grab(10)
    expect(Object.fromEntries(ends)).toEqual({ booked: 50, contact_limit_reached: 50 })
    const honest = await bookOverHttp(MORNING.add({ minutes: 270 }), 'ehrlich@example.org', '203.0.113.7')
    expect(honest).toMatchObject({ booked: true })
  })

  test('spelling an address in other ways does not make more of it', async () => {
    await db.sql`UPDATE service SET max_active_per_contact = 1 WHERE id = ${city.serviceId}`
    const spellings = ['kim@example.com', 'KIM@example.com', 'kim+1@example.com', 'Kim+zwei@Example.com']
    const outcome = []
    for (const [number, email] of spellings.entries())
      outcome.push(await bookOverHttp(slots[number]!, email, `198.51.${100 + number}.1`))
    expect(outcome.map(({ booked, refusedBy }) => booked || refusedBy)).toEqual([
      true,
      ...Array(3).fill('contact_limit_reached'),
    ])
  })

  test('without doing the work it gets no further than the first dozen', async () => {
    const ends = await grab(1, false)
    expect(Object.fromEntries(ends)).toEqual({ booked: 12, proof: 18, too_many_attempts: 70 })
  })
})

describe('where holds are conspicuous', { timeout: 90_000 }, () => {
  const times = () => `/buchen/${city.departmentSlug}/${city.serviceSlug}`
  async function conspicuousHold(address: string): Promise<string> {
    for (let number = 0; number < 12; number++) await holdOver(slots[number]!, address)
    return holdOver(slots[12]!, address)
  }
  async function holdOver(start: Temporal.Instant, address: string): Promise<string> {
    const holdToken = newToken()
    const form = { art: 'video', formular: holdToken, zeit: slotValue(city.offeringId, start.toString()) }
    expect((await client.post(times(), form, address)).location).toBe(`/buchen/${holdToken}/angaben`)
    return holdToken
  }

  test('the time is kept, and whoever has no scripts goes on after a moment', async () => {
    const holdToken = await conspicuousHold('203.0.113.9')
    const path = `/buchen/${holdToken}`
    expect((await client.get(`${path}/angaben`)).location).toBe(`${path}/moment`)
    const page = await client.get(`${path}/moment`)
    expect(page.body).toContain('Ihre Zeit ist für Sie reserviert')
    expect(page.body).toContain('tel:115')
    expect((await client.post(`${path}/moment`, {})).location).toBe(`${path}/moment?frueh=1`)
    await db.sql`UPDATE appointment SET gate_until = gate_until - interval '60 seconds' WHERE id = ${await holdId(holdToken)}`
    expect((await client.post(`${path}/moment`, {})).location).toBe(`${path}/angaben`)
    expect((await client.get(`${path}/angaben`)).status).toBe(200)
  })

  test('a request that skips the page is refused', async () => {
    const holdToken = await conspicuousHold('203.0.113.10')
    const { companions: _, aids: __, earlier: ___, birthYear: ____, ...texts } = ALEX
    const sent = await client.post(`/buchen/${holdToken}/pruefen`, { ...texts, privacy: 'on', formular: newToken() })
    expect(sent.location).toBe(`/buchen/${holdToken}/moment`)
  })

  test('a proof opens its own hold, once and no other', async () => {
    const address = '203.0.113.11'
    const [first, second] = [await conspicuousHold(address), await holdOver(slots[13]!, address)]
    const proof = await prove(first)
    expect((await client.post(`/buchen/${second}/moment`, { nachweis: proof })).location).toContain('frueh')
    expect((await client.post(`/buchen/${first}/moment`, { nachweis: proof })).location).toBe(
      `/buchen/${first}/angaben`,
    )
  })

  test.each([
    ['nothing', () => ''],
    ['no JSON', () => '{'],
    ['another result', (proof: string) => proof.replace(/"derivedKey":"../, '"derivedKey":"00')],
    ['a cheaper challenge', (proof: string) => proof.replace('"cost":4000', '"cost":1')],
    ['another signature', (proof: string) => proof.replace(/"signature":"../, '"signature":"00')],
  ])('%s is no proof', async (_name, spoil) => {
    const holdToken = await conspicuousHold('203.0.113.12')
    const answer = await client.post(`/buchen/${holdToken}/moment`, { nachweis: spoil(await prove(holdToken)) })
    expect(answer.location).toBe(`/buchen/${holdToken}/moment?frueh=1`)
  })

  test('very many holds for one office from everywhere ask everybody there, and nobody elsewhere', async () => {
    for (let number = 0; number < 90; number++) await holdOver(slots[number]!, `198.51.${number}.1`)
    const asked = await holdOver(slots[90]!, '203.0.113.20')
    expect((await client.get(`/buchen/${asked}/moment`)).status).toBe(200)
    city = await createCity(db, {
      windows: { 4: [{ from: 480, to: 780 }] },
      service: { gridMinutes: 30, horizonDays: 5 },
    })
    const elsewhere = await holdOver(slots[0]!, '203.0.113.21')
    expect((await client.get(`/buchen/${elsewhere}/moment`)).location).toBe(`/buchen/${elsewhere}/angaben`)
  })
})
