import { listCandidates } from '#app/features/scheduling/queries.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Locale } from '#app/lib/locale.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'
import { claimSlot } from './claim-slot.server.ts'
import { createHold } from './create-hold.server.ts'
import { guardHold, type HoldGuard } from './guard-hold.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { isOverdue } from './policy.ts'
import { findOffering, listOwnAllocations } from './queries.server.ts'
import { saveItems } from './save-items.server.ts'
import { inLane } from './slot-lanes.ts'
import type { AppointmentCore, OfferingFacts, SlotChoice } from './types.ts'
import { retryOnUnique } from './unique-violation.ts'
import { visitTimes } from './visit-times.ts'

export type HoldSlot = SlotChoice & {
  /** Made by the page that showed the slots, so that a second click finds the first one's hold. */
  holdToken: string
  locale: Locale
  holdMinutes: number
  /** Counts new holds, so that nobody takes a whole day off the market. */
  guard?: HoldGuard
}

export type Hold = { appointmentId: string; officeId: string; expiresAt: Temporal.Instant; isNew: boolean }

/**
 * Takes a slot for a few minutes while the form is filled in. The same token with the same slot answers with the hold it already has; with
 * another slot the hold moves there, the new time is claimed before the old one goes, and what was typed stays. Nobody is named yet, so
 * neither audit nor events hear of it.
 *
 * @throws {DomainError} `slot_taken`; `slot_not_offered` for an offering that does not exist in this mode; `form_outdated` when the form of
 * this token was sent already; `too_many_attempts`.
 */
export async function holdSlot(db: Db, input: HoldSlot, now: Temporal.Instant): Promise<Hold> {
  const slot = `${input.offeringId} ${input.start}`
  const hold = await retryOnUnique(['hold_token_hash'], () => inLane(slot, () => takeSlot(db, input, now)))
  if (hold.isNew && input.guard) await guardHold(db, { ...hold, ...input, guard: input.guard }, now)
  return hold
}

async function takeSlot(db: Db, input: HoldSlot, now: Temporal.Instant, isLastTry = false): Promise<Hold> {
  const holdTokenHash = hashToken(input.holdToken)
  const offering = await findOffering(db.sql, { ...input, holdTokenHash, now })
  if (!offering) throw new DomainError('slot_not_offered')
  if (!offering.isFree) throw new DomainError('slot_taken')
  const expiresAt = now.add({ minutes: input.holdMinutes })
  if (offering.ownId) return moveHold(db, { input, offering, expiresAt, now }, offering.ownId)
  const appointmentId = await createHold(db, { ...input, holdTokenHash, expiresAt, facts: offering }, now)
  const { officeId } = offering
  if (appointmentId) return { appointmentId, officeId, expiresAt, isNew: true }
  if (isLastTry) throw new DomainError('slot_taken')
  // Whoever was faster may be the first click of the same person, in another process.
  return takeSlot(db, input, now, true)
}

type Plan = { input: HoldSlot; offering: OfferingFacts; expiresAt: Temporal.Instant; now: Temporal.Instant }

async function moveHold(db: Db, { input, offering, expiresAt, now }: Plan, id: string): Promise<Hold> {
  const { officeId } = offering
  return db.transaction(async (tx) => {
    const held = await lockAppointment(tx, { id })
    if (held?.state !== 'held') throw new DomainError('form_outdated')
    if (isSameSlot(held, input, offering) && !isOverdue(held, now))
      return { appointmentId: id, officeId, expiresAt: held.expiresAt!, isNew: false }
    const sets = await listCandidates(tx, { ...input, excludeAppointmentId: id, now })
    const { endsAt, from, to } = visitTimes(offering, input.start)
    const own = await listOwnAllocations(tx, id)
    const claimed = await claimSlot(tx, { appointmentId: id, sets, from, to, expiresAt, own, now })
    if (!claimed) throw new DomainError('slot_taken')
    await tx`DELETE FROM allocation WHERE appointment_id = ${id} AND id <> ALL(${claimed.allocationIds}::bigint[])`
    const change = {
      ...copiedFacts(offering),
      mode: input.mode,
      interpreterLanguage: input.interpreterLanguage ?? null,
      startsAt: input.start,
      endsAt,
      expiresAt,
      holdExtensions: 0,
    }
    await tx`UPDATE appointment SET ${tx(change)}, version = version + 1 WHERE id = ${id}`
    await saveItems(tx, id, offering.items)
    return { appointmentId: id, officeId, expiresAt, isNew: false }
  })
}

/** Rules may change between two choices; a hold has those of its last one. */
function copiedFacts({
  departmentId,
  officeId,
  serviceId,
  offeringId,
  serviceName,
  serviceNameEn,
  moveLimit,
  persons,
  ...shape
}: OfferingFacts) {
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = shape
  const place = { departmentId, officeId, serviceId, offeringId }
  return {
    ...place,
    serviceName,
    serviceNameEn,
    moveLimit,
    persons,
    durationMinutes,
    bufferBeforeMinutes,
    bufferAfterMinutes,
  }
}

function isSameSlot(held: AppointmentCore, input: SlotChoice, { serviceName }: OfferingFacts): boolean {
  const isSamePlace = held.offeringId === input.offeringId && held.mode === input.mode
  const isSameVisit =
    held.serviceName === serviceName && held.interpreterLanguage === (input.interpreterLanguage ?? null)
  return isSamePlace && isSameVisit && held.startsAt.equals(input.start)
}
