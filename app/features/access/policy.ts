import type { StaffMember, StaffRole } from './staff-member.ts'

/** Who asks. Every rule needs these facts and no others. */
export type Viewer = Pick<StaffMember, 'municipalityId' | 'departmentId' | 'roles'>
/** Whose it is. */
export type Owned = { municipalityId: string; departmentId: string }

const DEPARTMENT_ROLES: readonly StaffRole[] = ['caseworker', 'lead']

export function hasRole(viewer: Viewer, ...roles: readonly StaffRole[]): boolean {
  return roles.some((role) => viewer.roles.includes(role))
}

/** Works with the appointments of their own department: reads them whole, receives people, notes, ends. Nothing of another department. */
export function canHandleAppointment(viewer: Viewer, appointment: Owned): boolean {
  return hasRole(viewer, ...DEPARTMENT_ROLES) && isOwnDepartment(viewer, appointment)
}

/** Reads who booked what, when and where. The call centre may do so for every department of its municipality. */
export function canReadBooking(viewer: Viewer, appointment: Owned): boolean {
  if (canHandleAppointment(viewer, appointment)) return true
  return hasRole(viewer, 'call_centre') && viewer.municipalityId === appointment.municipalityId
}

/** Opens uploaded files. The call centre never does. */
export function canOpenDocuments(viewer: Viewer, appointment: Owned): boolean {
  return canHandleAppointment(viewer, appointment)
}

/** Hears the live events of a department. */
export function canFollowDepartment(viewer: Viewer, departmentId: string): boolean {
  return hasRole(viewer, ...DEPARTMENT_ROLES) && viewer.departmentId === departmentId
}

export function canUseDesk(viewer: Viewer): boolean {
  return hasRole(viewer, 'call_centre')
}

/** Sees the state of the installation and its catalogue. Carries no right to read appointments. */
export function canAdminister(viewer: Viewer): boolean {
  return hasRole(viewer, 'admin')
}

function isOwnDepartment(viewer: Viewer, owned: Owned): boolean {
  return viewer.municipalityId === owned.municipalityId && viewer.departmentId === owned.departmentId
}
