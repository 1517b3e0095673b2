/**
 * What is worth a row in the audit: every change somebody may later have to answer for, and every look at a stored document.
 * Past tense; add yours in alphabetical order.
 */
export type AuditType =
  | 'access_refused'
  | 'appointment_booked'
  | 'appointment_cancelled'
  | 'appointment_completed'
  | 'appointment_confirmed'
  | 'appointment_expired'
  | 'appointment_held'
  | 'appointment_marked_no_show'
  | 'appointment_marked_technical_failure'
  | 'appointment_moved'
  | 'appointment_requested'
  | 'booking_looked_up'
  | 'catalogue_imported'
  | 'checklist_item_marked'
  | 'checklist_item_unmarked'
  | 'colleague_note_written'
  | 'document_checked'
  | 'document_deleted'
  | 'document_opened'
  | 'document_refused'
  | 'document_uploaded'
  | 'grant_issued'
  | 'email_corrected'
  | 'party_admitted'
  | 'party_arrived'
  | 'party_declined'
  | 'party_entered_room'
  | 'party_invited'
  | 'party_invited_again'
  | 'party_left'
  | 'party_parked'
  | 'party_removed'
  | 'party_returned'
  | 'party_uninvited'
  | 'party_withdrew'
  | 'personal_data_deleted'
  | 'room_stranger_removed'
  | 'staff_sign_in_failed'
  | 'staff_signed_in'
  | 'staff_signed_out'
  | 'staff_signed_out_everywhere'
  | 'summary_written'
  | 'visit_ended'
  | 'visit_opened'

/**
 * What open pages are told at once through the event stream; also the history of an appointment. Past tense; add yours in alphabetical
 * order.
 */
export type EventType =
  | 'appointment_booked'
  | 'appointment_cancelled'
  | 'appointment_completed'
  | 'appointment_confirmed'
  | 'appointment_expired'
  | 'appointment_marked_no_show'
  | 'appointment_marked_technical_failure'
  | 'appointment_moved'
  | 'appointment_requested'
  | 'chat_message_sent'
  | 'checklist_item_marked'
  | 'checklist_item_unmarked'
  | 'colleague_note_written'
  | 'document_checked'
  | 'document_deleted'
  | 'document_refused'
  | 'document_uploaded'
  | 'notice_failed'
  | 'notice_sent'
  | 'party_admitted'
  | 'party_arrived'
  | 'party_declined'
  | 'party_entered_room'
  | 'party_invited'
  | 'party_invited_again'
  | 'party_left'
  | 'party_parked'
  | 'party_removed'
  | 'party_returned'
  | 'party_seen'
  | 'party_uninvited'
  | 'party_withdrew'
  | 'summary_written'
  | 'visit_ended'
  | 'visit_opened'

export type Actor =
  | { kind: 'citizen'; id?: string | null }
  | { kind: 'staff'; id: string }
  | { kind: 'system'; id?: null }
  | { kind: 'import'; id?: null }

/** Ids, counts and words of closed sets. Never a name, an address, a number, a free text or a token. */
export type Facts = Record<string, string | number | boolean | null>
