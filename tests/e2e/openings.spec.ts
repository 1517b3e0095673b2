import type { Page } from '@playwright/test'
import { DEMO_PASSWORD } from '#prisma/seed/logins.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { enter, tabAndEnter, tabAndType, tabTo } from './keyboard.ts'

async function signIn(page: Page, path: string): Promise<void> {
  await page.goto(`/anmelden?weiter=${encodeURIComponent(path)}`)
  await page.getByLabel('E-Mail').fill('thomas.brandt@musterstadt.example')
  await page.getByLabel('Passwort').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Anmelden' }).click()
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const office = async (page: Page, name: string) => {
  await page.getByLabel('Dienststelle').selectOption({ label: name })
  await page.getByRole('button', { name: 'Anzeigen' }).click()
}
/** With SHOTS=folder each page is kept as a picture at both widths and in both colours. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (!folder) return
  for (const width of [375, 1280])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true })
    }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

test('a lead enters an absence, sees what it breaks, sends proposals, looks back and undoes it, by mouse', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await signIn(page, '/dienst/sprechzeiten')
  await page.getByRole('link', { name: 'Sprechzeiten' }).first().click()
  await office(page, 'Bürgerbüro Rathaus')
  await expect(page.getByRole('region', { name: 'Personen' })).toContainText('Anke Lindner')
  await expect(page.getByRole('region', { name: 'Gruppen' })).toContainText('3. Donnerstag im Monat')
  await expectAccessible(page)
  await shoot(page, 'week')

  await test.step('a wrong form comes back with what was typed', async () => {
    await page.getByRole('link', { name: 'Neue Sprechzeit' }).click()
    await page.getByLabel('Für wen gilt die Sprechzeit?').selectOption({ label: 'Anke Lindner (Platz 1)' })
    await page.getByRole('checkbox', { name: 'Montag' }).check()
    await page.getByLabel('Von', { exact: true }).fill('11:00')
    await page.getByLabel('Bis', { exact: true }).fill('14:00')
    await page.getByRole('button', { name: 'Weiter: Auswirkungen ansehen' }).click()
    await expect(page).toHaveTitle(/^Fehler:/)
    await expect(page.getByRole('alert')).toContainText('Anke Lindner hat zur selben Zeit schon eine Sprechzeit')
    await expect(page.getByLabel('Bis', { exact: true })).toHaveValue('14:00')
    await page.getByText('Kontingente und Freigabe').click()
    await expectAccessible(page)
    await shoot(page, 'editor')
  })

  await test.step('the simulator shows broken appointments and other times', async () => {
    await page.goto('/dienst/sprechzeiten')
    await office(page, 'Bürgerbüro Rathaus')
    await page.getByRole('link', { name: 'Abwesenheit', exact: true }).click()
    await page.getByLabel('Für wen?').selectOption({ label: 'Anke Lindner (Platz 1)' })
    await page.getByLabel('Art der Abwesenheit').selectOption('vacation')
    await page.getByLabel('Erster Tag').fill('2027-03-16')
    await page.getByLabel('Letzter Tag').fill('2027-03-17')
    await page.getByRole('button', { name: 'Weiter: Auswirkungen ansehen' }).click()
    await expect(heading(page, 'Auswirkungen ansehen')).toBeVisible()
    await expect(page.getByRole('heading', { name: /Termine? lieg(t|en) dann außerhalb/ })).toBeVisible()
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(1)
    await expectAccessible(page)
    await shoot(page, 'simulator')
    await page.getByRole('checkbox').nth(1).uncheck()
    await page.getByRole('button', { name: 'Speichern und ausgewählte Vorschläge senden' }).click()
    await expect(page.getByRole('status')).toContainText('unterwegs')
  })

  await test.step('the tasks and the history show it, and it can be undone', async () => {
    await page.getByRole('link', { name: 'Zu den Aufgaben' }).click()
    const broken = page.getByRole('table', { name: 'Termine außerhalb der Sprechzeiten' })
    await expect(broken).toContainText('Noch kein Vorschlag')
    await expect(broken).toContainText('Antwort bis')
    await expectAccessible(page)
    await shoot(page, 'tasks')
    await page.goto('/dienst/sprechzeiten/verlauf')
    await office(page, 'Bürgerbüro Rathaus')
    await expect(page.getByRole('listitem').filter({ hasText: 'Thomas Brandt' }).first()).toContainText('Urlaub')
    await expectAccessible(page)
    await shoot(page, 'history')
    await page
      .getByRole('button', { name: /rückgängig machen/ })
      .first()
      .click()
    await expect(page.getByText('Kein gebuchter Termin ist betroffen')).toBeVisible()
    await page.getByRole('button', { name: 'Speichern', exact: true }).click()
    await expect(page.getByRole('status')).toContainText('Gespeichert')
  })

  await test.step('holidays and closed days', async () => {
    await page.getByRole('link', { name: 'Schließtage und Feiertage' }).click()
    await expect(page.getByRole('table', { name: /Feiertage/ })).toContainText('Karfreitag')
    await expectAccessible(page)
    await shoot(page, 'closed-days')
  })
})

test('a lead closes a day and changes an opening by keyboard alone', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, '/dienst/sprechzeiten')
  await expect(heading(page, 'Sprechzeiten')).toBeVisible()
  await tabTo(page, page.getByLabel('Dienststelle'))
  await page.keyboard.type('Bürgerbüro Süd')
  await tabAndEnter(page, page.getByRole('button', { name: 'Anzeigen' }))
  await tabAndEnter(page, page.getByRole('button', { name: 'Heute schließen' }))
  await expect(heading(page, 'Auswirkungen ansehen')).toBeVisible()
  await tabAndEnter(page, page.getByRole('button', { name: 'Verwerfen' }))
  await expect(heading(page, 'Sprechzeiten')).toBeVisible()
  await tabAndEnter(page, page.locator('.tp-week__opening').first())
  await expect(heading(page, 'Sprechzeit ändern')).toBeVisible()
  await tabAndType(page, page.getByLabel('Bis', { exact: true }), '1100')
  await tabAndEnter(page, page.getByRole('button', { name: 'Weiter: Auswirkungen ansehen' }))
  await expect(heading(page, 'Auswirkungen ansehen')).toBeVisible()
  const save = page.getByRole('button', { name: /^(Speichern|Ohne Vorschläge speichern)$/ })
  await tabTo(page, save)
  await enter(page)
  await expect(page.getByRole('status')).toContainText('Gespeichert')
})
