import { z } from 'zod'

/** What a rehearsal looks at, in the order in which it does. */
export const REHEARSAL_STEPS = [
  'browser',
  'camera',
  'microphone',
  'speaker',
  'websocket',
  'udp',
  'tcp',
  'relay',
  'send_sound',
  'send_picture',
] as const
export type RehearsalStep = (typeof REHEARSAL_STEPS)[number]

const DEVICE = ['ok', 'denied', 'missing', 'in_use', 'failed', 'off'] as const
const PATH = ['ok', 'failed', 'skipped'] as const

/** How each step went; words of closed sets, which say nothing about the person or the device. */
export const rehearsalSchema = z.object({
  browser: z.enum(['ok', 'failed']),
  camera: z.enum(DEVICE),
  microphone: z.enum(DEVICE),
  speaker: z.enum(['heard', 'not_heard', 'untested']),
  websocket: z.enum(PATH),
  udp: z.enum(PATH),
  tcp: z.enum(PATH),
  relay: z.enum(PATH),
  send_sound: z.enum(PATH),
  send_picture: z.enum(PATH),
})
export type RehearsalSteps = z.infer<typeof rehearsalSchema>

/** `limited`: the visit can take place, with something less than picture and sound of both over the best way. */
export type Verdict = 'good' | 'limited' | 'failed'

/** One thing to do next, for one step that did not go well. */
export type Advice =
  | 'other_browser'
  | 'allow_microphone'
  | 'find_microphone'
  | 'free_microphone'
  | 'allow_camera'
  | 'find_camera'
  | 'free_camera'
  | 'check_speaker'
  | 'other_network'
  | 'detour'
  | 'sound_only'

/** What follows from the steps of a rehearsal: whether the visit can take place, and what to do first, the gravest first. */
export function judgeRehearsal(steps: RehearsalSteps): { verdict: Verdict; advice: Advice[] } {
  const grave: Advice[] = []
  const light: Advice[] = []
  if (steps.browser !== 'ok') grave.push('other_browser')
  else {
    if (steps.microphone !== 'ok') grave.push(deviceAdvice(steps.microphone, 'microphone'))
    if (steps.camera !== 'ok') light.push(deviceAdvice(steps.camera, 'camera'))
    if (steps.speaker === 'not_heard') light.push('check_speaker')
    const ways = [steps.udp, steps.tcp, steps.relay]
    const sends = steps.send_sound !== 'failed' || steps.microphone !== 'ok'
    if (steps.websocket !== 'ok' || !ways.includes('ok') || !sends) grave.push('other_network')
    else {
      if (steps.udp !== 'ok') light.push('detour')
      if (steps.send_picture === 'failed' && steps.camera === 'ok') light.push('sound_only')
    }
  }
  const verdict = grave.length > 0 ? 'failed' : light.length > 0 ? 'limited' : 'good'
  return { verdict, advice: [...grave, ...light] }
}

function deviceAdvice(state: RehearsalSteps['camera'], device: 'camera' | 'microphone'): Advice {
  if (state === 'denied' || state === 'off') return `allow_${device}`
  return state === 'in_use' ? `free_${device}` : `find_${device}`
}
