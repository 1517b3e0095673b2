import type { StaffRole } from './staff-member.ts'

/** The page a person works on most, where sign-in leads without another wish. */
export function landingPath(roles: readonly StaffRole[]): string {
  if (roles.includes('caseworker')) return '/dienst'
  if (roles.includes('lead')) return '/dienst/team'
  if (roles.includes('call_centre')) return '/telefonservice'
  if (roles.includes('admin')) return '/verwaltung'
  return '/dienst/konto'
}

const WORK_PLACES = ['/dienst', '/telefonservice', '/verwaltung']

/**
 * The path to return to after sign-in, or null. Only paths of the work pages count, so that a link to the sign-in page cannot lead to
 * another site.
 */
export function returnPath(wish: string | null | undefined): string | null {
  if (!wish || !/^\/[A-Za-z0-9/_\-.?=&%:]*$/.test(wish) || wish.startsWith('//')) return null
  const path = wish.split('?')[0]!
  return WORK_PLACES.some((place) => path === place || path.startsWith(`${place}/`)) ? wish : null
}
