import { canOpenDocuments, type Viewer as StaffViewer } from '#app/features/access/policy.ts'
import { MAX_FILES } from './limits.ts'

export type DocumentState = 'receiving' | 'unchecked' | 'clean' | 'infected' | 'refused'

/** Who asks for a document, as the session or the link proves it. */
export type Viewer =
  | { kind: 'citizen'; partyId: string; appointmentId: string }
  | { kind: 'staff'; staff: StaffViewer & { id: string } }

export type DocumentOwner = {
  appointmentId: string
  partyId: string | null
  municipalityId: string
  departmentId: string
}

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
export function canSeeDocument(viewer: Viewer, document: DocumentOwner): boolean {
  if (viewer.kind === 'staff') return canOpenDocuments(viewer.staff, document)
  return document.partyId === viewer.partyId && document.appointmentId === viewer.appointmentId
}

/** A file may leave the store only in this state. */
export function isReleased(state: DocumentState): boolean {
  return state === 'clean'
}

/** Somebody who was sent out of the visit, or was never let in, sends nothing more. */
export function mayPartyUpload(partyState: string): boolean {
  return partyState !== 'removed' && partyState !== 'declined'
}
