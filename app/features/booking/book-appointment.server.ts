import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { queueNoticeForAll } from '#app/features/notices/queue-notice.server.ts'
import type { BreakableRule } from '#app/features/scheduling/broken-rules.ts'
import { DomainError } from '#app/lib/errors.ts'
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

export type BookAppointment = SlotChoice & {
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
  seriesId?: string | null
  tokenKey: Buffer
}

export type Booked = { appointmentId: string; resourceIds: string[]; isNew: boolean }

const WAIVED_FOR_WALK_IN: readonly BreakableRule[] = ['lead_time', 'grid']

/**
 * Books for a person at the counter or on the phone, at once and without a confirmation of theirs. Rules may be broken only with a reason,
 * which is kept and audited; time that is taken never.
 *
 * @throws {DomainError} `rule_broken`, `slot_taken`, `time_taken` (who is in the way in `facts`), `slot_not_offered`, `form_key_reused`
 */
export async function bookAppointment(db: Db, input: BookAppointment, now: Temporal.Instant): Promise<Booked> {
  return retryOnUnique(['code', 'form_key'], () => db.transaction((tx) => bookInside(tx, input, now)))
}

async function bookInside(tx: Tx, input: BookAppointment, now: Temporal.Instant): Promise<Booked> {
  const digest = formDigest(input.details)
  const sent = await findSent(tx, input, digest)
  if (sent) return sent
  const assignment: Assignment = await resolveWish(tx, input)
  const { sets, brokenRules } = await chooseResources(tx, {
    ...input,
    appointmentId: null,
    assignment,
    mayBreakRules: input.override !== null,
    waived: input.walkIn ? WAIVED_FOR_WALK_IN : [],
    now,
  })
  const { staff, details, locale, tokenKey, override } = input
  const appointment = await insertAppointment(tx, {
    ...input,
    ...details,
    departmentId: staff.departmentId,
    staffId: staff.id,
    overrideReason: brokenRules.length > 0 ? override : null,
    formDigest: digest,
    now,
  })
  const appointmentId = appointment.id
  const { from, to } = appointment
  const claimed = await claimSlot(tx, { appointmentId, sets, from, to, expiresAt: null, channel: 'internal', now })
  if (!claimed) throw await refuseTaken(tx, { appointmentId, resourceIds: sets.flat(), from, to, now })
  await saveParties(tx, { appointmentId, details, locale, tokenKey })
  const fact = { appointmentId, departmentId: staff.departmentId, now }
  const by = { kind: 'staff', id: staff.id } as const
  await recordAudit(tx, { ...fact, type: 'appointment_booked', by, data: { walkIn: input.walkIn } })
  if (brokenRules.length > 0)
    await recordAudit(tx, { ...fact, type: 'rule_overridden', by, data: { rules: brokenRules.join(' ') } })
  await recordEvent(tx, { ...fact, type: 'appointment_booked', data: { by: 'staff' } })
  await queueNoticeForAll(tx, { appointmentId, kind: 'confirmed', now })
  await queueNoticeForAll(tx, { appointmentId, kind: 'reminder', now })
  return { appointmentId, resourceIds: [...claimed.resourceIds], isNew: true }
}

async function findSent(tx: Tx, { formKey, staff }: BookAppointment, digest: string): Promise<Booked | null> {
  const [sent] = await tx<{ id: string; bookedBy: string | null; formDigest: string | null; resourceIds: string[] }[]>`
    SELECT id, booked_by, form_digest, ARRAY(SELECT resource_id::text FROM allocation WHERE appointment_id = appointment.id) AS resource_ids
    FROM appointment WHERE form_key = ${formKey}`
  if (!sent) return null
  if (sent.bookedBy !== staff.id || sent.formDigest !== digest) throw new DomainError('form_key_reused')
  return { appointmentId: sent.id, resourceIds: sent.resourceIds, isNew: false }
}
