import { linkIn } from '#tests/setup/mailbox.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

const APPLICANT = 'gastgeberin@example.org'

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a citizen names who takes part, invites and uninvites later, and passes a link on', async ({ page, stack }) => {
    test.setTimeout(120_000)
    await page.goto('/suche?q=Videotermin')
    await page.getByRole('link', { name: 'Videotermin ausprobieren' }).first().click()
    await page.getByRole('link', { name: 'Termin buchen' }).last().click()
    await page.locator('input[name=zeit]').first().check({ force: true })
    await page.getByRole('button', { name: 'Weiter mit dieser Zeit' }).click()

    await test.step('an error keeps everybody who was typed', async () => {
      await page.locator('summary').filter({ hasText: 'Weitere Wünsche' }).click()
      const first = page.getByRole('group', { name: '1. Person' })
      await first.getByLabel('Name der Person').fill('Dilan Dolmetsch')
      await first.getByLabel('Nimmt teil').selectOption('zum Dolmetschen')
      await first.getByLabel('E-Mail der Person').fill('dilan')
      await page.locator('summary').filter({ hasText: 'Noch eine Person' }).first().click()
      await page.getByRole('group', { name: '2. Person' }).getByLabel('Name der Person').fill('Bo Begleitung')
      await page.getByLabel('Vorname').fill('Gesa')
      await page.getByLabel('Nachname').fill('Gast')
      await page.getByLabel('E-Mail-Adresse').fill(APPLICANT)
      await page.getByLabel(/Hinweise zum Datenschutz/).check()
      await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click()
      await expect(page.getByRole('alert')).toContainText('Geben Sie eine E-Mail-Adresse mit @ ein')
      await expect(first.getByLabel('Nimmt teil')).toHaveValue('interpreter')
      await expect(page.getByRole('group', { name: '2. Person' }).getByLabel('Name der Person')).toHaveValue(
        'Bo Begleitung',
      )
      await first.getByLabel('E-Mail der Person').fill('dilan@example.org')
      await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click()
    })

    await page.getByText('Dilan Dolmetsch zum Dolmetschen, dilan@example.org').waitFor()
    await page.getByRole('button', { name: 'Termin anfragen' }).click()
    await page.goto(linkIn(await stack.mailbox.waitFor(APPLICANT), '/termin/bestaetigen/'))
    await page.getByRole('button', { name: 'Termin bestätigen' }).click()

    await test.step('who has an address is invited, the link of the other is there to be passed on', async () => {
      const invitation = await stack.mailbox.waitFor('dilan@example.org')
      expect(invitation.parsed.subject).toContain('Einladung')
      const people = page.getByRole('region', { name: 'Wer teilnimmt' })
      await expect(people.getByText('Einladung geht an dilan@example.org')).toBeVisible()
      const link = people.getByRole('link', { name: /besuch/ })
      await expect(link).toHaveCount(1)
      const visit = await page.request.get((await link.getAttribute('href')) ?? '')
      expect(visit.status()).toBe(200)
      expect(await visit.text()).toContain('Bo Begleitung')
      expect(linkIn(invitation, '/besuch/')).not.toBe(await link.getAttribute('href'))
    })

    await test.step('people are added and taken off', async () => {
      await page.getByRole('link', { name: 'Personen hinzufügen oder entfernen' }).click()
      await page.getByRole('button', { name: 'Person hinzufügen' }).click()
      await expect(page).toHaveTitle(/^Fehler:/)
      await page.getByLabel('Name der Person').fill('Vera Vertretung')
      await page.getByLabel('Nimmt teil').selectOption('als gesetzliche Vertretung')
      await page.getByLabel('E-Mail der Person').fill('vera@example.org')
      await page.getByRole('button', { name: 'Person hinzufügen' }).click()
      await expect(page.getByText('Die Person ist hinzugefügt.')).toBeVisible()
      await stack.mailbox.waitFor('vera@example.org')
      await expect(page.getByText('Mehr Personen können online nicht dazukommen')).toBeVisible()
      await page.getByRole('button', { name: 'Dilan Dolmetsch entfernen' }).click()
      await expect(page.getByText('Ihr Zugang gilt nicht mehr.')).toBeVisible()
      await expect(page.getByText('Dilan Dolmetsch')).toBeHidden()
      await stack.mailbox.waitFor('dilan@example.org', (mail) => mail.raw.includes('method=CANCEL'))
    })
  })
})

test('the page of those who take part is accessible', async ({ page, stack }) => {
  const mail = await stack.mailbox.waitFor(APPLICANT, ({ raw }) => raw.includes('method=REQUEST'))
  await page.goto(`${linkIn(mail, '/termin/')}/teilnehmende`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Person hinzufügen' }).click()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 700 })
  await expectAccessible(page)
})
