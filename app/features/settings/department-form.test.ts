import { expect, test } from 'vitest'
import { readDepartmentForm, writeDepartmentForm } from './department-form.ts'
import type { DepartmentRules } from './department-rules.ts'

const rules: DepartmentRules = {
  requestMinutes: 120,
  offerMinutes: 30,
  proposalHours: 72,
  restMinMinutes: 3,
  restMaxMinutes: 20,
  appointmentRetentionDays: 30,
  documentRetentionDays: 14,
  callGraceMinutes: 5,
  hidePosition: false,
  endToEnd: true,
}
const read = (serverMediaUses: string[], changed: Partial<DepartmentRules> = {}) =>
  readDepartmentForm(writeDepartmentForm({ ...rules, ...changed }), {
    kept: rules,
    mayChangeRetention: true,
    serverMediaUses,
  })

test('a form says again what it was written from', () => {
  expect(read([])).toEqual({ rules, problems: [] })
})

test('end-to-end encryption is refused together with recording or captions by the server', () => {
  expect(read(['captions']).problems).toEqual([{ field: 'endToEnd', code: 'encryption_excluded' }])
  expect(read(['recording']).problems).toHaveLength(1)
  expect(read(['recording'], { endToEnd: false }).problems).toEqual([])
})
