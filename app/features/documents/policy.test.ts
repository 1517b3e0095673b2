import { describe, expect, test } from 'vitest'
import type { StaffRole } from '#app/features/access/staff-member.ts'
import { canSeeDocument, hasRoomForDocument, isOpenForDocuments, isReleased, mayPartyUpload } from './policy.ts'

const document = { appointmentId: 'a1', partyId: 'anna', municipalityId: 'm1', departmentId: 'd1' }
const staff = (departmentId: string | null, ...roles: StaffRole[]) =>
  ({ kind: 'staff', staff: { id: 's', municipalityId: 'm1', departmentId, roles } }) as const
const citizen = (partyId: string, appointmentId = 'a1') => ({ kind: 'citizen', partyId, appointmentId }) as const

describe('who may open a document', () => {
  test('the person who uploaded it', () => expect(canSeeDocument(citizen('anna'), document)).toBe(true))
  test('nobody else of the same visit', () => expect(canSeeDocument(citizen('ben'), document)).toBe(false))
  test('nobody from another appointment', () => expect(canSeeDocument(citizen('anna', 'a2'), document)).toBe(false))
  test('caseworkers of the department', () => expect(canSeeDocument(staff('d1', 'caseworker'), document)).toBe(true))
  test('its lead', () => expect(canSeeDocument(staff('d1', 'lead'), document)).toBe(true))
  test('no other department', () => expect(canSeeDocument(staff('d2', 'caseworker', 'lead'), document)).toBe(false))
  test('not the call centre', () => expect(canSeeDocument(staff('d1', 'call_centre'), document)).toBe(false))
  test('not an administrator', () => expect(canSeeDocument(staff(null, 'admin'), document)).toBe(false))
  test('nobody before it was checked', () => {
    for (const state of ['receiving', 'unchecked', 'infected', 'refused'] as const)
      expect(isReleased(state)).toBe(false)
    expect(isReleased('clean')).toBe(true)
  })
})

describe('when documents may be uploaded', () => {
  const endsAt = Temporal.Instant.from('2027-03-01T10:00:00Z')
  const facts = (state: string, hasPersonalData = true) => ({ state, endsAt, hasPersonalData })
  const before = Temporal.Instant.from('2027-02-01T10:00:00Z')

  test.each([
    ['held', false],
    ['requested', true],
    ['booked', true],
    ['completed', false],
    ['cancelled', false],
    ['expired', false],
    ['no_show', false],
  ])('an appointment that is %s: %s', (state, open) => expect(isOpenForDocuments(facts(state), before)).toBe(open))

  test('half a day after an appointment that nobody ended it is over', () => {
    expect(isOpenForDocuments(facts('booked'), Temporal.Instant.from('2027-03-01T21:59:59Z'))).toBe(true)
    expect(isOpenForDocuments(facts('booked'), Temporal.Instant.from('2027-03-01T22:00:00Z'))).toBe(false)
  })

  test('not after personal data was deleted', () =>
    expect(isOpenForDocuments(facts('booked', false), before)).toBe(false))
  test('up to twenty files', () => expect([hasRoomForDocument(19), hasRoomForDocument(20)]).toEqual([true, false]))
  test('not by somebody who was sent out', () => {
    expect(['invited', 'waiting', 'in_room', 'parked', 'removed', 'declined'].map(mayPartyUpload)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ])
  })
})
