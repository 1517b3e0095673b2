import { randomUUID } from 'node:crypto'
import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { queueNoticeForAll } from '#app/features/notices/queue-notice.server.ts'
import type { BreakableRule } from '#app/features/scheduling/broken-rules.ts'
import { DomainError, isDomainError } from '#app/lib/errors.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { type Assignment, chooseResources } from './choose-resources.server.ts'
import { claimSlot } from './claim-slot.server.ts'
import { formDigest } from './form-digest.ts'
import { insertAppointment } from './insert-appointment.server.ts'
import { refuseTaken } from './refuse-taken.server.ts'
import { resolveWish } from './resolve-wish.server.ts'
import { saveParties } from './save-parties.server.ts'
import type { Details } from './schema.ts'
import type { AssignmentWish, SlotChoice } from './types.ts'
import { retryOnUnique } from './unique-violation.ts'

/** Whoever books, in the department they belong to. */
export type BookingStaff = { id: string; departmentId: string }

export type BookAppointment = Omit<SlotChoice, 'start'> & {
  /** Several make a series: all of them or none. */
  starts: readonly [Temporal.Instant, ...Temporal.Instant[]]
  staff: BookingStaff
  /** null: as long as the service takes. */
  durationMinutes: number | null
  assignment: AssignmentWish
  /** E-mail and phone may be empty: then nobody is written to. */
  details: Details
  locale: Locale
  /** Stands at the counter: no lead time and no grid. */
  walkIn: boolean
  /** Why a rule is broken; null: none may be. */
  override: string | null
  /** One a form shown: a retry of the same form is recognised by it. */
  formKey: string
  tokenKey: Buffer
}

/** The first one's id; of a series `seriesId` finds the others. */
export type Booked = { appointmentId: string; seriesId: string | null; isNew: boolean }

const WAIVED_FOR_WALK_IN: readonly BreakableRule[] = ['lead_time', 'grid']

/**
 * Books for a person at the counter or on the phone, at once and without a confirmation of theirs: one date, or a series with the same
 * caseworker wherever that is possible. Rules may be broken only with a reason, which is kept and audited; time that is taken never.
 *
 * @throws {DomainError} `rule_broken`, `slot_taken`, `time_taken` (who is in the way in `facts`), `slot_not_offered`, `form_key_reused`; of a series
 * `facts.start` says at which date
 */
export async function bookAppointment(db: Db, input: BookAppointment, now: Temporal.Instant): Promise<Booked> {
  return retryOnUnique(['code', 'form_key'], () => db.transaction((tx) => bookInside(tx, input, now)))
}

async function bookInside(tx: Tx, input: BookAppointment, now: Temporal.Instant): Promise<Booked> {
  const digest = formDigest(input.details)
  const sent = await findSent(tx, input, digest)
  if (sent) return sent
  const { staff } = input
  const seriesId = input.starts.length > 1 ? randomUUID() : null
  let assignment: Assignment = await resolveWish(tx, input)
  const ids: string[] = []
  for (const start of input.starts) {
    const form = ids.length === 0 ? { formKey: input.formKey, formDigest: digest } : { formKey: null, formDigest: null }
    const date = { ...input, ...form, start, assignment, seriesId }
    const booked = await bookOne(tx, date, now).catch((error: unknown) => {
      if (seriesId && isDomainError(error))
        throw new DomainError(error.code, { ...error.facts, start: start.toString() })
      throw error
    })
    ids.push(booked.id)
    if (assignment.kind === 'fair') assignment = { kind: 'prefer', resourceIds: booked.resourceIds }
  }
  if (seriesId)
    await recordAudit(tx, {
      type: 'series_booked',
      by: { kind: 'staff', id: staff.id },
      departmentId: staff.departmentId,
      data: { seriesId, dates: ids.length },
      now,
    })
  return { appointmentId: ids[0]!, seriesId, isNew: true }
}

type OneDate = Omit<BookAppointment, 'assignment' | 'formKey'> & {
  start: Temporal.Instant
  assignment: Assignment
  seriesId: string | null
  formKey: string | null
  formDigest: string | null
}

async function bookOne(
  tx: Tx,
  date: OneDate,
  now: Temporal.Instant,
): Promise<{ id: string; resourceIds: readonly string[] }> {
  const { staff, details, locale, tokenKey, override, walkIn } = date
  const { departmentId } = staff
  const { sets, brokenRules } = await chooseResources(tx, {
    ...date,
    appointmentId: null,
    mayBreakRules: override !== null,
    waived: walkIn ? WAIVED_FOR_WALK_IN : [],
    now,
  })
  const overrideReason = brokenRules.length > 0 ? override : null
  const appointment = await insertAppointment(tx, {
    ...date,
    ...details,
    departmentId,
    staffId: staff.id,
    overrideReason,
    now,
  })
  const { id, from, to } = appointment
  const claimed = await claimSlot(tx, { appointmentId: id, sets, from, to, expiresAt: null, channel: 'internal', now })
  if (!claimed) throw await refuseTaken(tx, { appointmentId: id, resourceIds: sets.flat(), from, to, now })
  await saveParties(tx, { appointmentId: id, details, locale, tokenKey })
  const fact = { appointmentId: id, departmentId, now }
  const by = { kind: 'staff', id: staff.id } as const
  await recordAudit(tx, { ...fact, type: 'appointment_booked', by, data: { walkIn } })
  if (brokenRules.length > 0)
    await recordAudit(tx, { ...fact, type: 'rule_overridden', by, data: { rules: brokenRules.join(' ') } })
  await recordEvent(tx, { ...fact, type: 'appointment_booked', data: { by: 'staff' } })
  await queueNoticeForAll(tx, { appointmentId: id, kind: 'confirmed', now })
  await queueNoticeForAll(tx, { appointmentId: id, kind: 'reminder', now })
  return { id, resourceIds: claimed.resourceIds }
}

async function findSent(tx: Tx, { formKey, staff }: BookAppointment, digest: string): Promise<Booked | null> {
  const [sent] = await tx<
    { id: string; bookedBy: string | null; formDigest: string | null; seriesId: string | null }[]
  >`
    SELECT id, booked_by, form_digest, series_id FROM appointment WHERE form_key = ${formKey}`
  if (!sent) return null
  if (sent.bookedBy !== staff.id || sent.formDigest !== digest) throw new DomainError('form_key_reused')
  return { appointmentId: sent.id, seriesId: sent.seriesId, isNew: false }
}
