import { hashPassword } from '#app/features/access/hash-password.server.ts'
import { openDb } from '#prisma/sql.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { createCity } from '#tests/factories/city.ts'
import { linkIn } from '#tests/setup/mailbox.ts'
import { CITY_CLOCK, expect, test } from './fixtures.ts'
import { enter, expectFocusKept, tabAndEnter, tabAndType, tabTo } from './keyboard.ts'

const PASSWORD = 'Probe-2027-Sprechzeit'

for (const width of [375, 1280])
  test(`a citizen books, moves and cancels by keyboard alone at ${width} pixels`, async ({ page, stack }) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width, height: 800 })
    const email = `tastatur-${width}@example.org`
    const heading = (name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    const button = (name: string) => page.getByRole('button', { name })

    await test.step('find the service; the first stop skips the header', async () => {
      await page.goto('/')
      await page.keyboard.press('Tab')
      await expect(page.getByRole('link', { name: 'Zum Inhalt springen' })).toBeFocused()
      await page.keyboard.press('Enter')
      await tabAndType(page, page.getByRole('searchbox'), 'Videotermin ausprobieren')
      await enter(page)
      await tabAndEnter(page, page.getByRole('link', { name: 'Videotermin ausprobieren' }).first())
      await tabAndEnter(page, page.getByRole('link', { name: 'Termin buchen' }).last())
    })

    await test.step('choose a time with the arrow keys', async () => {
      await heading('Wann passt es Ihnen?')
      await chooseTime()
      await tabAndEnter(page, button('Weiter mit dieser Zeit'))
    })

    await test.step('an error leads to its field', async () => {
      await heading('Ihre Angaben')
      await tabAndType(page, page.getByLabel('Vorname'), 'Mira')
      await tabAndType(page, page.getByLabel('E-Mail-Adresse'), email)
      await tabTo(page, page.getByLabel(/Hinweise zum Datenschutz/))
      await page.keyboard.press('Space')
      await tabAndEnter(page, button('Weiter zur Prüfung'))
      await expect(page.getByRole('alert')).toBeFocused()
      await expect(page).toHaveTitle(/^Fehler:/)
      await tabTo(page, page.getByRole('link', { name: 'Geben Sie Ihren Nachnamen ein' }))
      await page.keyboard.press('Enter')
      await expect(page.getByLabel('Nachname')).toBeFocused()
      await page.keyboard.type('Tester')
      await enter(page)
    })

    await test.step('check, send, confirm', async () => {
      await heading('Stimmt alles?')
      await tabAndEnter(page, button('Termin anfragen'))
      await heading('Bitte bestätigen Sie per E-Mail')
      await page.goto(linkIn(await stack.mailbox.waitFor(email), '/termin/bestaetigen/'))
      await tabAndEnter(page, button('Termin bestätigen'))
      await heading('Ihr Termin ist gebucht')
    })

    await test.step('move', async () => {
      await tabAndEnter(page, page.getByRole('link', { name: 'Termin verschieben' }))
      await heading('Auf wann möchten Sie verschieben?')
      await chooseTime(2)
      await tabAndEnter(page, button('Auf diese Zeit verschieben'))
      await heading('Ihr Termin ist verschoben')
    })

    await test.step('cancel', async () => {
      await tabAndEnter(page, page.getByRole('link', { name: 'Termin absagen' }))
      await heading('Möchten Sie diesen Termin absagen?')
      await tabAndEnter(page, button('Termin jetzt absagen'))
      await heading('Ihr Termin ist abgesagt')
    })

    async function chooseTime(further = 1): Promise<void> {
      const times = page.locator('input[name=zeit]:visible')
      await tabTo(page, times.first())
      // The hour that is open first may be nearly full.
      const last = Math.min(further, (await times.count()) - 1)
      if (last === 0) await page.keyboard.press('Space')
      for (let step = 0; step < last; step += 1) await page.keyboard.press('ArrowRight')
      await expect(times.nth(last)).toBeChecked()
    }
  })

test('a caseworker signs in, writes a note and ends an appointment by keyboard alone', async ({ page, stack }) => {
  const db = openDb(stack.databaseUrl, { max: 2 })
  const now = Temporal.Instant.from(CITY_CLOCK)
  const city = await createCity(db, { passwordHash: await hashPassword(PASSWORD) })
  await bookAppointmentRow(db, city, { startsAt: now, mode: 'on_site', now, name: 'Ina Tastatur' })
  await bookAppointmentRow(db, city, { startsAt: now.subtract({ hours: 2 }), mode: 'on_site', now, name: 'Uwe Vorher' })
  await db.close()

  await page.goto('/anmelden')
  await tabAndType(page, page.getByLabel('Dienstliche E-Mail-Adresse'), city.staffEmails[0]!)
  await tabAndType(page, page.getByLabel('Passwort'), 'falsch')
  await enter(page)
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page).toHaveTitle(/^Fehler:/)
  await tabAndType(page, page.getByLabel('Passwort'), PASSWORD)
  await enter(page)
  await expect(page.getByRole('heading', { level: 1, name: /Mein Tag/ })).toBeVisible()

  await test.step('what is behind is folded and opens by keyboard', async () => {
    await expect(page.getByRole('link', { name: 'Uwe Vorher' })).toBeHidden()
    await tabTo(page, page.locator('summary').filter({ hasText: 'Frühere Termine heute (1)' }))
    await page.keyboard.press('Space')
    await expect(page.getByRole('link', { name: 'Uwe Vorher' })).toBeVisible()
    await expectFocusKept(page)
  })

  await page.goto('/dienst')
  await tabAndEnter(page, page.getByRole('link', { name: 'Ina Tastatur' }))
  await expect(page).toHaveURL(/dienst\/termine/)
  await test.step('an empty note comes back with the error first, a written one stays in sight', async () => {
    await tabAndEnter(page, page.getByRole('button', { name: 'Notiz speichern' }))
    await expect(page.getByRole('alert')).toBeFocused()
    await tabTo(page, page.getByRole('alert').getByRole('link'))
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Neue Notiz')).toBeFocused()
    await page.keyboard.type('Bringt das Foto nach.')
    await tabAndEnter(page, page.getByRole('button', { name: 'Notiz speichern' }))
    await expect(page.getByText('Bringt das Foto nach.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Notizen' })).toBeInViewport()
  })
  await test.step('the outcome is chosen with the arrow keys', async () => {
    await tabTo(page, page.locator('summary').filter({ hasText: 'Termin beenden' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('radio').first())
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('radio').nth(1)).toBeChecked()
    await tabAndEnter(page, page.locator('details[open]').getByRole('button'))
    await expect(page.getByText('Die Person ist nicht erschienen').first()).toBeVisible()
  })
})
