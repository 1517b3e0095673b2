import { expect, type Page } from '@playwright/test'

/**
 * From the start page to the request that waits for its confirmation. `look` is called on every page and state on the way; axe needs
 * scripts, so a journey without them passes nothing.
 */
export async function book(
  page: Page,
  email: string,
  look: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  await page.goto('/')
  await look(page)
  await page.getByRole('searchbox').fill('Videotermin ausprobiren')
  await page.getByRole('button', { name: 'Suchen' }).click()
  await look(page)
  await page.getByRole('link', { name: 'Videotermin ausprobieren' }).first().click()
  await page.getByRole('link', { name: 'Termin buchen' }).last().click()
  await expect(page.getByRole('heading', { name: 'Wann passt es Ihnen?' })).toBeVisible()
  await look(page)
  await page.locator('input[name=zeit]').first().check({ force: true })
  await page.getByRole('button', { name: 'Weiter mit dieser Zeit' }).click()
  await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click()
  await expect(page.getByRole('alert')).toContainText('Geben Sie Ihren Nachnamen ein')
  await look(page)
  await page.getByLabel('Vorname').fill('Mira')
  await page.getByLabel('Nachname').fill('Tester')
  await page.getByLabel('E-Mail-Adresse').fill(email)
  await page.getByLabel(/Hinweise zum Datenschutz/).check()
  await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click()
  await expect(page.getByRole('heading', { name: 'Stimmt alles?' })).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: 'Termin anfragen' }).click()
  await expect(page.getByRole('heading', { name: 'Bitte bestätigen Sie per E-Mail' })).toBeVisible()
  await look(page)
}
