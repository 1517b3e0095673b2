/** The rungs of the ladder that a party goes down when its connection does not carry more, best first. */
export const MEDIA_LEVELS = ['video', 'low_data', 'audio', 'phone'] as const
export type MediaLevel = (typeof MEDIA_LEVELS)[number]

/** Rungs on which a party stays in the media room. */
export type RoomLevel = Exclude<MediaLevel, 'phone'>

/** Why a rung was taken: the person agreed to what the measured connection asked for, or wanted it by itself. */
export const STEP_REASONS = ['measured', 'chosen'] as const
export type StepReason = (typeof STEP_REASONS)[number]

/** How a connection is at a moment, as the media server and the phase of the room say it. */
export type Carries = 'well' | 'badly' | 'nothing' | 'unknown'

export type LadderState = {
  carries: Carries
  /** Milliseconds of the page's clock since which `carries` is what it is. */
  since: number
  /** No proposal before this moment: the person has just said no, or the rung has just changed. */
  quietUntil: number
}

export const LADDER_START: LadderState = { carries: 'unknown', since: 0, quietUntil: 0 }

/** A bad moment is no bad connection. */
export const BAD_FOR_MS = 8_000
/** After this the picture does not come back by itself. */
export const NOTHING_FOR_MS = 20_000
/** Long enough that nobody is sent up and down. */
export const GOOD_FOR_MS = 45_000
export const QUIET_MS = 60_000

/** The state after a measurement at `at`. */
export function measure(state: LadderState, carries: Carries, at: number): LadderState {
  return carries === state.carries ? state : { ...state, carries, since: at }
}

/** The state after the person refused a proposal or took a rung. */
export function keepQuiet(state: LadderState, at: number): LadderState {
  return { ...state, since: at, quietUntil: at + QUIET_MS }
}

/**
 * The rung to propose at `at`, or null: the next lower one for a connection that carries badly, the phone when nothing arrives any more,
 * and back to the picture from a rung that only the connection had asked for.
 */
export function proposeLevel(
  state: LadderState,
  level: RoomLevel,
  reason: StepReason | null,
  at: number,
): MediaLevel | null {
  if (at < state.quietUntil) return null
  const lasts = at - state.since
  if (state.carries === 'nothing') return lasts >= NOTHING_FOR_MS ? 'phone' : null
  if (state.carries === 'badly')
    return lasts >= BAD_FOR_MS ? (MEDIA_LEVELS[MEDIA_LEVELS.indexOf(level) + 1] ?? null) : null
  if (state.carries === 'well' && level !== 'video' && reason === 'measured' && lasts >= GOOD_FOR_MS) return 'video'
  return null
}
