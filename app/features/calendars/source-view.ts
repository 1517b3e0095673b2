import { type CalendarProblemCode, isCalendarProblem } from './calendar-problem.ts'
import type { SourceKind } from './source-form.ts'

/**
 * `asking`: was never answered and is being asked; `choosing`: its owner has to choose; `failing`: what is known may be old;
 * `resting`: nobody asks it.
 */
export type SourceHealth = 'asking' | 'choosing' | 'working' | 'failing' | 'resting'

/** A connected calendar as its owner sees it. Times are ISO instants. */
export type SourceView = {
  id: string
  kind: SourceKind
  name: string
  host: string
  health: SourceHealth
  succeededAt: string | null
  nextPollAt: string | null
  failingSince: string | null
  failures: number
  problem: CalendarProblemCode | null
  /** Busy times from now on. */
  busy: number
  unreadable: number
  choices: { position: number; name: string }[]
  /** null when the installation's key is another one by now. */
  access: { url: string; username: string } | null
}

export type SourceFacts = {
  attemptedAt: unknown
  nextPollAt: unknown
  failures: number
  choices: unknown
  error: string | null
}

export function healthOf({ attemptedAt, nextPollAt, failures, choices }: SourceFacts): SourceHealth {
  if (choices !== null) return 'choosing'
  if (failures > 0) return 'failing'
  if (nextPollAt === null) return 'resting'
  return attemptedAt === null ? 'asking' : 'working'
}

/** What is stored was written by another version at worst; then it is said without detail. */
export function problemOf(error: string | null): CalendarProblemCode | null {
  if (error === null) return null
  return isCalendarProblem(error) ? error : 'unreachable'
}
