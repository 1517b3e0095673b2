import { MAX_FILES } from './limits.ts'

export type DocumentState = 'receiving' | 'unchecked' | 'clean' | 'infected' | 'refused'

/** Who asks for a document, as the session or the link proves it. */
export type Viewer =
  | { kind: 'citizen'; partyId: string }
  | { kind: 'staff'; staffId: string; departmentId: string | null; roles: readonly string[] }

export type AppointmentFacts = { state: string; endsAt: Temporal.Instant; hasPersonalData: boolean }

/** After an appointment that nobody ended, its links still take and give documents for this long. */
const AFTERWARDS = { hours: 12 }

/** Documents are exchanged before and during an appointment, not after it. */
export function isOpenForDocuments(appointment: AppointmentFacts, now: Temporal.Instant): boolean {
  const isLive = appointment.state === 'requested' || appointment.state === 'booked'
  return isLive && appointment.hasPersonalData && Temporal.Instant.compare(now, appointment.endsAt.add(AFTERWARDS)) < 0
}

export function hasRoomForDocument(documentCount: number): boolean {
  return documentCount < MAX_FILES
}

/** The person who uploaded it, and caseworkers and leads of the department. Nobody else, also not those who share the visit. */
export function canSeeDocument(viewer: Viewer, document: { partyId: string | null; departmentId: string }): boolean {
  if (viewer.kind === 'citizen') return document.partyId === viewer.partyId
  return worksFor(viewer, document.departmentId)
}

export function worksFor(viewer: Extract<Viewer, { kind: 'staff' }>, departmentId: string): boolean {
  return viewer.departmentId === departmentId && viewer.roles.some((role) => role === 'caseworker' || role === 'lead')
}

/** A file may leave the store only in this state. */
export function isReleased(state: DocumentState): boolean {
  return state === 'clean'
}
