import type { StaffRole } from '#app/features/access/staff-member.ts'

/** What every work page shows around its content. */
export type WorkFrame = {
  name: string
  /** Department, or null for somebody without one. */
  place: string | null
  roles: StaffRole[]
  formToken: string
  /** Appointments of the department for which somebody waits. */
  waiting: number
}
