import { confirmToken, joinToken, manageToken } from '#app/features/booking/link-tokens.ts'
import { appointmentPath, confirmPath, visitPath } from '#app/lib/link-paths.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { AppointmentRow, RecipientRow } from './queries.server.ts'

export type LinkSettings = { tokenKey: Buffer; publicUrl: string }
export type Links = { confirmUrl: string | null; manageUrl: string | null; joinUrl: string | null }

/**
 * The recipient's links, made again from the server's key. A link whose token the database does not know (an imported appointment, a changed
 * key) is left out instead of sending somebody to a page that says "not found". Only the applicant may manage the appointment.
 */
export function recipientLinks(appointment: AppointmentRow, recipient: RecipientRow, settings: LinkSettings): Links {
  const { tokenKey, publicUrl } = settings
  const url = (path: (token: string) => string, token: string, knownHash: string | null) =>
    hashToken(token) === knownHash ? `${publicUrl}${path(token)}` : null
  const isApplicant = recipient.role === 'applicant'
  const { id, icalSequence, confirmTokenHash, manageTokenHash, mode } = appointment
  return {
    confirmUrl: isApplicant ? url(confirmPath, confirmToken(tokenKey, id, icalSequence), confirmTokenHash) : null,
    manageUrl: isApplicant ? url(appointmentPath, manageToken(tokenKey, id), manageTokenHash) : null,
    joinUrl: mode === 'video' ? url(visitPath, joinToken(tokenKey, recipient.id), recipient.joinTokenHash) : null,
  }
}
