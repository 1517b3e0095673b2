/** How long a device needs for a frame, averaged so that one slow frame does not decide. */
export type Pace = { frames: number; averageMs: number }

export const PACE_START: Pace = { frames: 0, averageMs: 0 }

/** The first frames compile and warm up. */
const WARM_UP_FRAMES = 5
const JUDGED_AFTER_FRAMES = 30
/** Fewer than about eight frames a second look broken. */
const TOO_SLOW_MS = 120
/** Weight of the newest frame. */
const WEIGHT = 0.1

export function judgePace({ frames, averageMs }: Pace, frameMs: number): Pace {
  if (frames < WARM_UP_FRAMES) return { frames: frames + 1, averageMs: frameMs }
  return { frames: frames + 1, averageMs: averageMs + (frameMs - averageMs) * WEIGHT }
}

export function isTooSlow({ frames, averageMs }: Pace): boolean {
  return frames >= JUDGED_AFTER_FRAMES && averageMs > TOO_SLOW_MS
}
