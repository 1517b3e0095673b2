import type { Locator, Page } from '@playwright/test'
import { pdfFile } from '#tests/factories/files.ts'
import { expect } from './fixtures.ts'
import { test } from './meeting.ts'

test.describe('with something to bring', () => {
  test.use({ meetingOptions: { checklist: [{ title: 'Aktuelle Meldebescheinigung', upload: true }] } })

  test('the caseworker keeps what was refused on the screen while others go on acting', async ({ meeting }) => {
    test.setTimeout(180_000)
    const { caseworker, applicant } = await meeting.begin()
    await caseworker.control('Beenden').click()
    const dialog = caseworker.page.getByRole('dialog', { name: 'Gespräch für alle beenden' })
    await dialog.getByLabel('Nicht erschienen').check()
    await dialog.getByLabel('Zusammenfassung').fill('War doch da.')
    await dialog.getByRole('button', { name: 'Für alle beenden' }).click()
    const refusal = dialog.getByRole('alert')
    await expect(refusal).not.toBeEmpty()
    await applicant.page.getByRole('tab', { name: 'Unterlagen' }).click()
    const reread = caseworker.page.waitForResponse((response) => /\.data$|_data=/.test(response.url()))
    await applicant.page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'Meldung.pdf', mimeType: 'application/pdf', buffer: pdfFile() })
    await reread
    await expect(caseworker.page.getByText('Meldung.pdf').first()).toBeAttached()
    await expect(refusal).not.toBeEmpty()
    await expect(dialog.getByLabel('Zusammenfassung')).toHaveValue('War doch da.')
  })
})

test('a citizen takes the whole visit by keyboard alone', async ({ meeting }) => {
  test.setTimeout(240_000)
  const caseworker = await meeting.caseworker()
  const page = await meeting.visitor()
  await page.goto(`/besuch/${meeting.appointment.joinToken}`)
  await press(page, 'Kamera und Mikrofon einschalten')
  await press(page, 'Ton abspielen')
  await press(page, 'Ja')
  await press(page, 'Im Wartezimmer anmelden')
  await expect(page.getByRole('heading', { name: 'Sie sind im Wartezimmer' })).toBeVisible()
  await press(page, 'Mikrofon ausschalten')
  await press(page, 'Mikrofon einschalten')
  await caseworker.page.getByRole('button', { name: 'Anna Muster aufrufen' }).click()
  await expect(page).toHaveURL(/\/raum$/)

  await press(page, /^Mikrofon, ist an/)
  await press(page, /^Mikrofon, ist aus/)
  await press(page, 'Geräte')
  await expect(page.getByRole('dialog', { name: 'Geräte wechseln' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Geräte', exact: true })).toBeFocused()

  await tabTo(page, 'tab', 'Text')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Mitlesen' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Unterlagen' })).toBeFocused()
  await expect(page.getByRole('tabpanel', { name: 'Unterlagen' })).toBeVisible()
  await page.keyboard.press('Home')
  await tabTo(page, 'textbox', 'Nachricht schreiben')
  await page.keyboard.type('Guten Tag')
  await page.keyboard.press('Enter')
  await expect(caseworker.page.getByRole('log')).toContainText('Guten Tag')

  await press(page, 'Verlassen')
  const leaving = page.getByRole('dialog', { name: 'Gespräch verlassen?' })
  await expect(leaving).toBeVisible()
  await press(page, 'Verlassen', leaving)
  await expect(page.getByRole('heading', { name: 'Sie haben das Gespräch verlassen' })).toBeVisible()
  await press(page, 'Zurück ins Gespräch')
  await expect(page).toHaveURL(/\/raum$/)
})

async function press(page: Page, name: string | RegExp, within?: Locator): Promise<void> {
  await tabTo(page, 'button', name, within)
  await page.keyboard.press('Enter')
}

/** Goes there as a person without a mouse does, and finds the focus ring on the way. */
async function tabTo(
  page: Page,
  role: 'button' | 'tab' | 'textbox',
  name: string | RegExp,
  within: Page | Locator = page,
): Promise<void> {
  const target = within.getByRole(role, { name, exact: true })
  await expect(target).toBeEnabled()
  for (let step = 0; step < 60; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
  const ring = await target.evaluate((element) => {
    const style = getComputedStyle(element)
    return { visible: element.matches(':focus-visible'), drawn: `${style.outlineStyle} ${style.boxShadow}` }
  })
  expect(ring.visible).toBe(true)
  expect(ring.drawn).not.toBe('none none')
}
