import { readFile } from 'node:fs/promises'
import { hashPassword } from '#app/features/access/hash-password.server.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { type AppointmentRow, bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { heicFile, infectedPdfFile, jpegFile, largePdfFile, pdfFile, scannedPdfFile } from '#tests/factories/files.ts'
import { CITY_CLOCK, expect, expectAccessible, test } from './fixtures.ts'

const PASSWORD = 'Probe-2027-Sprechzeit'
const NOW = Temporal.Instant.from(CITY_CLOCK)

let db: Db
let city: City
let appointment: AppointmentRow

test.beforeAll(async ({ stack }) => {
  db = openDb(stack.databaseUrl, { max: 2 })
  city = await createCity(db, {
    passwordHash: await hashPassword(PASSWORD),
    checklist: [
      { title: 'Aktuelle Meldebescheinigung', upload: true },
      { title: 'Bisheriger Personalausweis', upload: false },
    ],
  })
})
test.afterAll(() => db.close())
test.beforeEach(async () => {
  appointment = await bookAppointmentRow(db, city, { startsAt: NOW.add({ hours: 2 }), now: NOW, resourceId: null })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a citizen sends what is missing, reads what was refused, opens and deletes it', async ({ page }) => {
    await page.goto(`/termin/${appointment.manageToken}/unterlagen`)
    await expect(page.getByText('fehlt noch')).toBeVisible()
    const item = page.getByRole('region', { name: 'Aktuelle Meldebescheinigung' })
    const send = async (name: string, mimeType: string, buffer: Buffer) => {
      await item.getByLabel('Datei für').setInputFiles({ name, mimeType, buffer })
      await item.getByRole('button', { name: 'Hochladen' }).click()
    }
    await send('seite.pdf', 'application/pdf', Buffer.from('<!doctype html><script>alert(1)</script>'))
    await expect(page.getByRole('alert')).toContainText('Dieses Format nehmen wir nicht an')
    await expect(item.locator('.kern-error')).toContainText('Dieses Format nehmen wir nicht an')
    await send('gross.pdf', 'application/pdf', largePdfFile(21 * 1024 * 1024))
    await expect(item.locator('.kern-error')).toContainText('Die Datei ist zu groß')
    await send('rechnung.pdf', 'application/pdf', infectedPdfFile())
    await expect(item.locator('.kern-error')).toContainText('Schadsoftware')
    await expect(item.getByText('Schadsoftware, gelöscht')).toBeVisible()
    await send('Meldebescheinigung.pdf', 'application/pdf', pdfFile())
    await expect(page.getByRole('status')).toContainText('Die Datei ist angekommen')
    await expect(item.getByText('ist da')).toBeVisible()
    const download = page.waitForEvent('download')
    await item.getByRole('link', { name: 'Meldebescheinigung.pdf öffnen' }).click()
    expect((await readFile(await (await download).path())).equals(pdfFile())).toBe(true)
    await item.getByRole('button', { name: 'Meldebescheinigung.pdf löschen' }).click()
    await expect(page.getByRole('status')).toContainText('Die Datei wurde gelöscht')
    await expect(page.getByText('fehlt noch')).toBeVisible()
  })
})

test('the page of documents is accessible, in every state of a file', async ({ page, request }) => {
  const address = `/termin/${appointment.manageToken}/unterlagen`
  const send = (name: string, buffer: Buffer) =>
    request.post(address, { multipart: { datei: { name, mimeType: 'application/pdf', buffer } } })
  await send('Ein-sehr-langer-Dateiname-einer-Meldebescheinigungsbestätigung-vom-Einwohnermeldeamt.pdf', pdfFile())
  await send('Foto.jpg', await jpegFile())
  await send('Rechnung.pdf', infectedPdfFile())
  await db.sql`UPDATE document SET state = 'unchecked' WHERE media_type = 'image/jpeg'`
  await page.goto(address)
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 700 })
  await expectAccessible(page)
})

test('an answer that carries a file lets it do nothing', async ({ request }) => {
  const address = `/termin/${appointment.manageToken}/unterlagen`
  await request.post(address, { multipart: { datei: { name: 'ä.pdf', mimeType: 'text/html', buffer: pdfFile() } } })
  const [document] = await db.sql<
    { id: string }[]
  >`SELECT id FROM document WHERE appointment_id = ${appointment.appointmentId}`
  const answer = await request.get(`${address}/${document!.id}`)
  const headers = answer.headers()
  expect(headers['content-type']).toBe('application/pdf')
  expect(headers['content-disposition']).toBe(`attachment; filename="a.pdf"; filename*=UTF-8''%C3%A4.pdf`)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['content-security-policy']).toContain("sandbox; default-src 'none'")
  expect(headers['cache-control']).toBe('private, no-store')
  const other = await bookAppointmentRow(db, city, { startsAt: NOW.add({ hours: 3 }), now: NOW, resourceId: null })
  expect((await request.get(`/termin/${other.manageToken}/unterlagen/${document!.id}`)).status()).toBe(404)
  expect((await request.get(`/besuch/${other.joinToken}/unterlagen/${document!.id}`)).status()).toBe(404)
  expect((await request.get(`/termin/${'x'.repeat(43)}/unterlagen/${document!.id}`)).status()).toBe(404)
})

test('the caseworker looks at a PDF page, a scanned one, a picture and an iPhone’s picture', async ({
  page,
  request,
}) => {
  const address = `/besuch/${appointment.joinToken}/unterlagen`
  const files = {
    'Bescheid.pdf': pdfFile('Guten Tag'),
    'Scan.pdf': scannedPdfFile(),
    'Foto.jpg': await jpegFile(),
    'IMG.heic': heicFile(),
  }
  for (const [name, buffer] of Object.entries(files)) {
    const answer = await request.post(address, { multipart: { datei: { name, mimeType: 'x/y', buffer } } })
    expect(answer.status()).toBe(201)
  }
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto('/anmelden')
  await page.getByLabel('E-Mail').fill(city.staffEmails[0]!)
  await page.getByLabel('Passwort').fill(PASSWORD)
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await expect(page).toHaveURL(/dienst/)
  const rows = await db.sql<{ id: string; fileName: string }[]>`
    SELECT id, file_name FROM document WHERE appointment_id = ${appointment.appointmentId}`
  for (const { id, fileName } of rows) {
    await page.goto(`/dienst/unterlagen/${id}/ansicht`)
    if (fileName.endsWith('.pdf')) {
      await expect(page.getByText('Seite 1 von 1')).toBeVisible()
      const sheet = page.getByRole('region', { name: `Seite 1 der Datei ${fileName}` })
      if (fileName === 'Bescheid.pdf') await expect(sheet).toContainText('Guten Tag')
      await expect.poll(() => darkPixels(page)).toBeGreaterThan(200)
    } else {
      const picture = page.getByRole('img', { name: `Bild aus der Datei ${fileName}` })
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(30)
    }
    await expectAccessible(page)
  }
  expect(errors).toEqual([])
})

/** How many pixels of the drawn page are dark: text was drawn, with a font. */
function darkPixels(page: import('@playwright/test').Page): Promise<number> {
  return page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    let dark = 0
    for (let at = 0; at < data.length; at += 4) if (data[at]! < 80 && data[at + 3]! > 200) dark++
    return dark
  })
}
