import type { StaffAppointment } from '#app/features/access/require-appointment.server.ts'
import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'

export type MarkChecklistItem = { appointment: StaffAppointment; staff: StaffMember; itemId: string; present: boolean }

/**
 * Ticks an item of the services' checklists off for this appointment, or takes the tick back. Saying what is already so changes and records
 * nothing.
 *
 * @throws {DomainError} `not_found` when the item belongs to another service.
 */
export async function markChecklistItem(db: Db, input: MarkChecklistItem, now: Temporal.Instant): Promise<void> {
  const { appointment, staff, itemId, present } = input
  await db.transaction(async (tx) => {
    const own = await tx`
      SELECT FROM appointment_checklist WHERE id = ${itemId} AND appointment_id = ${appointment.id}`
    if (own.count === 0) throw new DomainError('not_found')
    const changed = present
      ? await tx`
          INSERT INTO checklist_mark (appointment_id, checklist_item_id, staff_id, marked_at)
          VALUES (${appointment.id}, ${itemId}, ${staff.id}, ${now}) ON CONFLICT DO NOTHING`
      : await tx`DELETE FROM checklist_mark WHERE appointment_id = ${appointment.id} AND checklist_item_id = ${itemId}`
    if (changed.count === 0) return
    const entry = {
      type: present ? ('checklist_item_marked' as const) : ('checklist_item_unmarked' as const),
      departmentId: appointment.departmentId,
      appointmentId: appointment.id,
      data: { itemId },
      now,
    }
    await recordAudit(tx, { ...entry, by: { kind: 'staff', id: staff.id } })
    await recordEvent(tx, entry)
  })
}
