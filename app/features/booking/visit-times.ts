export type VisitShape = { durationMinutes: number; bufferBeforeMinutes: number; bufferAfterMinutes: number }

/** When a visit that starts at `start` ends, and the half-open time it takes of a resource, buffers included. */
export function visitTimes(
  shape: VisitShape,
  start: Temporal.Instant,
): { endsAt: Temporal.Instant; from: Temporal.Instant; to: Temporal.Instant } {
  const endsAt = start.add({ minutes: shape.durationMinutes })
  return {
    endsAt,
    from: start.subtract({ minutes: shape.bufferBeforeMinutes }),
    to: endsAt.add({ minutes: shape.bufferAfterMinutes }),
  }
}
