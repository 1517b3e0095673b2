import { expect, expectAccessible } from './fixtures.ts'
import { received } from './media-probe.ts'
import { test } from './meeting.ts'
import type { VisitPage } from './visit-page.ts'

test.use({ meetingOptions: { endToEnd: true } })

test('an encrypted visit: both see each other, read the same number, and who has no key decodes nothing', async ({
  meeting,
}) => {
  test.setTimeout(240_000)
  const { caseworker, applicant } = await meeting.begin()

  await test.step('pictures and sound arrive in both directions, and the screen says that they are encrypted', async () => {
    await Promise.all([caseworker.expectHears(1), applicant.expectHears(1)])
    for (const { page } of [caseworker, applicant])
      await expect(page.getByRole('button', { name: 'Ende-zu-Ende verschlüsselt' })).toBeVisible()
  })

  await test.step('both can read the same safety number', async () => {
    const numbers = [await safetyNumber(caseworker), await safetyNumber(applicant)]
    expect(numbers[0]).toMatch(/^\d{20}$/)
    expect(numbers[1]).toBe(numbers[0])
  })

  await test.step('the server holds public keys and seals, and never what opens them', async () => {
    const rows = await meeting.db.sql<{ forKey: string; sealed: string }[]>`SELECT for_key, sealed FROM sealed_key`
    expect(rows).toHaveLength(2)
    expect(new Set(rows.map(({ sealed }) => sealed)).size).toBe(2)
  })

  const before = await safetyNumber(applicant)
  await test.step('somebody who is in the room without the key receives packets and decodes none', async () => {
    const keyless = await meeting.visitor()
    await keyless.route('**/schluessel', (route) => route.abort())
    const { joinToken } = await meeting.invite('companion', 'Ben Muster')
    await keyless.goto(`/besuch/${joinToken}`)
    await keyless.getByRole('button', { name: 'Kamera und Mikrofon einschalten' }).click()
    await keyless.getByRole('button', { name: 'Im Wartezimmer anmelden' }).click()
    await caseworker.openPeople()
    await caseworker.page.getByRole('button', { name: 'Aufrufen: Ben Muster' }).click()
    await expect(keyless).toHaveURL(/\/raum$/)
    await expect(keyless.getByText('3 Personen', { exact: true })).toBeVisible({ timeout: 60_000 })
    await expect.poll(() => packets(keyless), { timeout: 60_000 }).toBeGreaterThan(200)
    expect((await received(keyless)).frames).toBe(0)
    await expect(keyless.getByRole('button', { name: 'Schlüssel wird vereinbart' })).toBeVisible()
    await Promise.all([caseworker.expectSees([applicant]), applicant.expectSees([caseworker])])
    await keyless.context().close()
  })

  await test.step('after a reload there is a new key, a new number, and the conversation goes on', async () => {
    await applicant.page.reload()
    await Promise.all([caseworker.expectSees([applicant]), applicant.expectSees([caseworker])])
    const after = await safetyNumber(applicant)
    expect(after).not.toBe(before)
    await expect.poll(() => safetyNumber(caseworker)).toBe(after)
    await expectAccessible(applicant.page)
  })
})

async function safetyNumber({ page }: VisitPage): Promise<string> {
  await page.getByRole('button', { name: 'Ende-zu-Ende verschlüsselt' }).click()
  const number = page.locator('[data-safety-number]')
  await expect(number).toHaveText(/^(\d{4}){5}$/)
  const text = (await number.textContent()) ?? ''
  await page.getByRole('dialog').getByRole('button', { name: 'Schließen' }).last().click()
  return text
}

/** How many packets of others a page has received, decoded or not. */
async function packets(page: VisitPage['page']): Promise<number> {
  return page.evaluate(async () => {
    const { mediaConnections } = window as unknown as { mediaConnections: RTCPeerConnection[] }
    let sum = 0
    for (const connection of mediaConnections)
      for (const entry of (await connection.getStats()).values())
        if (entry.type === 'inbound-rtp') sum += entry.packetsReceived ?? 0
    return sum
  })
}
