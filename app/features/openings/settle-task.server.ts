import type { StaffAppointment } from '#app/features/access/require-appointment.server.ts'
import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit } from '#app/features/audit/record.server.ts'
import type { Db } from '#prisma/sql.ts'

/** Ticks off the task about an appointment outside the openings, or about one whose visit failed for technical reasons; the appointment itself stays as it is. A second click changes nothing. */
export async function settleTask(
  db: Db,
  { appointment, staff }: { appointment: StaffAppointment; staff: StaffMember },
  now: Temporal.Instant,
): Promise<void> {
  await db.transaction(async (tx) => {
    const settled = await tx`
      UPDATE broken_appointment SET settled_at = ${now}, settled_by = ${staff.id}
      WHERE appointment_id = ${appointment.id} AND settled_at IS NULL`
    const failures = await tx`
      UPDATE technical_failure SET settled_at = ${now}, settled_by = ${staff.id}
      WHERE appointment_id = ${appointment.id} AND settled_at IS NULL AND rebooked_at IS NULL`
    if (settled.count + failures.count === 0) return
    await recordAudit(tx, {
      type: 'broken_appointment_settled',
      by: { kind: 'staff', id: staff.id },
      departmentId: appointment.departmentId,
      appointmentId: appointment.id,
      now,
    })
  })
}
