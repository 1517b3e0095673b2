import type { Page } from '@playwright/test'
import { hashPassword } from '#app/features/access/hash-password.server.ts'
import type { Db } from '#prisma/sql.ts'
import { type City, createCity } from '#tests/factories/city.ts'

const PASSWORD = 'Probe-2027-Sprechzeit'

/** A city with one caseworker who can sign in. */
export async function openStaffCity(db: Db): Promise<{ city: City; signIn(page: Page): Promise<void> }> {
  const city = await createCity(db, { passwordHash: await hashPassword(PASSWORD) })
  return {
    city,
    async signIn(page) {
      await page.goto('/anmelden')
      await page.getByLabel('E-Mail').fill(city.staffEmails[0]!)
      await page.getByLabel('Passwort').fill(PASSWORD)
      await page.getByRole('button', { name: 'Anmelden' }).click()
      await page.waitForURL(/\/dienst$/)
    },
  }
}
