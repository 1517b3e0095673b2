import type { StaffAppointment } from '#app/features/access/require-appointment.server.ts'
import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit } from '#app/features/audit/record.server.ts'
import { findRehearsal, type RehearsalResult } from '#app/features/visits/queries.server.ts'
import type { Db } from '#prisma/sql.ts'

export type DeskBooking = {
  id: string
  code: string | null
  state: string
  mode: 'video' | 'phone' | 'on_site'
  startsAt: string
  endsAt: string
  timeZone: string
  serviceName: string
  officeName: string
  officeAddress: string
  departmentName: string
  departmentPhone: string
  languageWish: string
  aidsWish: string
  people: { id: string; name: string; role: string; phone: string | null; email: string | null }[]
  toBring: { id: string; title: string; required: boolean }[]
  /** Of a video appointment. */
  rehearsal: RehearsalResult | null
}

type Row = Omit<DeskBooking, 'startsAt' | 'endsAt' | 'people' | 'toBring' | 'rehearsal'> & {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

/** Opens one booking for a caller and leaves an audit row of it: agents can open those of the whole city. */
export async function openBooking(
  db: Db,
  staff: StaffMember,
  allowed: StaffAppointment,
  now: Temporal.Instant,
): Promise<DeskBooking> {
  return db.transaction(async (tx) => {
    const [row] = await tx<[Row]>`
      SELECT appointment.id, appointment.code, appointment.state, appointment.mode, appointment.starts_at, appointment.ends_at,
             office.time_zone, appointment.service_name, office.name AS office_name,
             concat_ws(', ', nullif(office.street, ''), nullif(trim(office.postal_code || ' ' || office.city), '')) AS office_address,
             department.name AS department_name, department.phone AS department_phone, appointment.language_wish, appointment.aids_wish
      FROM appointment JOIN office ON office.id = appointment.office_id JOIN department ON department.id = appointment.department_id
      WHERE appointment.id = ${allowed.id}`
    const people = await tx<DeskBooking['people']>`
      SELECT id, name, role, phone, email FROM party
      WHERE appointment_id = ${allowed.id} AND role <> 'caseworker' ORDER BY role <> 'applicant', name, id`
    const toBring = await tx<DeskBooking['toBring']>`
      SELECT id, title, required FROM appointment_checklist
      WHERE appointment_id = ${allowed.id} ORDER BY service_position, position, title`
    await recordAudit(tx, {
      type: 'booking_looked_up',
      by: { kind: 'staff', id: staff.id },
      departmentId: allowed.departmentId,
      appointmentId: allowed.id,
      now,
    })
    return {
      ...row,
      rehearsal: row.mode === 'video' ? await findRehearsal(tx, allowed.id) : null,
      startsAt: row.startsAt.toString(),
      endsAt: row.endsAt.toString(),
      people: [...people],
      toBring: [...toBring],
    }
  })
}
