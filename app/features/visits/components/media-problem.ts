import type { DeviceCheck } from '../schema.ts'

/** Why a device cannot be used, as far as the browser says so. */
export type MediaProblem = 'denied' | 'missing' | 'in_use' | 'failed'

/**
 * Sorts what getUserMedia throws (W3C Media Capture and Streams §10.2). Firefox says AbortError for a device that another program has,
 * and an exact device that is gone is as good as missing.
 */
export function mediaProblem(error: unknown): MediaProblem {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'PermissionDeniedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'DevicesNotFoundError' || name === 'OverconstrainedError') return 'missing'
  if (name === 'NotReadableError' || name === 'TrackStartError' || name === 'AbortError') return 'in_use'
  return 'failed'
}

export type DeviceState = DeviceCheck['camera']

/** The word for the device check's record. */
export function deviceState(hasTrack: boolean, problem: MediaProblem | null): DeviceState {
  if (problem) return problem
  return hasTrack ? 'ok' : 'off'
}
