export const STAFF_ROLES = ['caseworker', 'call_centre', 'lead', 'admin'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

declare const passedTheGate: unique symbol

/**
 * A signed-in person, as the database knew them when this request began. Only `requireStaff` makes one, so a query that asks for a
 * StaffMember cannot be called without a session.
 */
export type StaffMember = {
  id: string
  name: string
  municipalityId: string
  /** null: belongs to no department, as agents of the call centre and administrators may. */
  departmentId: string | null
  departmentName: string | null
  roles: readonly StaffRole[]
  /** What this person is in the calendar: one resource an office. */
  resourceIds: readonly string[]
  /** Goes as a hidden field into every form of this session. */
  formToken: string
  /** SHA-256 of the session's id; the id itself never leaves the cookie. */
  sessionIdHash: string
  readonly [passedTheGate]: true
}
