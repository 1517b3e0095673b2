/**
 * Every expected refusal of the product and the HTTP status it answers with. The screen text is the message `error_<code>` of the
 * "common" texts. Anything that is not a DomainError is a bug.
 */
export const REFUSALS = {
  not_found: 404,
  not_allowed: 403,
  sign_in_required: 401,
  too_many_attempts: 429,
  form_outdated: 409,
  form_key_reused: 409,
  slot_taken: 409,
  slot_not_offered: 409,
  hold_expired: 410,
  hold_not_extendable: 409,
  request_expired: 410,
  already_confirmed: 409,
  already_cancelled: 409,
  appointment_over: 409,
  move_limit_reached: 409,
  proposal_closed: 409,
  proposal_expired: 410,
  contact_limit_reached: 409,
  name_fixed: 409,
  proof_needed: 409,
  too_many_calendars: 409,
  wrong_state: 409,
  rule_broken: 409,
  rule_changed: 409,
  rule_overlaps: 409,
  time_taken: 409,
  seats_taken: 409,
  mode_not_possible: 409,
  too_many_guests: 409,
  not_admitted: 403,
  phone_unusable: 400,
  seat_taken_elsewhere: 409,
  visit_not_open: 409,
  visit_over: 410,
  tried_to_come: 409,
  media_server_away: 503,
  document_missing: 400,
  document_interrupted: 400,
  document_too_large: 413,
  document_empty: 400,
  document_type_refused: 415,
  document_picture_too_large: 413,
  document_infected: 422,
  document_encrypted: 422,
  document_unreadable: 422,
  document_uncheckable: 422,
  document_not_checked: 409,
  document_store_full: 507,
  too_many_documents: 409,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof REFUSALS

export class DomainError extends Error {
  readonly code: RefusalCode
  /** Facts for the screen, never personal data. */
  readonly facts: Record<string, string | number>

  constructor(code: RefusalCode, facts: Record<string, string | number> = {}) {
    super(code)
    this.name = 'DomainError'
    this.code = code
    this.facts = facts
  }

  get status(): number {
    return REFUSALS[this.code]
  }
}

export function isRefusalCode(value: unknown): value is RefusalCode {
  return typeof value === 'string' && Object.hasOwn(REFUSALS, value)
}

/** Works across bundles, where `instanceof` would not. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError' && 'code' in error && String(error.code) in REFUSALS
}
