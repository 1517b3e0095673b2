import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { Db } from '#prisma/sql.ts'
import type { BookingStaff } from './book-appointment.server.ts'
import { chooseResources } from './choose-resources.server.ts'
import { claimSlot } from './claim-slot.server.ts'
import { insertAppointment } from './insert-appointment.server.ts'
import { refuseTaken } from './refuse-taken.server.ts'
import { requireOwnResources } from './require-own-resources.server.ts'
import type { SlotChoice } from './types.ts'
import { retryOnUnique } from './unique-violation.ts'

export type CreateGroup = SlotChoice & {
  staff: BookingStaff
  title: string
  seats: number
  durationMinutes: number
  /** Who receives and where; the first one answers for it. */
  resourceIds: readonly [string, ...string[]]
  override: string | null
  formKey: string
  locale: Locale
  tokenKey: Buffer
}

/**
 * Makes an appointment with seats, such as an information evening. It takes the time of all its resources at once; the seats are taken one by
 * one by appointments of their own. Sent twice, it is made once.
 *
 * @throws {DomainError} `slot_not_offered`, `rule_broken`, `time_taken`, `slot_taken`, `not_found` for a resource of another department
 */
export async function createGroup(
  db: Db,
  input: CreateGroup,
  now: Temporal.Instant,
): Promise<{ appointmentId: string }> {
  const { staff, resourceIds, override, formKey } = input
  const [leading, ...others] = resourceIds
  return retryOnUnique(['code', 'form_key'], () =>
    db.transaction(async (tx) => {
      const [sent] = await tx<{ id: string }[]>`
        SELECT id FROM appointment WHERE form_key = ${formKey} AND booked_by = ${staff.id} AND seats IS NOT NULL`
      if (sent) return { appointmentId: sent.id }
      await requireOwnResources(tx, staff.departmentId, resourceIds)
      const choice = await chooseResources(tx, {
        ...input,
        appointmentId: null,
        assignment: { kind: 'chosen', resourceId: leading },
        mayBreakRules: override !== null,
        // Planned by the office itself, at a time of its own choosing.
        waived: ['grid', 'horizon', 'lead_time'],
        now,
      })
      const { brokenRules } = choice
      const group = await insertAppointment(tx, {
        ...input,
        departmentId: staff.departmentId,
        staffId: staff.id,
        overrideReason: brokenRules.length > 0 ? override : null,
        now,
      })
      const { id: appointmentId, from, to } = group
      const sets = choice.sets.map((set) => [...new Set([...set, ...others])])
      const claimed = await claimSlot(tx, { appointmentId, sets, from, to, expiresAt: null, channel: 'internal', now })
      if (!claimed) throw await refuseTaken(tx, { appointmentId, resourceIds: sets.flat(), from, to, now })
      const fact = { appointmentId, departmentId: staff.departmentId, now }
      const by = { kind: 'staff', id: staff.id } as const
      await recordAudit(tx, { ...fact, type: 'appointment_booked', by, data: { seats: input.seats } })
      if (brokenRules.length > 0)
        await recordAudit(tx, { ...fact, type: 'rule_overridden', by, data: { rules: brokenRules.join(' ') } })
      await recordEvent(tx, { ...fact, type: 'appointment_booked', data: { by: 'staff' } })
      return { appointmentId }
    }),
  )
}
