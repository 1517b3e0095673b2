import { expect, expectAccessible, test } from './fixtures.ts'

test('anybody can test camera, microphone and speaker without an appointment', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Video und Ton jetzt testen' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Kamera und Mikrofon einschalten' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Kamera und Mikrofon funktionieren' })).toBeVisible()
  await expectAccessible(page)
})
