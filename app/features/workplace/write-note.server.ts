import type { StaffAppointment } from '#app/features/access/require-appointment.server.ts'
import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import type { Db } from '#prisma/sql.ts'

/** Adds a note that colleagues of the department read and citizens never see. What it says is in no event and no audit row. */
export async function writeNote(
  db: Db,
  input: { appointment: StaffAppointment; staff: StaffMember; body: string },
  now: Temporal.Instant,
): Promise<void> {
  const { appointment, staff, body } = input
  await db.transaction(async (tx) => {
    await tx`
      INSERT INTO colleague_note (appointment_id, staff_id, written_at, body)
      VALUES (${appointment.id}, ${staff.id}, ${now}, ${body})`
    const entry = {
      type: 'colleague_note_written',
      departmentId: appointment.departmentId,
      appointmentId: appointment.id,
      now,
    } as const
    await recordAudit(tx, { ...entry, by: { kind: 'staff', id: staff.id } })
    await recordEvent(tx, entry)
  })
}
