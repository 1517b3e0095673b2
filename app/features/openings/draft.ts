import type { BreakableRule } from '#app/features/scheduling/broken-rules.ts'
import type { Mode } from '#app/features/scheduling/offering.ts'
import type { Overlap } from './check-opening.ts'
import type { Kept, RuleChange, States } from './rules.ts'

/** Changes that wait to be looked at and saved. `undoes`: the change in the history that they take back. */
export type Draft = { id: string; officeId: string; changes: RuleChange[]; undoes: string | null }

export type AnyState = States[keyof States]

/** A rule that somebody else has changed since it was looked at. `now`: null when it was deleted. */
export type Conflict = { change: RuleChange; now: Kept<AnyState> | null }

/** An appointment whose time would no longer be open. Instants are ISO texts. */
export type BrokenVisit = {
  appointmentId: string
  state: 'booked' | 'requested'
  startsAt: string
  mode: Mode
  serviceName: string
  officeName: string
  applicantName: string
  resourceNames: string
  /** Several people share it, or it is not confirmed yet: staff settle it themselves. */
  isGroup: boolean
  hasEmail: boolean
  reasons: BreakableRule[]
  replacement: {
    offeringId: string
    resourceId: string
    officeName: string
    start: string
    isSameOffice: boolean
  } | null
}

export type ServiceOutlook = {
  offeringId: string
  serviceName: string
  /** By ISO week, `YYYY-MM-DD` of its Monday. */
  weeks: { week: string; appear: number; vanish: number }[]
  /** Average days until the next free appointment over the coming four weeks; null: there is none. */
  waitBefore: number | null
  waitAfter: number | null
}

/** What saving a draft would do. */
export type Simulation = {
  conflicts: Conflict[]
  overlaps: Overlap[]
  broken: BrokenVisit[]
  services: ServiceOutlook[]
  /** `YYYY-MM-DD`, how far was looked. */
  lastDate: string
}
