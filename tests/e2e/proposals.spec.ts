import { proposeTime } from '#app/features/proposals/propose-time.server.ts'
import { slotInstant } from '#app/features/scheduling/free-slots.ts'
import { findSlots } from '#app/features/scheduling/queries.server.ts'
import { openDb } from '#prisma/sql.ts'
import { linkIn } from '#tests/setup/mailbox.ts'
import { book } from './booking-journey.ts'
import { CITY_CLOCK, expect, expectAccessible, test } from './fixtures.ts'

const NOW = Temporal.Instant.from(CITY_CLOCK)

/** Proposes the last free time of some days, as the office does when somebody is ill. */
async function proposeLater(databaseUrl: string, email: string): Promise<void> {
  const db = openDb(databaseUrl, { max: 2 })
  try {
    const [booked] = await db.sql<{ id: string; offeringId: string; mode: 'video' }[]>`
      SELECT a.id, a.offering_id, a.mode FROM appointment a JOIN party p ON p.appointment_id = a.id WHERE p.email = ${email}`
    const { id, offeringId, mode } = booked!
    const from = NOW.toZonedDateTimeISO('Europe/Berlin').toPlainDate().add({ days: 3 })
    const [found] = await findSlots(db.sql, {
      offeringIds: [offeringId],
      mode,
      from,
      to: from.add({ days: 4 }),
      now: NOW,
    })
    const start = slotInstant(found!.slots.at(-1)!)
    const input = {
      appointmentId: id,
      reason: 'replacement' as const,
      offeringId,
      mode,
      start,
      expiresAt: null,
      proposedBy: null,
    }
    await db.transaction((tx) => proposeTime(tx, input, NOW))
  } finally {
    await db.close()
  }
}

async function closeGate(databaseUrl: string, holdToken: string, until: Temporal.Instant): Promise<void> {
  const { hashToken } = await import('#app/lib/tokens.ts')
  const db = openDb(databaseUrl, { max: 1 })
  await db.sql`UPDATE appointment SET gate_until = ${until} WHERE hold_token_hash = ${hashToken(holdToken)}`
  await db.close()
}

for (const width of [375, 1280]) {
  test(`a proposal is read, refused and accepted from the mail at ${width} pixels`, async ({ page, stack }) => {
    test.setTimeout(240_000)
    await page.setViewportSize({ width, height: 900 })
    const email = `vorschlag-${width}@example.org`
    await book(page, email)
    await page.goto(linkIn(await stack.mailbox.waitFor(email), '/termin/bestaetigen/'))
    await page.getByRole('button', { name: 'Termin bestätigen' }).click()
    await expect(page.getByRole('heading', { name: 'Ihr Termin ist gebucht' })).toBeVisible()
    const own = new URL(page.url()).pathname

    await page.getByRole('link', { name: 'Auf die Liste für frühere Termine setzen' }).click()
    await expectAccessible(page)
    await page.getByLabel('Dienstag').check()
    await page.getByLabel('Nicht vor dem').fill('2027-03-16')
    await page.getByRole('button', { name: 'Auf die Liste setzen' }).click()
    await expect(page.getByText('Sie stehen jetzt auf der Liste.')).toBeVisible()
    await expect(page.getByLabel('Dienstag')).toBeChecked()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Liste verlassen' }).click()
    await expect(page.getByText('Sie stehen nicht mehr auf der Liste.')).toBeVisible()

    await proposeLater(stack.databaseUrl, email)
    const mail = await stack.mailbox.waitFor(email, ({ parsed }) => /Neuer Terminvorschlag/.test(parsed.subject ?? ''))
    await page.goto(own)
    await expect(page.getByRole('heading', { name: 'Wir schlagen Ihnen eine andere Zeit vor' })).toBeVisible()
    await expectAccessible(page)
    await page.goto(linkIn(mail, '/termin/'))
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Vorschlag ablehnen' }).press('Enter')
    await expect(page.getByRole('heading', { name: 'Ihr Termin bleibt, wie er ist' })).toBeVisible()
    await page.goto(linkIn(mail, '/termin/'))
    await expect(page.getByRole('heading', { name: 'Sie haben den Vorschlag abgelehnt' })).toBeVisible()
    await expectAccessible(page)

    await proposeLater(stack.databaseUrl, email)
    await page.reload()
    await page.getByRole('button', { name: 'Diese Zeit nehmen' }).press('Enter')
    await expect(page.getByRole('heading', { name: 'Ihr Termin ist verschoben' })).toBeVisible()
    await stack.mailbox.waitFor(email, ({ parsed }) => /^Neue Zeit/.test(parsed.subject ?? ''))

    await page.getByRole('link', { name: 'Tippfehler im Namen berichtigen' }).click()
    await expectAccessible(page)
    await page.getByLabel('Vorname').fill('Kim')
    await page.getByLabel('Nachname').fill('Anders')
    await page.getByRole('button', { name: 'Namen speichern' }).click()
    await expect(page.getByText('Hier lässt sich nur ein Tippfehler berichtigen')).toBeVisible()
    await expectAccessible(page)
    await page.goto('/faire-vergabe')
    await expectAccessible(page)
  })
}

test('where many book at once the browser works for a moment, and the form opens by itself', async ({
  page,
  stack,
}) => {
  await page.goto('/')
  await page.getByRole('searchbox').fill('Videotermin ausprobiren')
  await page.getByRole('button', { name: 'Suchen' }).click()
  await page.getByRole('link', { name: 'Videotermin ausprobieren' }).first().click()
  await page.getByRole('link', { name: 'Termin buchen' }).last().click()
  await page.locator('input[name=zeit]').first().check({ force: true })
  await page.getByRole('button', { name: 'Weiter mit dieser Zeit' }).click()
  await expect(page.getByLabel('Vorname')).toBeVisible()
  const holdToken = new URL(page.url()).pathname.split('/')[2]!
  await closeGate(stack.databaseUrl, holdToken, NOW.add({ hours: 1 }))
  const quiet = await page.context().browser()!.newContext({ javaScriptEnabled: false, baseURL: stack.baseUrl })
  const still = await quiet.newPage()
  await still.goto(`/buchen/${holdToken}/moment`)
  await expect(still.getByRole('heading', { name: 'Einen Moment bitte' })).toBeVisible()
  await still.getByRole('button', { name: 'Weiter zu Ihren Angaben' }).click()
  await expect(still.getByText('Es ist noch etwas zu früh')).toBeVisible()
  await quiet.close()
  await page.reload()
  await expect(page.getByLabel('Vorname')).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(`/buchen/${holdToken}/angaben`)
})
