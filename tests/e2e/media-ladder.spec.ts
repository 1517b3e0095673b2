import { expect, expectAccessible } from './fixtures.ts'
import { received } from './media-probe.ts'
import { test } from './meeting.ts'

test('down the ladder to the phone within one visit, and one device a person', async ({ meeting }) => {
  test.setTimeout(240_000)
  const { caseworker, applicant } = await meeting.begin()
  const choice = (name: RegExp) => applicant.page.getByRole('dialog').getByRole('radio', { name })
  const shown = () => applicant.picture(caseworker.name)

  await test.step('little data: a small picture goes on moving', async () => {
    await applicant.page.getByRole('button', { name: /^Verbindung/ }).click()
    await choice(/^Wenig Daten/).check()
    await expectAccessible(applicant.page)
    await applicant.page.getByRole('dialog').getByRole('button', { name: 'Schließen' }).last().click()
    await expect
      .poll(() => caseworker.picture(applicant.name).evaluate((video: HTMLVideoElement) => video.videoWidth), {
        timeout: 60_000,
      })
      .toBeLessThanOrEqual(320)
    await expect.poll(() => shown().evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeLessThanOrEqual(640)
    await Promise.all([caseworker.expectSees([applicant]), applicant.expectSees([caseworker])])
  })

  await test.step('sound only: no picture in either direction, the voices stay', async () => {
    await applicant.page.getByRole('button', { name: /^Verbindung/ }).click()
    await choice(/^Nur Ton/).check()
    await applicant.page.getByRole('dialog').getByRole('button', { name: 'Schließen' }).last().click()
    await expect(shown()).toBeHidden()
    await expect(caseworker.picture(applicant.name)).toBeHidden()
    const before = await received(applicant.page)
    await expect.poll(async () => (await received(applicant.page)).audioEnergy).toBeGreaterThan(before.audioEnergy)
    await caseworker.expectHears(1)
  })

  await test.step('a second device with the same link sees and hears nothing until it is chosen', async () => {
    const second = await meeting.visitor()
    await second.goto(`/besuch/${meeting.appointment.joinToken}/raum`)
    await expect(second.getByRole('heading', { name: 'Ihr Platz ist auf einem anderen Gerät offen' })).toBeVisible()
    expect(await received(second)).toEqual({ frames: 0, audioEnergy: 0 })
    await expectAccessible(second)
    await caseworker.expectHears(1)
    await second.getByRole('button', { name: 'Dieses Gerät benutzen' }).click()
    await expect(second.getByLabel(`Bild: ${caseworker.name}`)).toBeVisible()
    await caseworker.expectSees([applicant])
    await expect(applicant.page.getByRole('button', { name: 'Hier fortsetzen' })).toBeVisible()
    await applicant.page.getByRole('button', { name: 'Hier fortsetzen' }).click()
    await applicant.expectSees([caseworker])
    await second.context().close()
  })

  await test.step('the phone: the number is confirmed, the caseworker gets a link to dial, and the way back leads into the same room', async () => {
    await applicant.page.getByRole('button', { name: /^Verbindung/ }).click()
    await applicant.page.getByRole('button', { name: 'Am Telefon weitermachen' }).click()
    const number = applicant.page.getByLabel('Unter welcher Nummer erreichen wir Sie jetzt?')
    await number.fill('bald')
    await applicant.page.getByRole('button', { name: 'Bitte rufen Sie mich an' }).click()
    await expect(number).toHaveAttribute('aria-invalid', 'true')
    await number.fill('0231 / 123456')
    await applicant.page.getByRole('button', { name: 'Bitte rufen Sie mich an' }).click()
    await expect(applicant.page.getByRole('heading', { name: 'Wir rufen Sie an' })).toBeVisible()
    await expectAccessible(applicant.page)
    await expect(caseworker.page.getByRole('link', { name: '0231 / 123456' })).toHaveAttribute('href', 'tel:0231123456')
    await applicant.page.reload()
    await applicant.page.getByRole('button', { name: 'Zurück zum Videogespräch' }).click()
    await Promise.all([caseworker.expectSees([applicant]), applicant.expectSees([caseworker])])
    await expect(caseworker.page.getByRole('link', { name: '0231 / 123456' })).toBeHidden()
  })
})
