import { m } from '#app/locales/generated/messages.js'
import type { IconName } from '#app/ui/icon.tsx'
import type { VisitParty } from '../list-visit-parties.server.ts'
import type { PartyRole } from '../visit.ts'

const WORDS: Record<PartyRole, () => string> = {
  applicant: m.visit_role_applicant,
  companion: m.visit_role_companion,
  guardian: m.visit_role_guardian,
  interpreter: m.visit_role_interpreter,
  sign_language_interpreter: m.visit_role_sign_language_interpreter,
  caseworker: m.visit_role_caseworker,
  observer: m.visit_role_observer,
}

const ICONS: Record<PartyRole, IconName> = {
  applicant: 'person',
  companion: 'group',
  guardian: 'shield',
  interpreter: 'interpreter_mode',
  sign_language_interpreter: 'sign_language',
  caseworker: 'support_agent',
  observer: 'visibility',
}

const STATES: Record<VisitParty['state'], () => string> = {
  invited: m.visit_state_invited,
  waiting: m.visit_state_waiting,
  admitted: m.visit_state_admitted,
  in_room: m.visit_state_in_room,
  parked: m.visit_state_parked,
  left: m.visit_state_left,
  declined: m.visit_state_declined,
  removed: m.visit_state_removed,
}

export function roleWord(role: PartyRole): string {
  return WORDS[role]()
}

export function roleIcon(role: PartyRole): IconName {
  return ICONS[role]
}

export function stateWord(state: VisitParty['state']): string {
  return STATES[state]()
}

/** How a party is called on the screen of party `ownId`. */
export function partyName(party: VisitParty | undefined, ownId: string): string {
  if (!party) return m.visit_unknown_party()
  if (party.id === ownId) return m.visit_you()
  return party.name || roleWord(party.role)
}
