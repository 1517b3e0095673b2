import type { Page } from '@playwright/test'
import { expect, expectAccessible } from './fixtures.ts'
import { test } from './meeting.ts'

test('both write at once and read each other while they type, also after a reload', async ({ meeting }) => {
  test.setTimeout(180_000)
  const { caseworker, applicant } = await meeting.begin()
  for (const { page } of [caseworker, applicant]) await page.getByRole('tab', { name: /^Mitlesen/ }).click()

  await test.step('unfinished words are there before the line ends', async () => {
    await Promise.all([
      field(caseworker.page).pressSequentially('Haben Sie den Brief 📄'),
      field(applicant.page).pressSequentially('Guten Tg'),
    ])
    await expect(line(applicant.page, 'Kim Probe 1 schreibt')).toContainText('Haben Sie den Brief 📄')
    await expect(line(caseworker.page, 'Anna Muster schreibt')).toContainText('Guten Tg')
  })

  await test.step('a correction shows, and whole lines are read aloud', async () => {
    await field(applicant.page).press('Backspace')
    await field(applicant.page).pressSequentially('ag.')
    await field(applicant.page).press('Enter')
    await expect(line(caseworker.page, 'Guten Tag.')).not.toContainText('schreibt')
    await expect(caseworker.page.getByRole('log', { name: 'Text in Echtzeit' })).toHaveText('Anna Muster: Guten Tag.')
    await expect(field(applicant.page)).toHaveValue('')
    for (const { page } of [caseworker, applicant]) await expectAccessible(page)
  })

  await test.step('who loads the page anew reads what the others wrote', async () => {
    await applicant.page.reload()
    await applicant.page.getByRole('tab', { name: /^Mitlesen/ }).click()
    await expect(line(applicant.page, 'Kim Probe 1 schreibt')).toContainText('Haben Sie den Brief 📄', {
      timeout: 60_000,
    })
    await field(applicant.page).pressSequentially('Da bin ich')
    await expect(line(caseworker.page, 'Anna Muster schreibt')).toContainText('Da bin ich')
  })
})

const field = (page: Page) => page.getByLabel('Erscheint beim Tippen')
const line = (page: Page, text: string) =>
  page.getByRole('region', { name: 'Text in Echtzeit' }).getByRole('paragraph').filter({ hasText: text })
