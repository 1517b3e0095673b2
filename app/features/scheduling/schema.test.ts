import { expect, test } from 'vitest'
import { slotsQuerySchema } from './schema.ts'

const read = (query: Record<string, string>) => {
  const result = slotsQuerySchema.safeParse(query)
  return result.success ? 'fine' : result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
}

test.each([
  [{ from: '2027-03-01', to: '2027-03-30' }],
  [{ from: '2027-03-01', to: '2027-03-01', mode: 'on_site', resources: 'true' }],
  [{ from: '2027-03-01', to: '2027-06-01' }], // 92 days later
])('%o is fine', (query) => {
  expect(read(query)).toBe('fine')
})

test.each([
  [{ from: '2027-03-01' }, ['to is missing; a date like 2027-03-15 is needed']],
  [{ from: '2027-3-1', to: '2027-03-30' }, ['from is no date of the form YYYY-MM-DD']],
  [{ from: '2027-02-29', to: '2027-03-30' }, ['from is no date of the form YYYY-MM-DD']],
  [{ from: '2027-03-01', to: '2027-03-30T00:00' }, ['to is no date of the form YYYY-MM-DD']],
  [{ from: '2027-03-02', to: '2027-03-01' }, ['to is before from']],
  [{ from: '2027-03-01', to: '2027-06-02' }, ['to is more than 92 days after from']],
  [{ from: '2027-03-01', to: '2027-03-02', mode: 'fax' }, ['mode is none of video, phone, on_site']],
  [{ from: '2027-03-01', to: '2027-03-02', resources: 'yes' }, ['resources is neither true nor false']],
])('%o is refused', (query, problems) => {
  expect(read(query)).toEqual(problems)
})
