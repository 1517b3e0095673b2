import { isDomainError } from '#app/lib/errors.ts'
import type { GrabbingThrottles, Throttle } from '#app/lib/throttle.ts'
import type { Db } from '#prisma/sql.ts'
import { releaseHold } from './release-hold.server.ts'

export type HoldGuard = {
  throttles: GrabbingThrottles
  clientPrefix: string
  /** How long somebody waits who cannot give the proof of work. */
  waitSeconds: number
}

type NewHold = { appointmentId: string; officeId: string; holdToken: string; guard: HoldGuard }

/**
 * Counts a new hold. Past the limit of its network it is given back; where conspicuously many come from one network or for one office, its
 * form opens only against a proof of work or after a wait, while the time is kept. Counted after success, so that refusals in a rush stay cheap
 * and cost nobody a try.
 *
 * @throws {DomainError} `too_many_attempts`
 */
export async function guardHold(
  db: Db,
  { appointmentId, officeId, holdToken, guard }: NewHold,
  now: Temporal.Instant,
): Promise<void> {
  const { throttles, clientPrefix, waitSeconds } = guard
  try {
    await throttles.hold.count(clientPrefix)
    await throttles.holdForOffice.count(`${clientPrefix} ${officeId}`)
  } catch (error) {
    await releaseHold(db, { holdToken })
    throw error
  }
  const isBusy = await Promise.all([
    isExceeded(throttles.calmNetwork, clientPrefix),
    isExceeded(throttles.calmOffice, officeId),
  ])
  if (isBusy.includes(true))
    await db.sql`UPDATE appointment SET gate_until = ${now.add({ seconds: waitSeconds })} WHERE id = ${appointmentId}`
}

async function isExceeded(throttle: Throttle, key: string): Promise<boolean> {
  try {
    await throttle.count(key)
    return false
  } catch (error) {
    if (isDomainError(error)) return true
    throw error
  }
}
