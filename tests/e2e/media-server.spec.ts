import { expect } from './fixtures.ts'
import { test } from './meeting.ts'
import { expectMoving } from './visit-page.ts'

const AWAY = 'Die Videotechnik antwortet gerade nicht. Wir versuchen es weiter'
const CUT_OFF = new RegExp(`Die Verbindung ist unterbrochen|${AWAY}`)

test('when the media server dies and comes back, both are told and see each other again without a reload', async ({
  meeting,
  stack,
}) => {
  test.setTimeout(240_000)
  const { caseworker, applicant } = await meeting.begin()
  const pages = [caseworker.page, applicant.page]
  for (const page of pages) await page.evaluate(() => Object.assign(window, { sameDocument: true }))

  await caseworker.control(/Bildschirm/).click()
  await expectMoving(applicant.screenOf(caseworker.name))

  await stack.mediaServer.kill()
  for (const { announced } of [caseworker, applicant])
    await expect(announced.filter({ hasText: CUT_OFF })).toBeVisible({ timeout: 45_000 })
  await applicant.page.getByLabel('Nachricht schreiben').fill('Sind Sie noch da?')
  await applicant.page.getByRole('button', { name: 'Senden' }).click()
  await expect(caseworker.page.getByRole('log')).toContainText('Sind Sie noch da?')
  // Past the media client's own attempts: from here on the page asks our server.
  for (const { announced } of [caseworker, applicant])
    await expect(announced.filter({ hasText: AWAY })).toBeVisible({ timeout: 60_000 })

  await stack.mediaServer.start()
  for (const person of [caseworker, applicant]) {
    await expect(person.announced.filter({ hasText: CUT_OFF })).toBeHidden({ timeout: 60_000 })
    await person.expectPeople(2)
  }
  await Promise.all([caseworker.expectSees([applicant]), applicant.expectSees([caseworker])])
  await Promise.all([caseworker.expectHears(1), applicant.expectHears(1)])
  await expectMoving(applicant.screenOf(caseworker.name))
  for (const page of pages) expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
})
