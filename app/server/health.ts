import type { Request, Response } from 'express'
import type { ProcessContext } from './context.ts'

const CLOCK_TOLERANCE_MS = 2000

/** Readiness: the database answers, its clock agrees with ours (unless CLOCK moves ours) and the process is not draining. */
export function readiness(context: ProcessContext, isDraining: () => boolean) {
  return async (_request: Request, response: Response): Promise<void> => {
    const reasons: string[] = []
    if (isDraining()) reasons.push('shutting down')
    try {
      const [row] = await context.db.sql<{ at: Temporal.Instant }[]>`SELECT clock_timestamp() AS at`
      const apart = row ? Math.abs(row.at.epochMilliseconds - context.now().epochMilliseconds) : 0
      if (!context.config.clock && apart > CLOCK_TOLERANCE_MS)
        reasons.push(`clock differs from the database by ${apart} ms`)
    } catch {
      reasons.push('database does not answer')
    }
    response
      .status(reasons.length === 0 ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ ready: reasons.length === 0, reasons })
  }
}
