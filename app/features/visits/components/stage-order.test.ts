import { expect, test } from 'vitest'
import type { VisitParty } from '../list-visit-parties.server.ts'
import { mainParty } from './stage-order.ts'

const party = (id: string, role: VisitParty['role']): VisitParty => ({
  id,
  role,
  name: id,
  departmentName: null,
  byPhone: false,
  state: 'in_room',
})
const parties = [party('kim', 'caseworker'), party('anna', 'applicant'), party('deniz', 'interpreter')]

test('the citizen sees the caseworker large, the caseworker the applicant', () => {
  expect(mainParty(['anna', 'deniz', 'kim'], 'anna', parties)).toBe('kim')
  expect(mainParty(['anna', 'deniz', 'kim'], 'kim', parties)).toBe('anna')
})

test('whoever is there is large until the counterpart comes, and alone one sees oneself', () => {
  expect(mainParty(['anna', 'deniz'], 'anna', parties)).toBe('deniz')
  expect(mainParty(['anna'], 'anna', parties)).toBe('anna')
})
