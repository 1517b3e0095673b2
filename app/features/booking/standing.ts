import type { AppointmentView } from './find-appointment-view.server.ts'
import { cancelRefusal, guestRefusal, moveRefusal, type Standing } from './policy.ts'

/** What the rules need to know, read back from what pages get. */
export function standingOf(
  view: AppointmentView,
): Standing & { moves: number; moveLimit: number; endsAt: Temporal.Instant } {
  const { state, startsAt, endsAt, expiresAt, moves, moveLimit } = view
  return {
    state,
    startsAt: Temporal.Instant.from(startsAt),
    endsAt: Temporal.Instant.from(endsAt),
    expiresAt: expiresAt === null ? null : Temporal.Instant.from(expiresAt),
    moves,
    moveLimit,
  }
}

/** Which changes the citizen's page offers. */
export function offeredChanges(
  view: AppointmentView,
  now: Temporal.Instant,
): { canMove: boolean; canCancel: boolean; canInvite: boolean } {
  const standing = standingOf(view)
  return {
    canMove: moveRefusal(standing, 'citizen', now) === null,
    canCancel: cancelRefusal(standing, now) === null,
    canInvite: guestRefusal(standing, now) === null,
  }
}

/** The latest year of birth that can be given, null where the service does not ask. */
export function latestBirthYear(
  view: Pick<AppointmentView, 'asksBirthYear' | 'office'>,
  now: Temporal.Instant,
): number | null {
  return view.asksBirthYear ? now.toZonedDateTimeISO(view.office.timeZone).year : null
}
