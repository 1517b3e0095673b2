import type { Page } from '@playwright/test'
import { test as base, expect } from '@playwright/test'
import { hashPassword } from '#app/features/access/hash-password.server.ts'
import { openDb } from '#prisma/sql.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { createCalendarDay } from '#tests/factories/calendar-day.ts'
import type { City } from '#tests/factories/city.ts'
import { type Stack, startStack } from '#tests/setup/stack.ts'
import { expectAccessible } from './fixtures.ts'

const PASSWORD = 'Kalender-fuer-dreissig'
const DAY = '2027-03-15'
const CLOCK = `${DAY}T09:05:00Z`
const NOW = Temporal.Instant.from(CLOCK)

let stack: Stack
let city: City
const test = base

test.beforeAll(async () => {
  test.setTimeout(180_000)
  stack = await startStack({
    clock: CLOCK,
    seed: async (databaseUrl) => {
      const db = openDb(databaseUrl)
      city = await createCalendarDay(db, { day: DAY, now: NOW, passwordHash: await hashPassword(PASSWORD) })
      await db.close()
    },
  })
})
test.afterAll(() => stack?.stop())

/** An appointment of the first caseworker on an otherwise empty Tuesday, so that nothing is in the way. */
async function bookOnTuesday(name: string, local: string): Promise<string> {
  const db = openDb(stack.databaseUrl)
  try {
    const startsAt = Temporal.PlainDateTime.from(`2027-03-16T${local}`).toZonedDateTime('Europe/Berlin').toInstant()
    return (await bookAppointmentRow(db, city, { startsAt, name, now: NOW })).appointmentId
  } finally {
    await db.close()
  }
}

async function signIn(page: Page, path: string): Promise<void> {
  await page.goto(`${stack.baseUrl}/anmelden?weiter=${encodeURIComponent(path)}`)
  await page.getByLabel('E-Mail').fill(city.staffEmails[0]!)
  await page.getByLabel('Passwort').fill(PASSWORD)
  await page.getByRole('button', { name: 'Anmelden' }).click()
  // Nothing can be dragged before the page's scripts have taken over.
  await expect(page.locator('.tp-cal[data-ready]')).toBeVisible()
}

const card = (page: Page, name: string) => page.getByRole('link', { name: new RegExp(name) })

test('thirty people, their rooms and what they have fit into one accessible day', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, `/dienst/team?tag=${DAY}`)
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(30)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Eng' }).click()
  await expectAccessible(page)
  await page.goto(`${stack.baseUrl}/dienst/team?tag=${DAY}&art=phone&nur=meine`)
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(1)
})

test('by mouse: an appointment is dragged to a colleague and to a later time, asked about, and moved', async ({
  page,
}) => {
  await bookOnTuesday('Zora Ziehmann', '10:00')
  await page.setViewportSize({ width: 1280, height: 1200 })
  await signIn(page, '/dienst/team?tag=2027-03-16')
  await card(page, 'Z. Ziehmann').scrollIntoViewIfNeeded()
  const box = (await card(page, 'Z. Ziehmann').boundingBox())!
  const target = (await page.locator('[data-column]').nth(1).boundingBox())!
  await page.mouse.move(box.x + 20, box.y + 6)
  await page.mouse.down()
  await page.mouse.move(box.x + 60, box.y + 30, { steps: 4 })
  await page.mouse.move(target.x + 30, box.y + 6 + box.height * 1.5, { steps: 6 })
  await page.mouse.up()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('10:00 bis 10:20')
  await expect(dialog).toContainText('Bernd Ziegler')
  await expectAccessible(page)
  await dialog.getByLabel('Grund').fill('Vertretung')
  await dialog.getByRole('button', { name: 'Ändern', exact: true }).click()
  await expect(dialog).toBeHidden()
  const column = page.getByRole('list', { name: 'Bernd Ziegler' })
  await expect(column.getByRole('link', { name: /Z\. Ziehmann/ })).toContainText(/10:3/)
})

test('by keys: the focused appointment moves with Shift and arrows, Enter asks, and the change shows elsewhere at once', async ({
  page,
  context,
}) => {
  await bookOnTuesday('Tom Taste', '14:00')
  await signIn(page, '/dienst/team?tag=2027-03-16')
  const other = await context.newPage()
  await other.goto(`${stack.baseUrl}/dienst/team?tag=2027-03-16`)
  await expect(card(other, 'T. Taste')).toContainText('14:00')
  await card(page, 'T. Taste').focus()
  for (let press = 0; press < 4; press++) await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('status').filter({ hasText: '14:20 bis 14:40' })).toBeAttached()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('14:20 bis 14:40')
  await page.getByRole('button', { name: 'Ändern', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(card(page, 'T. Taste')).toContainText('14:20')
  await expect(card(other, 'T. Taste')).toContainText('14:20')
})

test('a drag onto a time that is no slot comes back as a form with the reason and the nearest times', async ({
  page,
}) => {
  await bookOnTuesday('Rita Regel', '11:00')
  await bookOnTuesday('Wim Weg', '11:40')
  await signIn(page, '/dienst/team?tag=2027-03-16')
  await card(page, 'R. Regel').focus()
  for (let press = 0; press < 6; press++) await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Ändern', exact: true }).click()
  await expect(page.getByText('hat dann schon')).toBeVisible()
  await expect(page.getByText('Am nächsten frei')).toBeVisible()
  await expectAccessible(page)
})

test('week, agenda, booking, blocking and group are accessible, at hand size too', async ({ page }) => {
  test.setTimeout(240_000)
  await signIn(page, '/dienst/woche')
  for (const path of [
    '/dienst/woche',
    '/dienst/agenda',
    '/dienst/buchen',
    '/dienst/sperren',
    '/dienst/gruppen/neu',
    `/dienst/team/druck?tag=${DAY}`,
  ]) {
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(stack.baseUrl + path)
      await expectAccessible(page)
    }
  }
})
