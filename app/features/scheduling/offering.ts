import type { OfficeCalendar } from './office-days.ts'
import type { Need } from './requirements.ts'
import type { VisitRules } from './visit-shape.ts'

export const MODES = ['video', 'phone', 'on_site'] as const
export type Mode = (typeof MODES)[number]

/** A service of an appointment, and for how many persons. */
export type ServiceChoice = { serviceId: string; persons: number }

/** What the search has to know of an active offering, or of several at one office that one visit is for. */
export type Offering = VisitRules & {
  /** Of the first service. */
  id: string
  serviceId: string
  /** Of all services, the first one's first. Whoever receives the visit has to do all of them. */
  offeringIds: readonly string[]
  officeId: string
  /** What all services and offerings allow, in the order of MODES. */
  modes: readonly Mode[]
  needs: readonly Need[]
  office: OfficeCalendar
}
