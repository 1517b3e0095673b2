import type { Browser, BrowserContext, Page } from '@playwright/test'
import { openDb } from '#prisma/sql.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import type { Stack } from '#tests/setup/stack.ts'
import { figuresOf } from './figures.ts'
import { openStaffCity } from './staff-city.ts'

const ROUNDS = 20
const WARM_UP_ROUNDS = 2

/** From the press of "admit" until both sides have decoded a frame of the other; each round is a visit of its own with a citizen of its own. */
export async function measureFirstFrames(stack: Stack, browser: Browser, clock: string) {
  const db = openDb(stack.databaseUrl, { max: 2 })
  const now = Temporal.Instant.from(clock)
  const { city, signIn } = await openStaffCity(db)
  const open = () => openContext(browser, stack.baseUrl)
  const staff = await open()
  const desk = await staff.newPage()
  await signIn(desk)
  const times: number[] = []
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    const name = `Anna Muster ${round + WARM_UP_ROUNDS}`
    const startsAt = now.add({ minutes: 10 })
    const { joinToken } = await bookAppointmentRow(db, city, { startsAt, now, name, resourceId: null })
    const citizen = await open()
    const page = await citizen.newPage()
    await checkIn(page, joinToken)
    await desk.goto('/dienst')
    await desk.getByRole('button', { name: `${name} aufrufen` }).click()
    const seen = await Promise.all([firstFrame(desk, name), firstFrame(page, 'Kim Probe 1')])
    const admitted = await desk.evaluate(() => Number(localStorage.getItem('admitted')))
    if (round >= 0) times.push(Math.max(...seen) - admitted)
    await citizen.close()
  }
  await staff.close()
  await db.close()
  return figuresOf(times)
}

/** Notes when a form is sent, and when a picture of a name shows its first frame; by the machine's clock, which all browsers share. */
async function openContext(browser: Browser, baseURL: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, permissions: ['camera', 'microphone'], locale: 'de-DE' })
  await context.addInitScript(() => {
    addEventListener('submit', () => localStorage.setItem('admitted', String(Date.now())), true)
    const frames = new Map<string, number>()
    Object.assign(window, { firstFrames: frames })
    const watched = new WeakSet<HTMLVideoElement>()
    new MutationObserver(() => {
      for (const video of document.querySelectorAll('video')) {
        const label = video.getAttribute('aria-label')
        if (!label || watched.has(video)) continue
        watched.add(video)
        video.requestVideoFrameCallback(() => {
          if (!frames.has(label)) frames.set(label, Date.now())
        })
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label'] })
  })
  return context
}

export async function checkIn(page: Page, joinToken: string): Promise<void> {
  await page.goto(`/besuch/${joinToken}`)
  await page.getByRole('button', { name: 'Kamera und Mikrofon einschalten' }).click()
  await page.getByRole('button', { name: 'Im Wartezimmer anmelden' }).click()
  await page.getByRole('heading', { name: 'Sie sind im Wartezimmer' }).waitFor()
}

/** Milliseconds of the machine's clock at which the page decoded its first frame of `name`. */
async function firstFrame(page: Page, name: string): Promise<number> {
  const read = (label: string) => (window as unknown as { firstFrames: Map<string, number> }).firstFrames.get(label)
  const found = await page.waitForFunction(read, `Bild: ${name}`, { timeout: 30_000 })
  return (await found.jsonValue())!
}
