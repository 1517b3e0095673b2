import {
  Checker,
  CheckStatus,
  ConnectionCheck,
  isBrowserSupported,
  LocalAudioTrack,
  type LocalTrack,
  LocalVideoTrack,
  setLogLevel,
  Track,
} from 'livekit-client'
import type { RehearsalStep, RehearsalSteps } from '../rehearsal.ts'

export type RunRehearsal = {
  /** Path of the rehearsal's routes. */
  base: string
  camera: LocalVideoTrack | null
  microphone: LocalAudioTrack | null
  /** What the devices and the person said already. */
  devices: Pick<RehearsalSteps, 'camera' | 'microphone' | 'speaker'>
  /** Which step is being looked at. */
  onStep: (step: RehearsalStep) => void
}

// The media client writes connection addresses to the console, and they hold the grant.
setLogLevel('silent')

const UNTRIED = {
  websocket: 'skipped',
  udp: 'skipped',
  tcp: 'skipped',
  relay: 'skipped',
  send_sound: 'skipped',
  send_picture: 'skipped',
} as const

/** How long something that is sent may take to leave the browser. */
const SEND_MS = 8000
const LOOK_EVERY_MS = 250

/**
 * Tries everything that a visit needs against the real media server, in a room made for this try, and reports the result.
 *
 * @throws when our own server gives no room or takes no result; then nothing is known.
 */
export async function runRehearsal(run: RunRehearsal): Promise<RehearsalSteps> {
  const { base, camera, microphone, devices, onStep } = run
  onStep('browser')
  const { rehearsalId } = await post<{ rehearsalId: string }>(`${base}/beginn`)
  const report = async (steps: RehearsalSteps) => {
    await post(`${base}/${rehearsalId}/ergebnis`, new URLSearchParams(steps))
    return steps
  }
  if (!isBrowserSupported()) return report({ browser: 'failed', ...devices, ...UNTRIED })
  const steps: RehearsalSteps = { browser: 'ok', ...devices, ...UNTRIED }
  // A grant is good for a minute, so each check gets its own.
  const begin = async () => {
    const { url, token } = await post<{ url: string; token: string }>(`${base}/${rehearsalId}/zugang`)
    return new ConnectionCheck(url, token)
  }
  onStep('websocket')
  steps.websocket = wordOf((await (await begin()).checkWebsocket()).status)
  if (steps.websocket !== 'ok') return report(steps)

  onStep('udp')
  const sound = () => (microphone ? new LocalAudioTrack(microphone.mediaStreamTrack.clone()) : silence())
  const free = await send(await begin(), sound(), null)
  steps.udp = free.protocol === 'udp' ? 'ok' : 'failed'
  steps.send_sound = microphone ? (free.sent ? 'ok' : 'failed') : 'skipped'
  onStep('tcp')
  const forced = await send(await begin(), sound(), 'tcp')
  steps.tcp = forced.protocol === 'tcp' || (free.sent && free.protocol === 'tcp') ? 'ok' : 'failed'
  onStep('relay')
  steps.relay = wordOf((await (await begin()).checkTURN()).status)
  if (camera) {
    onStep('send_picture')
    const picture = await send(await begin(), new LocalVideoTrack(camera.mediaStreamTrack.clone()), null)
    steps.send_picture = picture.sent ? 'ok' : 'failed'
  }
  return report(steps)
}

type Sent = { sent: boolean; protocol: string | null }

/** Publishes a track, which is stopped afterwards, and looks which way its packets take. */
async function send(check: ConnectionCheck, track: LocalTrack, force: 'tcp' | null): Promise<Sent> {
  const result: Sent = { sent: false, protocol: null }
  class SendCheck extends Checker {
    get description(): string {
      return 'sends a track'
    }
    protected async perform(): Promise<void> {
      const room = await this.connect()
      if (force) await this.switchProtocol(force)
      const source = track instanceof LocalVideoTrack ? Track.Source.Camera : Track.Source.Microphone
      await room.localParticipant.publishTrack(track, { source })
      for (let waited = 0; waited < SEND_MS && !result.sent; waited += LOOK_EVERY_MS, await pause(LOOK_EVERY_MS))
        Object.assign(result, await wayOf(track))
    }
  }
  const info = await check.createAndRunCheck(SendCheck)
  track.stop()
  return info.status === CheckStatus.SUCCESS ? result : { sent: false, protocol: null }
}

/** W3C webrtc-stats: packets of the track, and the protocol of the candidate pair that carries them. */
async function wayOf(track: LocalTrack): Promise<Sent> {
  const stats = [...((await track.sender?.getStats())?.values() ?? [])]
  const sent = stats.some((entry) => entry.type === 'outbound-rtp' && entry.packetsSent > 0)
  const transport = stats.find((entry) => entry.type === 'transport')
  const pair = stats.find(
    (entry) =>
      entry.type === 'candidate-pair' &&
      (transport?.selectedCandidatePairId ? entry.id === transport.selectedCandidatePairId : entry.nominated),
  )
  const local = stats.find((entry) => entry.id === pair?.localCandidateId)
  return { sent: sent && local !== undefined, protocol: local?.relayProtocol ?? local?.protocol ?? null }
}

/** Something to send where there is no microphone. */
function silence(): LocalAudioTrack {
  const [track] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks()
  return new LocalAudioTrack(track!)
}

function wordOf(status: CheckStatus): 'ok' | 'failed' | 'skipped' {
  if (status === CheckStatus.SUCCESS) return 'ok'
  return status === CheckStatus.SKIPPED ? 'skipped' : 'failed'
}

async function post<T>(url: string, body?: URLSearchParams): Promise<T> {
  const response = await fetch(url, { method: 'POST', headers: { accept: 'application/json' }, body: body ?? null })
  if (!response.ok) throw new RehearsalRefused(response.status)
  return (await response.json()) as T
}

/** Our own server said no; `status` is that of HTTP. */
export class RehearsalRefused extends Error {
  readonly status: number
  constructor(status: number) {
    super(`refused with ${status}`)
    this.status = status
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
