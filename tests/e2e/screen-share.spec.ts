import { expect, expectAccessible } from './fixtures.ts'
import { capturesScreen } from './media-probe.ts'
import { test } from './meeting.ts'
import { expectMoving } from './visit-page.ts'

test('either side shows a screen: the other sees it move and is told, and goes on seeing the person', async ({
  meeting,
}) => {
  test.setTimeout(180_000)
  const { caseworker, applicant } = await meeting.begin()
  for (const [shower, viewer] of [
    [caseworker, applicant],
    [applicant, caseworker],
  ] as const) {
    await shower.control(/Bildschirm/).click()
    await expect(shower.control(/Bildschirm, wird gezeigt/)).toHaveAttribute('aria-pressed', 'true')
    await expectMoving(viewer.screenOf(shower.name))
    await expect(viewer.announced.filter({ hasText: `${shower.name} zeigt den Bildschirm.` })).toHaveCount(1)
    await expect(shower.announced.filter({ hasText: 'Alle sehen jetzt Ihren Bildschirm.' })).toHaveCount(1)
    await viewer.expectSees([shower])
    await expectAccessible(viewer.page)
    await shower.control(/Bildschirm/).click()
    await expect(viewer.screenOf(shower.name)).toHaveCount(0)
    await expect(viewer.announced.filter({ hasText: `${shower.name} zeigt den Bildschirm nicht mehr.` })).toHaveCount(1)
    expect(await capturesScreen(shower.page)).toBe(false)
  }
})

test('who leaves shows nothing any more', async ({ meeting }) => {
  test.setTimeout(180_000)
  const { caseworker, applicant } = await meeting.begin()
  await applicant.control(/Bildschirm/).click()
  await expectMoving(caseworker.screenOf(applicant.name))
  expect(await capturesScreen(applicant.page)).toBe(true)
  await applicant.leave()
  await expect(applicant.page.getByRole('heading', { name: 'Sie haben das Gespräch verlassen' })).toBeVisible()
  await expect.poll(() => capturesScreen(applicant.page)).toBe(false)
  await expect(caseworker.screenOf(applicant.name)).toHaveCount(0)
})
