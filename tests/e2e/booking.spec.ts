import { linkIn } from '#tests/setup/mailbox.ts'
import { book } from './booking-journey.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

for (const width of [320, 1280]) {
  test(`every page and state of a booking is accessible at ${width} pixels`, async ({ page, stack }) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width, height: 900 })
    const email = `breite-${width}@example.org`
    await book(page, email, expectAccessible)
    await page.goto(linkIn(await stack.mailbox.waitFor(email), '/termin/bestaetigen/'))
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Termin bestätigen' }).click()
    await expect(page.getByRole('heading', { name: 'Ihr Termin ist gebucht' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Termin verschieben' }).click()
    await expectAccessible(page)
    await page.goBack()
    await page.getByRole('link', { name: 'Termin absagen' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Termin jetzt absagen' }).click()
    await expect(page.getByRole('heading', { name: 'Ihr Termin ist abgesagt' })).toBeVisible()
    await expectAccessible(page)
  })
}
