import { describe, expect, it } from 'vitest'
import {
  canAdminister,
  canHandleAppointment,
  canOpenDocuments,
  canReadBooking,
  canUseDesk,
  type Viewer,
} from './policy.ts'
import type { StaffRole } from './staff-member.ts'

const appointment = { municipalityId: 'city', departmentId: 'own' }
const viewer = (roles: StaffRole[], departmentId: string | null = 'own', municipalityId = 'city'): Viewer => ({
  roles,
  departmentId,
  municipalityId,
})

describe('what a role may do', () => {
  it.each<[string, Viewer, handle: boolean, read: boolean]>([
    ['a caseworker of the department', viewer(['caseworker']), true, true],
    ['its lead', viewer(['lead']), true, true],
    ['a caseworker of another department', viewer(['caseworker'], 'other'), false, false],
    ['a lead of another department', viewer(['lead'], 'other'), false, false],
    ['an agent of the call centre', viewer(['call_centre'], null), false, true],
    ['an agent whose account belongs to the department', viewer(['call_centre']), false, true],
    ['an agent of another city', viewer(['call_centre'], null, 'elsewhere'), false, false],
    ['an administrator', viewer(['admin'], null), false, false],
    ['an administrator in the department', viewer(['admin']), false, false],
    ['somebody without a role', viewer([]), false, false],
    [
      'a caseworker with the same department id in another city',
      viewer(['caseworker'], 'own', 'elsewhere'),
      false,
      false,
    ],
    ['a caseworker elsewhere who is an agent too', viewer(['caseworker', 'call_centre'], 'other'), false, true],
  ])('%s', (_who, who, handle, read) => {
    expect(canHandleAppointment(who, appointment)).toBe(handle)
    expect(canOpenDocuments(who, appointment)).toBe(handle)
    expect(canReadBooking(who, appointment)).toBe(read)
  })

  it('opens the desk to agents and the administration to administrators only', () => {
    const roles: StaffRole[] = ['caseworker', 'lead', 'call_centre', 'admin']
    expect(roles.filter((role) => canUseDesk(viewer([role])))).toEqual(['call_centre'])
    expect(roles.filter((role) => canAdminister(viewer([role])))).toEqual(['admin'])
  })
})
