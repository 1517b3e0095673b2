import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkMediaUses } from '#app/server/check-media-uses.ts'
import { openSettingsSite, type SettingsSite } from './settings-site.ts'

const now = { at: Temporal.Instant.from('2027-03-15T09:00:00Z') }
let site: SettingsSite

beforeAll(async () => {
  site = await openSettingsSite(now)
}, 60_000)

afterAll(() => site.close())

const isOn = async () => (await site.db.sql<{ endToEnd: boolean }[]>`SELECT end_to_end FROM department`)[0]?.endToEnd

it('a lead switches end-to-end encryption on and off, and the history says so', async () => {
  expect((await site.saveDepartment(await site.departmentForm({ endToEnd: 'on' }))).status).toBe(302)
  expect(await isOn()).toBe(true)
  expect((await site.department()).body).toMatchObject({
    changes: [{ before: { endToEnd: false }, after: { endToEnd: true } }],
  })
  expect((await site.saveDepartment(await site.departmentForm({ endToEnd: [] }))).status).toBe(302)
  expect(await isOn()).toBe(false)
})

it('where the media server records or writes captions the product does not start with an encrypted department', async () => {
  const uses = { serverMediaUses: ['captions' as const] }
  await checkMediaUses(site.db, uses)
  await site.db.sql`UPDATE department SET end_to_end = true`
  await expect(checkMediaUses(site.db, uses)).rejects.toThrow(/Bürgerservice/)
  await checkMediaUses(site.db, { serverMediaUses: [] })
})
