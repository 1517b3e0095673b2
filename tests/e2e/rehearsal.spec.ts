import { expect, expectAccessible } from './fixtures.ts'
import { test } from './meeting.ts'

test('a citizen rehearses the technology from the invite, and the caseworker sees how it went', async ({ meeting }) => {
  const page = await meeting.visitor()
  await page.goto(`/besuch/${meeting.appointment.joinToken}/probe`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Kamera und Mikrofon einschalten' }).click()
  await page.getByRole('button', { name: 'Probe starten' }).click()
  await expect(page.getByText('Alles bereit für Ihren Videotermin')).toBeVisible({ timeout: 60_000 })
  await page.getByText('Alle Ergebnisse anzeigen').click()
  for (const step of ['direkter Weg für Bild und Ton (UDP)', 'Ausweichweg (TCP)', 'Ton senden', 'Bild senden'])
    await expect(page.getByRole('listitem').filter({ hasText: step })).toContainText('in Ordnung')
  await expectAccessible(page)

  const caseworker = await meeting.caseworker()
  await caseworker.page.goto(`/dienst/termine/${meeting.appointment.appointmentId}`)
  await expect(caseworker.page.getByText(/^Probe bestanden, /)).toBeVisible()
})
