import { m } from '#app/locales/generated/messages.js'
import type { DayParty } from '../day-appointment.ts'

const ROLES: Record<string, () => string> = {
  applicant: m.staff_party_role_applicant,
  companion: m.staff_party_role_companion,
  guardian: m.staff_party_role_guardian,
  interpreter: m.staff_party_role_interpreter,
  sign_language_interpreter: m.staff_party_role_sign_language_interpreter,
  observer: m.staff_party_role_observer,
}

export function roleWord(role: string): string {
  return ROLES[role]?.() ?? ''
}

const STATES: Record<DayParty['state'], () => string> = {
  invited: m.staff_party_state_invited,
  waiting: m.staff_party_state_waiting,
  admitted: m.staff_party_state_admitted,
  in_room: m.staff_party_state_in_room,
  parked: m.staff_party_state_parked,
  left: m.staff_party_state_left,
  declined: m.staff_party_state_declined,
  removed: m.staff_party_state_removed,
}

export function partyStateWord(state: DayParty['state']): string {
  return STATES[state]()
}
