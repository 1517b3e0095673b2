import type { OfficeCalendar } from './office-days.ts'
import type { VisitShape } from './slots.ts'

export const MODES = ['video', 'phone', 'on_site'] as const
export type Mode = (typeof MODES)[number]

/** What the search has to know of an active offering: the service's rules and the office's calendar. */
export type Offering = {
  id: string
  serviceId: string
  officeId: string
  /** What both the service and the offering allow, in the order of MODES. */
  modes: readonly Mode[]
  shape: VisitShape
  gridMinutes: number
  leadTimeMinutes: number
  horizonDays: number
  office: OfficeCalendar
}
