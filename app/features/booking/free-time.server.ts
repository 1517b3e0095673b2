import { randomInt } from 'node:crypto'
import type { Tx } from '#prisma/sql.ts'

/** The worker's task that offers freed time to those who wish to come sooner. */
export const OFFER_TASK = 'offer_freed_time'
const ATTEMPTS = 5

export type FreeTime = {
  appointmentId: string
  /** Allocations that the appointment keeps: those of its new time. */
  keep?: readonly number[]
  /** `offer`: gives back another time that was proposed and leaves the appointment where it is. */
  only?: 'offer'
  now: Temporal.Instant
}

type Freed = { resourceId: string; from: Temporal.Instant; to: Temporal.Instant }

/**
 * Gives back the time of an appointment that moves or ends; every command that frees time does it through this. The time rests for a
 * random while, so that nobody can wait for the moment at which it returns, and meanwhile a job offers it to those who wish to come sooner.
 * A time proposed to this appointment is withdrawn with it, its seat in a group is free at once. Time that has begun just goes. The appointment must be locked.
 */
export async function freeTime(tx: Tx, { appointmentId, keep = [], only, now }: FreeTime): Promise<void> {
  await tx`
    UPDATE proposal SET state = 'withdrawn', answered_at = ${now} WHERE appointment_id = ${appointmentId} AND state = 'open'`
  if (!only) await tx`DELETE FROM seat WHERE appointment_id = ${appointmentId}`
  const given = tx`allocation.appointment_id = ${appointmentId} AND allocation.purpose <> 'rest' AND NOT allocation.id = ANY(${[...keep]}::bigint[])
    AND (${only ?? null}::allocation_purpose IS NULL OR allocation.purpose = ${only ?? null})`
  const rested = await tx<Freed[]>`
    UPDATE allocation SET purpose = 'rest',
      expires_at = ${now}::timestamptz + make_interval(secs => 60 * (rest_min_minutes + (rest_max_minutes - rest_min_minutes) * ${randomInt(1001)} / 1000.0))
    FROM appointment a JOIN department d ON d.id = a.department_id
    WHERE ${given} AND a.id = allocation.appointment_id AND d.rest_max_minutes > 0 AND lower(allocation.during) > ${now}
    RETURNING allocation.resource_id, lower(allocation.during) AS "from", upper(allocation.during) AS "to"`
  const gone = await tx<Freed[]>`
    DELETE FROM allocation WHERE ${given} RETURNING resource_id, lower(during) AS "from", upper(during) AS "to"`
  const ahead = [...rested, ...gone].filter(({ from }) => Temporal.Instant.compare(from, now) > 0)
  if (ahead.length > 0) await queueOffer(tx, appointmentId, ahead)
}

/** One job for one visit's resources; none where nobody of the department waits. */
async function queueOffer(tx: Tx, appointmentId: string, freed: Freed[]): Promise<void> {
  const resourceIds = [...new Set(freed.map(({ resourceId }) => resourceId))]
  const froms = freed.map(({ from }) => from.epochMilliseconds)
  const tos = freed.map(({ to }) => to.epochMilliseconds)
  const payload = {
    resourceIds,
    from: Temporal.Instant.fromEpochMilliseconds(Math.min(...froms)).toString(),
    to: Temporal.Instant.fromEpochMilliseconds(Math.max(...tos)).toString(),
  }
  await tx`
    SELECT graphile_worker.add_job(${OFFER_TASK}, ${tx.json(payload)}::json, max_attempts => ${ATTEMPTS})
    FROM appointment a WHERE a.id = ${appointmentId} AND EXISTS (
      SELECT 1 FROM earlier_wish w JOIN appointment waiting ON waiting.id = w.appointment_id
      WHERE waiting.department_id = a.department_id AND waiting.id <> a.id AND waiting.state = 'booked')`
}
