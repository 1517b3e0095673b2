import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppContext } from '#app/server/context.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { createCity } from '#tests/factories/city.ts'
import { openStaffSite, type StaffSite } from '../access/staff-site.ts'

const NOW = Temporal.Instant.from('2027-03-15T08:50:00Z')
let site: StaffSite
let manageToken: string

beforeAll(async () => {
  site = await openStaffSite({ at: NOW })
  const city = await createCity(site.db)
  manageToken = (await bookAppointmentRow(site.db, city, { startsAt: '2027-03-16T09:00:00Z', now: NOW })).manageToken
})
afterAll(() => site.drop())

type Page = {
  action(args: ActionFunctionArgs): Promise<unknown>
  loader(args: LoaderFunctionArgs): Promise<unknown>
  meta(args: { data: unknown }): { title?: string }[]
}

/** The title after an empty form was sent, as the page handler gets it: first the action, then the loader of the same request. */
async function titleAfterEmptyForm(file: string): Promise<string> {
  const page: Page = await import(/* @vite-ignore */ `../../../app/routes/appointment/${file}`)
  const context = { ...site, now: () => NOW, nonce: '', requestId: 'test', locale: 'de', clientPrefix: 'net' }
  const request = new Request('http://127.0.0.1/', { method: 'POST', body: new URLSearchParams({ nothing: '' }) })
  const args = { request, params: { manageToken }, context: context as unknown as AppContext }
  expect(await page.action(args)).toMatchObject({ init: { status: 400 } })
  return page.meta({ data: await page.loader(args) }).find(({ title }) => title)!.title!
}

test.each([
  ['mode.tsx', 'Terminart ändern'],
  ['name.tsx', 'Namen berichtigen'],
  ['guests.tsx', 'Wer teilnimmt'],
])('%s says first in its title that the form came back', async (file, title) => {
  expect(await titleAfterEmptyForm(file)).toMatch(new RegExp(`^Fehler: ${title} – `))
})
