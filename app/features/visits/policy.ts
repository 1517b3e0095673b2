import { canHandleAppointment } from '#app/features/access/policy.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Visit, VisitStaff } from './visit.ts'

/**
 * Only staff of the visit's department work on it. To everybody else it does not exist.
 *
 * @throws {DomainError} `not_found`
 */
export function assertCanReceive(staff: VisitStaff, visit: Pick<Visit, 'municipalityId' | 'departmentId'>): void {
  if (!canHandleAppointment(staff, visit)) throw new DomainError('not_found')
}
