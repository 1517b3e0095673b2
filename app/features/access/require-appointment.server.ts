import { recordAudit } from '#app/features/audit/record.server.ts'
import type { Now } from '#app/lib/clock.ts'
import { notFound } from '#app/lib/http.ts'
import type { Db } from '#prisma/sql.ts'
import { canHandleAppointment, type Owned, type Viewer } from './policy.ts'
import type { StaffMember } from './staff-member.ts'

/** The facts that decide what may be done with an appointment. */
export type StaffAppointment = Owned & {
  id: string
  officeId: string
  state: 'held' | 'requested' | 'booked' | 'completed' | 'expired' | 'cancelled' | 'no_show' | 'technical_failure'
  mode: 'video' | 'phone' | 'on_site'
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The gate of every staff route that names an appointment. Throws "not found" for an id that is none, an appointment that does not exist,
 * a slot somebody is still filling the form for, and one that `can` refuses; the last leaves an audit row.
 */
export async function requireAppointment(
  context: { db: Db; now: Now },
  staff: StaffMember,
  appointmentId: string | undefined,
  can: (viewer: Viewer, appointment: Owned) => boolean = canHandleAppointment,
): Promise<StaffAppointment> {
  if (!appointmentId || !UUID.test(appointmentId)) throw notFound()
  const [appointment] = await context.db.sql<StaffAppointment[]>`
    SELECT id, municipality_id, department_id, office_id, state, mode, starts_at, ends_at
    FROM appointment WHERE id = ${appointmentId} AND state <> 'held'`
  if (!appointment) throw notFound()
  if (!can(staff, appointment)) {
    await context.db.transaction((tx) =>
      recordAudit(tx, {
        type: 'access_refused',
        by: { kind: 'staff', id: staff.id },
        departmentId: appointment.departmentId,
        appointmentId: appointment.id,
        now: context.now(),
      }),
    )
    throw notFound()
  }
  return appointment
}
