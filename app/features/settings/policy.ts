import { hasRole, type Owned, type Viewer } from '#app/features/access/policy.ts'

/** Changes the rules of a department and its services: its lead, and administrators for the whole municipality. */
export function canChangeSettings(viewer: Viewer, owned: Owned): boolean {
  if (viewer.municipalityId !== owned.municipalityId) return false
  return hasRole(viewer, 'admin') || (hasRole(viewer, 'lead') && viewer.departmentId === owned.departmentId)
}

/** Says how long personal data is kept. */
export function canChangeRetention(viewer: Viewer): boolean {
  return hasRole(viewer, 'admin')
}
