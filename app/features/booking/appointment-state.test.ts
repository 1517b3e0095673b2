import { expect, test } from 'vitest'
import { APPOINTMENT_STATES, canBecome, requireMove } from './appointment-state.ts'

const ALLOWED = new Set([
  'held → requested',
  'held → booked',
  'held → expired',
  'held → cancelled',
  'requested → booked',
  'requested → expired',
  'requested → cancelled',
  'booked → completed',
  'booked → cancelled',
  'booked → no_show',
  'booked → technical_failure',
  'expired → booked',
  'technical_failure → booked',
])

const pairs = APPOINTMENT_STATES.flatMap((from) =>
  APPOINTMENT_STATES.map((to) => ({ from, to, pair: `${from} → ${to}` })),
)

test.each(pairs)('$pair', ({ from, to, pair }) => {
  expect(canBecome(from, to)).toBe(ALLOWED.has(pair))
  if (ALLOWED.has(pair)) requireMove(from, to)
  else expect(() => requireMove(from, to)).toThrow('wrong_state')
})

test('no appointment comes back from an end, except an expired request whose time is still free and a visit that is owed another time', () => {
  const revived = pairs.filter(({ from, to }) => !['held', 'requested', 'booked'].includes(from) && canBecome(from, to))
  expect(revived.map(({ pair }) => pair)).toEqual(['expired → booked', 'technical_failure → booked'])
})
