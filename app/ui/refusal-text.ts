import type { RefusalCode } from '#app/lib/errors.ts'
import { m } from '#app/locales/generated/messages.js'

const TEXTS = {
  not_found: m.error_not_found,
  not_allowed: m.error_not_allowed,
  sign_in_required: m.error_sign_in_required,
  too_many_attempts: m.error_too_many_attempts,
  form_outdated: m.error_form_outdated,
  form_key_reused: m.error_form_key_reused,
  slot_taken: m.error_slot_taken,
  slot_not_offered: m.error_slot_not_offered,
  hold_expired: m.error_hold_expired,
  hold_not_extendable: m.error_hold_not_extendable,
  request_expired: m.error_request_expired,
  already_confirmed: m.error_already_confirmed,
  already_cancelled: m.error_already_cancelled,
  appointment_over: m.error_appointment_over,
  move_limit_reached: m.error_move_limit_reached,
  proposal_closed: m.error_proposal_closed,
  proposal_expired: m.error_proposal_expired,
  contact_limit_reached: m.error_contact_limit_reached,
  name_fixed: m.error_name_fixed,
  proof_needed: m.error_proof_needed,
  wrong_state: m.error_wrong_state,
  rule_broken: m.error_rule_broken,
  time_taken: m.error_time_taken,
  seats_taken: m.error_seats_taken,
  mode_not_possible: m.error_mode_not_possible,
  too_many_guests: m.error_too_many_guests,
  not_admitted: m.error_not_admitted,
  visit_not_open: m.error_visit_not_open,
  visit_over: m.error_visit_over,
  media_server_away: m.error_media_server_away,
  document_missing: m.error_document_missing,
  document_interrupted: m.error_document_interrupted,
  document_too_large: m.error_document_too_large,
  document_empty: m.error_document_empty,
  document_type_refused: m.error_document_type_refused,
  document_picture_too_large: m.error_document_picture_too_large,
  document_infected: m.error_document_infected,
  document_encrypted: m.error_document_encrypted,
  document_unreadable: m.error_document_unreadable,
  document_uncheckable: m.error_document_uncheckable,
  document_not_checked: m.error_document_not_checked,
  document_store_full: m.error_document_store_full,
  too_many_documents: m.error_too_many_documents,
} satisfies Record<RefusalCode, () => string>

/** The screen text of an expected refusal, in the language of the request. */
export function refusalText(code: RefusalCode): string {
  return TEXTS[code]()
}
