import { canFollowDepartment } from '#app/features/access/policy.ts'
import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { Db } from '#prisma/sql.ts'
import type { WorkFrame } from './work-frame.ts'

/** Who was forgotten in the waiting room of an appointment that ended this long ago is not counted. */
const FORGOTTEN_AFTER_HOURS = 16

/** Reads what stands around every page of this person. */
export async function getWorkFrame(db: Db, staff: StaffMember, now: Temporal.Instant): Promise<WorkFrame> {
  const follows = staff.departmentId !== null && canFollowDepartment(staff, staff.departmentId)
  return {
    name: staff.name,
    place: staff.departmentName,
    roles: [...staff.roles],
    formToken: staff.formToken,
    waiting: follows ? await countWaiting(db, staff, now) : 0,
  }
}

async function countWaiting(db: Db, staff: StaffMember, now: Temporal.Instant): Promise<number> {
  const [row] = await db.sql<{ waiting: number }[]>`
    SELECT count(DISTINCT appointment.id) AS waiting
    FROM party JOIN appointment ON appointment.id = party.appointment_id
    WHERE party.state IN ('waiting', 'parked') AND party.role <> 'caseworker' AND appointment.state = 'booked'
      AND appointment.department_id = ${staff.departmentId}
      AND appointment.ends_at > ${now.subtract({ hours: FORGOTTEN_AFTER_HOURS })}`
  return row?.waiting ?? 0
}
