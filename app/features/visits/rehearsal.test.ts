import { expect, test } from 'vitest'
import { judgeRehearsal, type RehearsalSteps, rehearsalSchema } from './rehearsal.ts'

const ALL_GOOD: RehearsalSteps = {
  browser: 'ok',
  camera: 'ok',
  microphone: 'ok',
  speaker: 'heard',
  websocket: 'ok',
  udp: 'ok',
  tcp: 'ok',
  relay: 'ok',
  send_sound: 'ok',
  send_picture: 'ok',
}

test('all good is good, also where no relay is configured and the sound was not played', () => {
  expect(judgeRehearsal(ALL_GOOD)).toEqual({ verdict: 'good', advice: [] })
  expect(judgeRehearsal({ ...ALL_GOOD, relay: 'skipped', speaker: 'untested' }).verdict).toBe('good')
})

test.each<[string, Partial<RehearsalSteps>, string, string[]]>([
  ['an old browser', { browser: 'failed', websocket: 'skipped', microphone: 'off' }, 'failed', ['other_browser']],
  ['a microphone that is blocked', { microphone: 'denied' }, 'failed', ['allow_microphone']],
  ['a microphone that is not there', { microphone: 'missing' }, 'failed', ['find_microphone']],
  ['a microphone that another program has', { microphone: 'in_use' }, 'failed', ['free_microphone']],
  ['no camera', { camera: 'missing', send_picture: 'skipped' }, 'limited', ['find_camera']],
  ['no loudspeaker', { speaker: 'not_heard' }, 'limited', ['check_speaker']],
  ['no connection at all', { websocket: 'failed', udp: 'skipped', tcp: 'skipped' }, 'failed', ['other_network']],
  ['a network that lets no media out', { udp: 'failed', tcp: 'failed', relay: 'failed' }, 'failed', ['other_network']],
  ['a network without UDP', { udp: 'failed' }, 'limited', ['detour']],
  ['nothing but the relay', { udp: 'failed', tcp: 'failed' }, 'limited', ['detour']],
  ['sound that does not get through', { send_sound: 'failed' }, 'failed', ['other_network']],
  ['a picture that does not get through', { send_picture: 'failed' }, 'limited', ['sound_only']],
  [
    'several at once, the gravest first',
    { microphone: 'denied', camera: 'denied', send_sound: 'skipped', send_picture: 'skipped' },
    'failed',
    ['allow_microphone', 'allow_camera'],
  ],
])('%s', (_, change, verdict, advice) => {
  expect(judgeRehearsal({ ...ALL_GOOD, ...change })).toEqual({ verdict, advice })
})

test('a report says nothing but how the steps went', () => {
  expect(rehearsalSchema.parse({ ...ALL_GOOD, device: 'Camera of Anna' })).toEqual(ALL_GOOD)
  expect(rehearsalSchema.safeParse({ ...ALL_GOOD, udp: 'perhaps' }).success).toBe(false)
})
