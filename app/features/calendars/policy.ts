import type { Viewer } from '#app/features/access/policy.ts'

/** Calendars that one person may connect. */
export const MOST_SOURCES = 5

/** Has appointments of their own that another calendar can show, and time that it can take. */
export function canConnectCalendars(viewer: Pick<Viewer, 'roles'>): boolean {
  return viewer.roles.includes('caseworker') || viewer.roles.includes('lead')
}
