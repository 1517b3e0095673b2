import { readFile } from 'node:fs/promises'
import { Agent, get, type IncomingMessage, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { type Db, openDb } from '#prisma/sql.ts'
import { HEARTBEAT_SECONDS } from '#rooms/waiting/presence.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import type { City } from '#tests/factories/city.ts'
import type { Stack } from '#tests/setup/stack.ts'
import { figuresOf } from './figures.ts'
import { checkIn } from './first-frames.ts'
import { openStaffCity } from './staff-city.ts'

const WAITING = 500
const ROUNDS = 40
const WARM_UP_ROUNDS = 5

/**
 * How fast the citizen's screen follows an admission while 500 others wait, and what each of those costs the web process in memory. One
 * citizen in a real browser is admitted and parked in turn; the others are connections as their browsers keep them.
 */
export async function measureScreens(stack: Stack, browser: Browser, clock: string) {
  const db = openDb(stack.databaseUrl, { max: 2 })
  const now = Temporal.Instant.from(clock)
  const { city, signIn } = await openStaffCity(db)
  const others = await seatWaiting(db, city, now)
  const startsAt = now.add({ minutes: 10 })
  const { appointmentId, partyId, joinToken } = await bookAppointmentRow(db, city, { startsAt, now, resourceId: null })
  const options = { baseURL: stack.baseUrl, permissions: ['camera', 'microphone'], locale: 'de-DE' }
  const [citizen, staff] = await Promise.all([browser.newContext(options), browser.newContext(options)])
  const page = await citizen.newPage()
  const desk = await staff.newPage()
  await signIn(desk)
  await checkIn(page, joinToken)
  const step = await stepsOf(desk, appointmentId, partyId)

  const before = await residentBytes(stack.webPid)
  const waiting = await keepWaiting(stack.baseUrl, others)
  await wait(HEARTBEAT_SECONDS * 1000)
  const bytesPerParty = Math.round(((await residentBytes(stack.webPid)) - before) / WAITING)

  const times: number[] = []
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    await noteWhenAt(page, '/raum')
    const began = Date.now()
    await step('admit')
    const changed = await noted(page)
    if (round >= 0) times.push(changed - began)
    await noteWhenAt(page, '/warten')
    await step('park')
    await noted(page)
  }
  waiting.stop()
  await Promise.all([citizen.close(), staff.close()])
  await db.close()
  return { screen: figuresOf(times), bytesPerParty }
}

/** Appointments of today whose citizens are in the waiting room. Answers the secrets of their links. */
async function seatWaiting(db: Db, city: City, now: Temporal.Instant): Promise<string[]> {
  const tokens: string[] = []
  const parties: string[] = []
  for (let party = 0; party < WAITING; party++) {
    const startsAt = now.add({ minutes: 15 + party })
    const row = await bookAppointmentRow(db, city, { startsAt, now, name: `Gast ${party}`, resourceId: null })
    tokens.push(row.joinToken)
    parties.push(row.partyId)
  }
  await db.sql`
    UPDATE party SET state = 'waiting', arrived_at = ${now}, last_seen_at = ${now} WHERE id = ANY(${parties}::uuid[])`
  return tokens
}

/** Keeps an event stream open for each, and sends the sign of life of each every ten seconds, spread over them. */
async function keepWaiting(baseUrl: string, tokens: string[]): Promise<{ stop(): void }> {
  const streams = await Promise.all(
    tokens.map(
      (token) =>
        new Promise<IncomingMessage>((resolve, reject) => {
          const options = { headers: { accept: 'text/event-stream' }, agent: new Agent() }
          get(`${baseUrl}/besuch/${token}/ereignisse`, options, (answer) => {
            if (answer.statusCode !== 200) return reject(new Error(`An event stream was answered ${answer.statusCode}`))
            answer.resume()
            resolve(answer)
          }).once('error', reject)
        }),
    ),
  )
  const agent = new Agent({ keepAlive: true, maxSockets: 20 })
  const headers = { accept: 'application/json', origin: baseUrl, 'sec-fetch-site': 'same-origin' }
  let next = 0
  let stopped = false
  const beat = () => {
    const token = tokens[next++ % tokens.length]!
    const sent = request(`${baseUrl}/besuch/${token}/stand`, { method: 'POST', headers, agent }, (answer) => {
      if (answer.statusCode !== 200) throw new Error(`A sign of life was answered ${answer.statusCode}`)
      answer.resume()
    })
    sent.once('error', (error) => {
      if (!stopped) throw error
    })
    sent.end()
  }
  const timer = setInterval(beat, (HEARTBEAT_SECONDS * 1000) / tokens.length)
  return {
    stop() {
      stopped = true
      clearInterval(timer)
      for (const stream of streams) stream.destroy()
      agent.destroy()
    },
  }
}

/** Sends a step of the waiting list as the button does; resolves when the server has answered. */
async function stepsOf(desk: Page, appointmentId: string, partyId: string) {
  await desk.goto(`/dienst/termine/${appointmentId}`)
  const form = await desk
    .locator('form[action$="/schritt"]')
    .first()
    .evaluate((element) => {
      const fields = new FormData(element as HTMLFormElement)
      return {
        action: (element as HTMLFormElement).action,
        fields: [...fields.entries()].map(([k, v]) => [k, String(v)]),
      }
    })
  return async (step: 'admit' | 'park') => {
    const answer = await desk.evaluate(
      async ({ action, fields, step, partyId }) => {
        const body = new URLSearchParams(fields as [string, string][])
        body.set('step', step)
        body.set('partyId', partyId)
        body.set('back', 'day')
        const { status, type } = await fetch(action, { method: 'POST', body, redirect: 'manual' })
        return type === 'opaqueredirect' ? 303 : status
      },
      { ...form, step, partyId },
    )
    if (answer !== 303) throw new Error(`The step ${step} was answered ${answer}`)
  }
}

/** From now on the page remembers the moment at which its address ends with `path` and the screen is drawn. */
async function noteWhenAt(page: Page, path: string): Promise<void> {
  await page.evaluate((end) => {
    const target = window as unknown as { arrived: Promise<number> }
    target.arrived = new Promise((resolve) => {
      const look = () => {
        if (location.pathname.endsWith(end)) resolve(Date.now())
        else requestAnimationFrame(look)
      }
      look()
    })
  }, path)
}

async function noted(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { arrived: Promise<number> }).arrived)
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024
}
