import { m } from '#app/locales/generated/messages.js'
import type { DepartmentFlag, DepartmentNumber } from '../department-rules.ts'
import type { Kind, ServiceFlag, ServiceNumber } from '../service-rules.ts'

type Words = { label: () => string; hint: () => string }

/** Every counted rule with its unit in the label. */
export const NUMBER_WORDS: Record<ServiceNumber | DepartmentNumber | Kind | 'maxActivePerContact', Words> = {
  durationMinutes: { label: m.settings_duration_minutes, hint: m.settings_duration_minutes_hint },
  bufferBeforeMinutes: { label: m.settings_buffer_before_minutes, hint: m.settings_buffer_before_minutes_hint },
  bufferAfterMinutes: { label: m.settings_buffer_after_minutes, hint: m.settings_buffer_after_minutes_hint },
  gridMinutes: { label: m.settings_grid_minutes, hint: m.settings_grid_minutes_hint },
  maxPersons: { label: m.settings_max_persons, hint: m.settings_max_persons_hint },
  extraPersonMinutes: { label: m.settings_extra_person_minutes, hint: m.settings_extra_person_minutes_hint },
  leadTimeMinutes: { label: m.settings_lead_time_minutes, hint: m.settings_lead_time_minutes_hint },
  horizonDays: { label: m.settings_horizon_days, hint: m.settings_horizon_days_hint },
  moveLimit: { label: m.settings_move_limit, hint: m.settings_move_limit_hint },
  maxActivePerContact: { label: m.settings_max_active_per_contact, hint: m.settings_max_active_per_contact_hint },
  caseworker: { label: m.settings_caseworker, hint: m.settings_caseworker_hint },
  room: { label: m.settings_room, hint: m.settings_room_hint },
  interpreter: { label: m.settings_interpreter, hint: m.settings_interpreter_hint },
  requestMinutes: { label: m.settings_request_minutes, hint: m.settings_request_minutes_hint },
  offerMinutes: { label: m.settings_offer_minutes, hint: m.settings_offer_minutes_hint },
  proposalHours: { label: m.settings_proposal_hours, hint: m.settings_proposal_hours_hint },
  restMinMinutes: { label: m.settings_rest_min_minutes, hint: m.settings_rest_min_minutes_hint },
  restMaxMinutes: { label: m.settings_rest_max_minutes, hint: m.settings_rest_max_minutes_hint },
  callGraceMinutes: { label: m.settings_call_grace_minutes, hint: m.settings_call_grace_minutes_hint },
  appointmentRetentionDays: {
    label: m.settings_appointment_retention_days,
    hint: m.settings_appointment_retention_days_hint,
  },
  documentRetentionDays: { label: m.settings_document_retention_days, hint: m.settings_document_retention_days_hint },
}
export type NumberField = keyof typeof NUMBER_WORDS

export const FLAG_WORDS: Record<ServiceFlag, () => string> = {
  combinable: m.settings_combinable,
  asksBirthYear: m.settings_asks_birth_year,
  popular: m.settings_popular,
  active: m.settings_active,
}

export const DEPARTMENT_FLAG_WORDS: Record<DepartmentFlag, () => string> = {
  hidePosition: m.settings_hide_position,
  endToEnd: m.media_setting_end_to_end,
}

export function kindWord(kind: Kind): string {
  return {
    caseworker: m.settings_kind_caseworker,
    room: m.settings_kind_room,
    interpreter: m.settings_kind_interpreter,
  }[kind]()
}
