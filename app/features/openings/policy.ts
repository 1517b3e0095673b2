import { hasRole, type Owned, type Viewer } from '#app/features/access/policy.ts'

/** Changes openings, absences and closed days: the lead of the department, and administrators for the whole municipality. */
export function canChangeRules(viewer: Viewer, office: Owned): boolean {
  if (viewer.municipalityId !== office.municipalityId) return false
  return hasRole(viewer, 'admin') || (hasRole(viewer, 'lead') && viewer.departmentId === office.departmentId)
}
