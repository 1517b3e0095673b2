import { deriveToken } from '#app/lib/tokens.ts'

/** Opens the page that confirms a request. A corrected e-mail address raises the sequence, which ends the link in the mail sent before. */
export function confirmToken(key: Buffer, appointmentId: string, icalSequence: number): string {
  return deriveToken(key, 'confirm', appointmentId, icalSequence + 1)
}

/** Opens the citizen's own page of the appointment. */
export function manageToken(key: Buffer, appointmentId: string): string {
  return deriveToken(key, 'manage', appointmentId)
}

/** Lets one party into the waiting room. */
export function joinToken(key: Buffer, partyId: string): string {
  return deriveToken(key, 'join', partyId)
}
