import type { ServiceChoice } from '#app/features/scheduling/offering.ts'
import type { Channel } from '#app/features/scheduling/quota.ts'
import type { AppointmentState } from './appointment-state.ts'
import type { DetailsForm } from './schema.ts'
import type { VisitItem } from './visit-title.ts'

export type Mode = 'video' | 'phone' | 'on_site'

/** A start of an offering in one mode: what a citizen picks. */
export type SlotChoice = {
  /** Of the first service. */
  offeringId: string
  mode: Mode
  start: Temporal.Instant
  /** Several services or persons; without it one person with the offering's own service. */
  services?: readonly ServiceChoice[] | null
  /** ISO 639 code: an interpreter for it comes along. */
  interpreterLanguage?: string | null
}

/** The facts of an offering that an appointment copies when it takes a slot. */
export type OfferingFacts = {
  offeringId: string
  departmentId: string
  officeId: string
  serviceId: string
  serviceName: string
  serviceNameEn: string
  durationMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  moveLimit: number
  /** The most that one of the services is for. */
  persons: number
  /** Empty with one service. */
  items: VisitItem[]
}

/** The columns of an appointment that decide what may be done with it. */
export type AppointmentCore = {
  id: string
  municipalityId: string
  departmentId: string
  officeId: string
  serviceId: string
  offeringId: string
  state: AppointmentState
  mode: Mode
  channel: Channel
  serviceName: string
  persons: number
  interpreterLanguage: string | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  durationMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  moves: number
  moveLimit: number
  expiresAt: Temporal.Instant | null
  holdExtensions: number
  formKey: string | null
  formDigest: string | null
  code: string | null
  icalSequence: number
  requestMinutes: number
  /** This is one seat in a group appointment. */
  groupAppointmentId: string | null
  /** This is a group appointment of that many seats. */
  seats: number | null
  seriesId: string | null
}

/** A time that an appointment takes of a resource, buffers included. */
export type OwnAllocation = { id: number; resourceId: string; from: Temporal.Instant; to: Temporal.Instant }

/** What was typed; `submitted`: on the way to the check page, so that gaps are pointed out. */
export type Draft = DetailsForm & { submitted: boolean }

/** Who shall get an appointment, as staff say it: fairly shared, whoever received this person last, who speaks their language, or one person. */
export type AssignmentWish =
  | { kind: 'fair' }
  | { kind: 'same' }
  | { kind: 'language' }
  | { kind: 'chosen'; resourceId: string }
