export type Now = () => Temporal.Instant

/**
 * The process clock. With `startAt` (ISO instant, from CLOCK) it starts there and runs on at normal speed, so that a demo or a test can
 * live on another day; configuration refuses that in production.
 */
export function startClock(startAt: string | null): Now {
  if (!startAt) return () => Temporal.Now.instant()
  const offset = Temporal.Instant.from(startAt).since(Temporal.Now.instant())
  return () => Temporal.Now.instant().add(offset)
}
