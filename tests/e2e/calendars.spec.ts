import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DEMO_PASSWORD } from '#prisma/seed/logins.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { enter, tabAndEnter, tabAndType, tabTo } from './keyboard.ts'

const OWNER = 'anke.lindner@musterstadt.example'

/** A published calendar with one whole day; `state.works` false: its server answers with an error. */
async function openCalendarFile(state: { works: boolean }): Promise<{ url: string; close(): void }> {
  const text = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test',
    'BEGIN:VEVENT',
    'UID:a@example',
    'DTSTAMP:20270301T000000Z',
  ]
  const rest = ['DTSTART;VALUE=DATE:20270322', 'SUMMARY:Fortbildung', 'END:VEVENT', 'END:VCALENDAR', '']
  const server = createServer((_, response) => {
    response.statusCode = state.works ? 200 : 503
    response.end(state.works ? [...text, ...rest].join('\r\n') : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/anke.ics`, close: () => server.close() }
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'by keyboard' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('a caseworker gives her appointments to her calendar, and takes time from it', async ({ page }) => {
      test.setTimeout(120_000)
      const state = { works: true }
      const file = await openCalendarFile(state)
      // Without scripts the page cannot be asked where the focus is, so there the mouse does it.
      const press = async (name: string) => {
        const button = page.getByRole('button', { name, exact: true }).last()
        await (javaScriptEnabled ? tabAndEnter(page, button) : button.click())
      }
      const heading = page.getByRole('heading', { name: 'Dienstlich' })
      const card = page.getByRole('listitem').filter({ has: heading })
      const type = async (label: string, text: string) => {
        const field = page.getByRole('textbox', { name: label })
        await (javaScriptEnabled ? tabAndType(page, field, text) : field.fill(text))
      }

      await test.step('sign in and find the page', async () => {
        await page.goto('/dienst/kalender')
        await page.getByLabel('E-Mail').fill(OWNER)
        await page.getByLabel('Passwort').fill(DEMO_PASSWORD)
        await page.keyboard.press('Enter')
        await expect(page.getByRole('heading', { level: 1, name: 'Kalender verbinden' })).toBeVisible()
        await expect(page.getByText('Beispielkalender')).not.toHaveCount(0)
        await expect(page.getByRole('heading', { name: /anderswo belegt sind$/ }).first()).toBeVisible()
      })

      await test.step('a link that a program can read', async () => {
        const create = page.getByRole('button', { name: 'Link erstellen' })
        const secretLink = page.getByLabel('Ihr geheimer Link')
        await expect(create.or(secretLink)).toBeVisible()
        if (await create.isVisible()) await press('Link erstellen')
        const link = await secretLink.inputValue()
        const answer = await page.request.get(link)
        expect([answer.status(), (await answer.text()).slice(0, 15)]).toEqual([200, 'BEGIN:VCALENDAR'])
        await page.reload()
        await expect(page.getByText('noch nie')).toHaveCount(0)
      })

      await test.step('an error leads to its field', async () => {
        await press('Verbinden und prüfen')
        await expect(page.getByRole('alert').first()).toBeFocused()
        await expect(page).toHaveTitle(/^Fehler:/)
      })

      await test.step('connect a file', async () => {
        const choice = page.getByLabel(/Veröffentlichte Kalenderdatei/)
        if (javaScriptEnabled) {
          await tabTo(page, page.getByLabel(/Kalenderserver \(CalDAV\)/))
          await page.keyboard.press('ArrowDown')
        } else await choice.check()
        await type('Adresse', file.url)
        await type('Name für diesen Kalender', 'Dienstlich')
        if (javaScriptEnabled) await enter(page)
        else await press('Verbinden und prüfen')
        await expect(card).toContainText('alles in Ordnung')
        await expect(card).toContainText('Belegte Zeiten ab jetzt1')
      })

      await test.step('it fails, and says so', async () => {
        state.works = false
        await page.getByRole('button', { name: 'Jetzt prüfen: Dienstlich' }).click()
        await expect(card).toContainText('nicht lesbar')
        await expect(card).toContainText('Der Server meldet einen eigenen Fehler')
      })

      if (javaScriptEnabled)
        for (const [width, scheme] of [
          [375, 'light'],
          [375, 'dark'],
          [1280, 'light'],
          [1280, 'dark'],
        ] as const) {
          await page.setViewportSize({ width, height: 900 })
          await page.emulateMedia({ colorScheme: scheme })
          if (process.env['SCREENSHOTS'])
            await page.screenshot({
              path: `${process.env['SCREENSHOTS']}/calendars-${width}-${scheme}.png`,
              fullPage: true,
            })
          await expectAccessible(page)
        }

      await test.step('disconnect it', async () => {
        await card.getByText('Trennen', { exact: true }).click()
        await card.getByRole('button', { name: 'Kalender trennen' }).click()
        await expect(heading).toHaveCount(0)
      })
      file.close()
    })
  })
