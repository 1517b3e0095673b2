import { OFFER_TASK } from '#app/features/booking/free-time.server.ts'
import { slotInstant } from '#app/features/scheduling/free-slots.ts'
import { findSlots } from '#app/features/scheduling/queries.server.ts'
import { isDomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { type Candidate, type FreedSpan, listWaiting } from './list-waiting.server.ts'
import { planOffer } from './offer-hours.ts'
import { fitsWish, orderOffers } from './offer-order.ts'
import { proposeTime } from './propose-time.server.ts'

type Place = { timeZone: string; offerMinutes: number; restMaxMinutes: number }

/**
 * Offers a freed time to the first of those who wish to come sooner and whom it fits, for the department's minutes and to nobody else. The
 * time is taken in the transaction that queues the mail, so nobody hears of a time that is gone. When it is not answered, the time is freed
 * again and the next one gets it; when nobody is left, it rests and goes back to the public.
 *
 * @returns the appointment it was offered to, null for nobody, `'later'` for a time that waits for the morning.
 */
export async function offerFreedTime(
  db: Db,
  freed: FreedSpan,
  now: Temporal.Instant,
): Promise<string | null | 'later'> {
  const place = await findPlace(db, freed)
  if (!place) return null
  const plan = planOffer(now, { start: freed.from, timeZone: place.timeZone }, place.offerMinutes)
  if (plan.when === 'later') await wait(db, freed, place, plan.at, now)
  if (plan.when !== 'now') return plan.when === 'later' ? 'later' : null
  for (const candidate of orderOffers(await listWaiting(db.sql, freed))) {
    if (await db.transaction((tx) => offer(tx, { candidate, freed, place, now }))) return candidate.appointmentId
  }
  return null
}

async function findPlace(db: Db, { resourceIds }: FreedSpan): Promise<Place | null> {
  const [place] = await db.sql<Place[]>`
    SELECT o.time_zone, d.offer_minutes, d.rest_max_minutes
    FROM resource r JOIN office o ON o.id = r.office_id JOIN department d ON d.id = o.department_id
    WHERE r.id = ANY(${[...resourceIds]}::uuid[]) LIMIT 1`
  return place ?? null
}

type Attempt = { candidate: Candidate; freed: FreedSpan; place: Place; now: Temporal.Instant }

/** Tries the starts within the freed time, earliest first. Whatever is refused leaves the rest as it was. */
async function offer(tx: Tx, { candidate, freed, place, now }: Attempt): Promise<boolean> {
  const { appointmentId, offeringId, mode, channel } = candidate
  const expiresAt = now.add({ minutes: place.offerMinutes })
  const refused = new Error('nothing fits')
  try {
    await tx.savepoint(async (inner) => {
      const inside = inner as unknown as Tx
      const rests = await liftRests(inside, freed)
      for (const start of await listStarts(inside, { candidate, freed, place, now })) {
        const input = {
          appointmentId,
          reason: 'earlier' as const,
          offeringId,
          mode,
          start,
          expiresAt,
          channel,
          proposedBy: null,
        }
        if (!(await tryPropose(inside, { ...input, resourceIds: freed.resourceIds }, now))) continue
        await restAgain(inside, appointmentId, rests)
        await inside`
          UPDATE earlier_wish SET offers = offers + 1, last_offered_at = ${now} WHERE appointment_id = ${appointmentId}`
        return
      }
      throw refused
    })
    return true
  } catch (error) {
    if (error === refused) return false
    throw error
  }
}

async function tryPropose(tx: Tx, input: Parameters<typeof proposeTime>[1], now: Temporal.Instant): Promise<boolean> {
  try {
    await proposeTime(tx, input, now)
    return true
  } catch (error) {
    if (isDomainError(error)) return false
    throw error
  }
}

async function listStarts(tx: Tx, { candidate, freed, place, now }: Attempt): Promise<Temporal.Instant[]> {
  const { offeringId, mode, channel } = candidate
  const { timeZone, offerMinutes } = place
  const dateOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDate()
  const search = { offeringIds: [offeringId], mode, channel, from: dateOf(freed.from), to: dateOf(freed.to), now }
  const [found] = await findSlots(tx, search)
  const [shape] = await tx<{ minutes: number }[]>`
    SELECT duration_minutes AS minutes FROM appointment WHERE id = ${candidate.appointmentId}`
  const answerBy = now.add({ minutes: offerMinutes })
  return (found?.slots ?? [])
    .map(slotInstant)
    .filter(
      (start) => Temporal.Instant.compare(start, freed.from) >= 0 && Temporal.Instant.compare(start, freed.to) < 0,
    )
    .filter((start) => fitsWish(candidate, { start, end: start.add({ minutes: shape!.minutes }), timeZone, answerBy }))
}

type Rest = {
  resourceId: string
  appointmentId: string
  from: Temporal.Instant
  to: Temporal.Instant
  expiresAt: Temporal.Instant
}

async function liftRests(tx: Tx, { resourceIds, from, to }: FreedSpan): Promise<Rest[]> {
  return tx<Rest[]>`
    DELETE FROM allocation WHERE purpose = 'rest' AND resource_id = ANY(${[...resourceIds]}::uuid[]) AND during && tstzrange(${from}, ${to})
    RETURNING resource_id, appointment_id, lower(during) AS "from", upper(during) AS "to", expires_at`
}

/** What the offer leaves over of the freed time goes on resting. */
async function restAgain(tx: Tx, appointmentId: string, rests: readonly Rest[]): Promise<void> {
  for (const rest of rests) {
    await tx`
      INSERT INTO allocation (resource_id, appointment_id, during, expires_at, purpose)
      SELECT ${rest.resourceId}::uuid, ${rest.appointmentId}::uuid, piece, ${rest.expiresAt}::timestamptz, 'rest'
      FROM unnest(tstzmultirange(tstzrange(${rest.from}, ${rest.to})) - coalesce((
        SELECT range_agg(during) FROM allocation WHERE appointment_id = ${appointmentId} AND purpose = 'offer' AND resource_id = ${rest.resourceId}),
        '{}'::tstzmultirange)) AS piece
      ON CONFLICT DO NOTHING`
  }
}

/** Keeps the rest over the night and comes back in the morning. The job runner has its own clock, so it gets a distance. */
async function wait(
  db: Db,
  freed: FreedSpan,
  place: Place,
  at: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  const { resourceIds, from, to } = freed
  await db.transaction(async (tx) => {
    await tx`
      UPDATE allocation SET expires_at = greatest(expires_at, ${at.add({ minutes: place.restMaxMinutes })}::timestamptz)
      WHERE purpose = 'rest' AND expires_at > ${now} AND resource_id = ANY(${[...resourceIds]}::uuid[]) AND during && tstzrange(${from}, ${to})`
    const payload = { resourceIds: [...resourceIds], from: from.toString(), to: to.toString() }
    await tx`
      SELECT graphile_worker.add_job(${OFFER_TASK}, ${tx.json(payload)}::json,
        run_at => now() + make_interval(secs => ${now.until(at).total('seconds')}))`
  })
}
