import type { Page } from '@playwright/test'
import { DEMO_PASSWORD } from '#prisma/seed/logins.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { tabAndEnter, tabAndType, tabTo } from './keyboard.ts'

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

test('a lead mends a wrong rule, is told what a change means, saves it and sees the history, by keyboard', async ({
  page,
}) => {
  await page.goto('/anmelden?weiter=/dienst/team')
  await page.getByLabel('E-Mail').fill('thomas.brandt@musterstadt.example')
  await page.getByLabel('Passwort').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Anmelden' }).click()

  await tabAndEnter(page, page.getByRole('navigation').getByRole('link', { name: 'Leistungen' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Leistungen und Regeln' })).toBeVisible()
  await expectAccessible(page)
  await shoot(page, 'services')

  await tabAndEnter(page, page.getByRole('link', { name: 'Führungszeugnis beantragen' }))
  await tabAndType(page, page.getByLabel('Dauer in Minuten'), '0')
  await tabTo(page, page.getByRole('checkbox', { name: 'Video' }).first())
  await page.keyboard.press('Space')
  await tabAndEnter(page, page.getByRole('button', { name: 'Speichern' }))
  await expect(page).toHaveTitle(/^Fehler:/)
  await expect(page.getByRole('alert')).toContainText('Dauer in Minuten: Geben Sie eine ganze Zahl von 1 bis 1440 an.')
  await shoot(page, 'service-wrong')

  await tabAndType(page, page.getByLabel('Dauer in Minuten'), '25')
  await tabAndEnter(page, page.getByRole('button', { name: 'Speichern' }))
  await expect(page.getByRole('status')).toContainText('Die Terminart „Video“ fällt weg')
  await expectAccessible(page)
  await shoot(page, 'service-effects')

  await tabAndEnter(page, page.getByRole('button', { name: 'Trotzdem speichern' }))
  await expect(page.getByRole('status')).toContainText('Die Regeln sind gespeichert')
  await expect(page.getByRole('listitem').filter({ hasText: 'Thomas Brandt' })).toContainText('Dauer in Minuten: 25')
  await expectAccessible(page)
  await shoot(page, 'service-saved')

  await page.goto('/dienst/fachbereich')
  await tabAndType(page, page.getByLabel('Frist zur Bestätigung in Minuten'), '90')
  await tabAndEnter(page, page.getByRole('button', { name: 'Speichern' }))
  await expect(page.getByRole('status')).toContainText('Die Regeln sind gespeichert')
  await expectAccessible(page)
  await shoot(page, 'department')
})
