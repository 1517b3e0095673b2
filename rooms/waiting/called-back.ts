/** Somebody who left the waiting room to be called back. */
export type Absence = { awaySince: Temporal.Instant | null; calledAt: Temporal.Instant | null; graceMinutes: number }

/** When the time to return ends; null while nobody was called. */
export function returnBy({ calledAt, graceMinutes }: Absence): Temporal.Instant | null {
  return calledAt?.add({ minutes: graceMinutes }) ?? null
}

/** The place of somebody who is away is kept until the time of grace after the call is over. */
export function keepsPlace(absence: Absence, now: Temporal.Instant): boolean {
  if (absence.awaySince === null) return false
  const end = returnBy(absence)
  return end === null || Temporal.Instant.compare(now, end) <= 0
}

/** Whether to call now: the conversation is expected to begin within the time that the person gets to return. */
export function isDueToCall(absence: Absence, waitMinutes: number): boolean {
  return absence.awaySince !== null && absence.calledAt === null && waitMinutes <= absence.graceMinutes
}
