import { m } from '#app/locales/generated/messages.js'
import type { Advice, RehearsalStep, RehearsalSteps, Verdict } from '../rehearsal.ts'

const STEPS: Record<RehearsalStep, () => string> = {
  browser: m.visit_step_browser,
  camera: m.visit_step_camera,
  microphone: m.visit_step_microphone,
  speaker: m.visit_step_speaker,
  websocket: m.visit_step_websocket,
  udp: m.visit_step_udp,
  tcp: m.visit_step_tcp,
  relay: m.visit_step_relay,
  send_sound: m.visit_step_send_sound,
  send_picture: m.visit_step_send_picture,
}

export function stepWord(step: RehearsalStep): string {
  return STEPS[step]()
}

/** How one step went: well, not well, or not looked at. */
export function stepResult(state: RehearsalSteps[RehearsalStep]): 'good' | 'bad' | 'open' {
  if (state === 'ok' || state === 'heard') return 'good'
  return state === 'skipped' || state === 'untested' || state === 'off' ? 'open' : 'bad'
}

const ADVICE: Record<Advice, () => string> = {
  other_browser: m.visit_advice_other_browser,
  allow_microphone: m.visit_advice_allow_microphone,
  find_microphone: m.visit_advice_find_microphone,
  free_microphone: m.visit_advice_free_microphone,
  allow_camera: m.visit_advice_allow_camera,
  find_camera: m.visit_advice_find_camera,
  free_camera: m.visit_advice_free_camera,
  check_speaker: m.visit_advice_check_speaker,
  other_network: m.visit_advice_other_network,
  detour: m.visit_advice_detour,
  sound_only: m.visit_advice_sound_only,
}

export function adviceWord(advice: Advice): string {
  return ADVICE[advice]()
}

const SHORT: Record<Advice, () => string> = {
  other_browser: m.visit_advice_short_browser,
  allow_microphone: m.visit_advice_short_microphone,
  find_microphone: m.visit_advice_short_microphone,
  free_microphone: m.visit_advice_short_microphone,
  allow_camera: m.visit_advice_short_camera,
  find_camera: m.visit_advice_short_camera,
  free_camera: m.visit_advice_short_camera,
  check_speaker: m.visit_advice_short_speaker,
  other_network: m.visit_advice_short_network,
  detour: m.visit_advice_short_detour,
  sound_only: m.visit_advice_short_picture,
}

/** The same for staff, as the name of what is wrong. */
export function adviceNames(advice: readonly Advice[]): string {
  return [...new Set(advice.map((one) => SHORT[one]()))].join(', ')
}

export const VERDICTS: Record<
  Verdict,
  { title: () => string; short: () => string; kind: 'success' | 'warning' | 'danger' }
> = {
  good: { title: m.visit_verdict_good, short: m.visit_verdict_short_good, kind: 'success' },
  limited: { title: m.visit_verdict_limited, short: m.visit_verdict_short_limited, kind: 'warning' },
  failed: { title: m.visit_verdict_failed, short: m.visit_verdict_short_failed, kind: 'danger' },
}
