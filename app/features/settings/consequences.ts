import type { Mode } from '#app/features/scheduling/offering.ts'
import type { DepartmentNumber } from './department-rules.ts'
import type { Kind } from './service-rules.ts'

/** What a change would mean for appointments and for the pages that citizens read; told before it is saved. */
export type Consequence =
  /** Citizens no longer find the service. `booked`: appointments that are still to come. */
  | { kind: 'hidden'; booked: number }
  /** An office no longer offers the service. */
  | { kind: 'office_closed'; office: string; booked: number }
  /** An office no longer offers this way. */
  | { kind: 'mode_removed'; office: string; mode: Mode; booked: number }
  /** The page offers a way for which there is no opening. */
  | { kind: 'mode_without_openings'; office: string; mode: Mode }
  /** There are not enough people, rooms or interpreters who can do it: no free appointment would be found. */
  | { kind: 'unable'; office: string; resource: Kind; needed: number; there: number }
  /** Kept data is deleted earlier, also what is there now. */
  | { kind: 'retention_shorter'; field: DepartmentNumber; from: number; to: number }
