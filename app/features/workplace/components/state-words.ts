import { m } from '#app/locales/generated/messages.js'

const WORDS: Record<string, () => string> = {
  requested: m.common_state_requested,
  booked: m.common_state_booked,
  completed: m.common_state_completed,
  expired: m.common_state_expired,
  cancelled: m.common_state_cancelled,
  no_show: m.common_state_no_show,
  technical_failure: m.common_state_technical_failure,
}

/** The state of an appointment as it is stored, in words. */
export function stateWord(state: string): string {
  return WORDS[state]?.() ?? state
}
