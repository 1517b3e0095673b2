import type { Browser, BrowserContext, Page } from '@playwright/test'
import { hashPassword } from '#app/features/access/hash-password.server.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { type AppointmentRow, bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, type CityOptions, createCity } from '#tests/factories/city.ts'
import { addPartyRow, type JoiningRole, type PartyRow } from '#tests/factories/party.ts'
import { test as base, CITY_CLOCK, expect } from './fixtures.ts'
import { watchMedia } from './media-probe.ts'
import { VisitPage } from './visit-page.ts'

const PASSWORD = 'Probe-2027-Sprechzeit'
const NOW = Temporal.Instant.from(CITY_CLOCK)

/** A video appointment that begins in a few minutes, and everybody who comes to it, each in a browser of their own. */
export class Meeting {
  readonly db: Db
  readonly city: City
  readonly appointment: AppointmentRow
  readonly #open: () => Promise<BrowserContext>
  #prepare: (context: BrowserContext) => Promise<unknown> = async () => undefined

  private constructor(db: Db, city: City, appointment: AppointmentRow, open: () => Promise<BrowserContext>) {
    this.db = db
    this.city = city
    this.appointment = appointment
    this.#open = open
  }

  static async plan(databaseUrl: string, open: () => Promise<BrowserContext>, options: CityOptions = {}) {
    const db = openDb(databaseUrl, { max: 2 })
    const city = await createCity(db, { passwordHash: await hashPassword(PASSWORD), ...options })
    const startsAt = NOW.add({ minutes: 10 })
    return new Meeting(db, city, await bookAppointmentRow(db, city, { startsAt, now: NOW }), open)
  }

  /** The applicant in the waiting room, with camera and microphone on. */
  async applicant(): Promise<VisitPage> {
    return this.#wait(this.appointment.joinToken, 'Anna Muster')
  }

  /** One more party with a link of its own, who has not come yet. */
  invite(role: JoiningRole, name: string): Promise<PartyRow> {
    return addPartyRow(this.db, this.appointment.appointmentId, { role, name })
  }

  async guest(role: JoiningRole, name: string): Promise<VisitPage> {
    const { joinToken } = await this.invite(role, name)
    return this.#wait(joinToken, name)
  }

  /** The first caseworker, signed in, on the day's page. */
  async caseworker(): Promise<VisitPage> {
    const page = await this.visitor()
    await page.goto('/anmelden')
    await page.getByLabel('E-Mail').fill(this.city.staffEmails[0]!)
    await page.getByLabel('Passwort').fill(PASSWORD)
    await page.getByRole('button', { name: 'Anmelden' }).click()
    await expect(page).toHaveURL(/\/dienst$/)
    return new VisitPage(page, 'Kim Probe 1')
  }

  /** Caseworker and applicant in the room, both with a moving picture. */
  async begin(): Promise<{ caseworker: VisitPage; applicant: VisitPage }> {
    const applicant = await this.applicant()
    const caseworker = await this.caseworker()
    await caseworker.page.getByRole('button', { name: `${applicant.name} aufrufen` }).click()
    await expect(caseworker.page).toHaveURL(/\/besuch$/)
    await applicant.expectSees([caseworker])
    await caseworker.expectSees([applicant])
    return { caseworker, applicant }
  }

  async #wait(joinToken: string, name: string): Promise<VisitPage> {
    const page = await this.visitor()
    await page.goto(`/besuch/${joinToken}`)
    await page.getByRole('button', { name: 'Kamera und Mikrofon einschalten' }).click()
    await page.getByRole('button', { name: 'Im Wartezimmer anmelden' }).click()
    await expect(page.getByRole('heading', { name: 'Sie sind im Wartezimmer' })).toBeVisible()
    return new VisitPage(page, name)
  }

  /** Does something to the browser of everybody who comes later, before it opens a page. */
  onOpen(prepare: (context: BrowserContext) => Promise<unknown>): void {
    this.#prepare = prepare
  }

  /** A browser of somebody new, with nothing open. */
  async visitor(): Promise<Page> {
    const context = await this.#open()
    await this.#prepare(context)
    await watchMedia(context)
    return context.newPage()
  }
}

/** Opens contexts that the test closes by itself, as a person of this city has them. */
function opener(browser: Browser, baseURL: string, opened: BrowserContext[]): () => Promise<BrowserContext> {
  return async () => {
    const context = await browser.newContext({
      baseURL,
      permissions: ['camera', 'microphone'],
      locale: 'de-DE',
      deviceScaleFactor: 0.5,
    })
    opened.push(context)
    return context
  }
}

/** Tests that take part in a visit. */
export const test = base.extend<{ meeting: Meeting; meetingOptions: CityOptions }>({
  meetingOptions: [{}, { option: true }],
  meeting: async ({ stack, browser, meetingOptions }, use) => {
    const opened: BrowserContext[] = []
    const meeting = await Meeting.plan(stack.databaseUrl, opener(browser, stack.baseUrl, opened), meetingOptions)
    await use(meeting)
    for (const context of opened) await context.close()
    await meeting.db.close()
  },
})
