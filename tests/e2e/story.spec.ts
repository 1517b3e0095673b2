import type { Page } from '@playwright/test'
import { DEMO_PASSWORD } from '#prisma/seed/logins.ts'
import { pdfFile } from '#tests/factories/files.ts'
import { linkIn } from '#tests/setup/mailbox.ts'
import { book } from './booking-journey.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { received, watchMedia } from './media-probe.ts'

const CITIZEN = 'mira.tester@example.org'
const CASEWORKER = 'robin.beispiel@musterstadt.example'

test('a citizen books without scripts, is called in, talks, and gets a summary', async ({ stack, browser }) => {
  test.setTimeout(180_000)
  const links = await test.step('book with scripts off and confirm from the delivered mail', async () => {
    const context = await browser.newContext({ baseURL: stack.baseUrl, javaScriptEnabled: false, locale: 'de-DE' })
    const page = await context.newPage()
    await book(page, CITIZEN)
    const request = await stack.mailbox.waitFor(CITIZEN)
    await page.goto(linkIn(request, '/termin/bestaetigen/'))
    await page.getByRole('button', { name: 'Termin bestätigen' }).click()
    await expect(page.getByRole('heading', { name: 'Ihr Termin ist gebucht' })).toBeVisible()
    const invite = await stack.mailbox.waitFor(CITIZEN, (mail) => mail.raw.includes('method=REQUEST'))
    await context.close()
    return { visit: linkIn(invite, '/besuch/') }
  })

  const citizenContext = await browser.newContext({
    baseURL: stack.baseUrl,
    permissions: ['camera', 'microphone'],
    locale: 'de-DE',
  })
  await watchMedia(citizenContext)
  const citizen = await citizenContext.newPage()
  await test.step('check camera, microphone and speaker', async () => {
    await citizen.goto(links.visit)
    await citizen.getByRole('button', { name: 'Kamera und Mikrofon einschalten' }).click()
    await expect(citizen.getByRole('button', { name: 'Ton abspielen' })).toBeVisible()
    await citizen.getByRole('button', { name: 'Ton abspielen' }).click()
    await citizen.getByRole('button', { name: 'Ja', exact: true }).click()
    await expectAccessible(citizen)
  })

  const caseworkerContext = await browser.newContext({
    baseURL: stack.baseUrl,
    permissions: ['camera', 'microphone'],
    locale: 'de-DE',
  })
  await watchMedia(caseworkerContext)
  const caseworker = await caseworkerContext.newPage()
  await test.step('the caseworker has the day open', async () => {
    await caseworker.goto('/anmelden')
    await caseworker.getByLabel('E-Mail').fill(CASEWORKER)
    await caseworker.getByLabel('Passwort').fill(DEMO_PASSWORD)
    await caseworker.getByRole('button', { name: 'Anmelden' }).click()
    await expect(caseworker).toHaveURL(/\/dienst$/)
    await expect(caseworker.getByRole('button', { name: 'Mira Tester aufrufen' })).toBeHidden()
  })

  await test.step('wait, and send a document from the waiting room', async () => {
    await citizen.getByRole('button', { name: 'Im Wartezimmer anmelden' }).click()
    await expect(citizen.getByRole('heading', { name: 'Sie sind im Wartezimmer' })).toBeVisible()
    await expect(caseworker.getByRole('button', { name: 'Mira Tester aufrufen' })).toBeVisible()
    await citizen
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'Meldebescheinigung.pdf', mimeType: 'application/pdf', buffer: pdfFile('Guten Tag') })
    await expect(citizen.getByText('Meldebescheinigung.pdf').first()).toBeVisible()
    await expectAccessible(citizen)
    await expectAccessible(caseworker)
  })

  await test.step('be admitted: each side sees moving pictures and hears the other', async () => {
    await caseworker.getByRole('button', { name: 'Mira Tester aufrufen' }).click()
    await expect(caseworker).toHaveURL(/\/besuch$/)
    await expect(citizen).toHaveURL(/\/raum$/)
    for (const page of [citizen, caseworker]) await expectMovingPictureAndSound(page)
    await expectAccessible(citizen)
    await expectAccessible(caseworker)
  })

  await test.step('write to each other', async () => {
    await say(citizen, 'Guten Tag, hören Sie mich?')
    await expect(caseworker.getByRole('log')).toContainText('Guten Tag, hören Sie mich?')
    await say(caseworker, 'Ja, sehr gut.')
    await expect(citizen.getByRole('log')).toContainText('Ja, sehr gut.')
  })

  await test.step('the caseworker opens the document', async () => {
    await caseworker.getByRole('tab', { name: 'Unterlagen' }).click()
    await caseworker
      .getByRole('button', { name: /Meldebescheinigung\.pdf/ })
      .first()
      .click()
    await expect(caseworker.getByText('Seite 1 von 1')).toBeVisible()
    await expect(caseworker.getByRole('region', { name: /Seite 1 der Datei/ })).toContainText('Guten Tag')
  })

  await test.step('end with a summary that the citizen gets', async () => {
    await caseworker.getByRole('button', { name: 'Beenden' }).click()
    await caseworker.getByLabel('Zusammenfassung').fill('Wir haben alles besprochen.')
    await caseworker.getByLabel('Wie es weitergeht').fill('Sie bekommen Post von uns.')
    await caseworker.getByRole('button', { name: 'Für alle beenden' }).click()
    await expect(citizen.getByRole('heading', { name: 'Das Gespräch ist beendet' })).toBeVisible()
    await expect(citizen.getByText('Wir haben alles besprochen.')).toBeVisible()
    await expectAccessible(citizen)
    await stack.mailbox.waitFor(CITIZEN, (mail) => /Zusammenfassung/i.test(mail.parsed.text ?? ''))
  })
  await citizenContext.close()
  await caseworkerContext.close()
})

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Nachricht schreiben').fill(text)
  await page.getByRole('button', { name: 'Senden' }).click()
}

async function expectMovingPictureAndSound(page: Page): Promise<void> {
  await expect.poll(async () => (await received(page)).frames).toBeGreaterThan(10)
  const before = await received(page)
  await expect.poll(async () => (await received(page)).frames).toBeGreaterThan(before.frames + 10)
  await expect.poll(async () => (await received(page)).audioEnergy).toBeGreaterThan(before.audioEnergy)
}
