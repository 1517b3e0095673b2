import type { Db } from '#prisma/sql.ts'

/** Something that does not mend itself. Ids, words and times only: administrators read no appointments. */
export type Tasks = {
  failedNotices: {
    id: string
    kind: string
    channel: string
    departmentName: string
    queuedAt: string
    attempts: number
    error: string
  }[]
  /** Files by department that no scanner has looked at yet. */
  uncheckedDocuments: { departmentName: string; count: number; oldestAt: string }[]
  /** Calendars of staff that could not be read for a day, the oldest first. */
  failingCalendars: { id: string; staffName: string; departmentName: string; since: string; error: string }[]
  /** Bookings whose time is no longer open, by department. */
  brokenAppointments: { departmentName: string; count: number }[]
  refusedAccess: number
  failedSignIns: number
}

const MOST_NOTICES = 50
const HOURS_BACK = 24

/** What an administrator should look at, and the refusals of the last 24 hours. */
export async function listTasks(db: Db, municipalityId: string, now: Temporal.Instant): Promise<Tasks> {
  const since = now.subtract({ hours: HOURS_BACK })
  const [failed, unchecked, calendars, broken, counts] = await Promise.all([
    db.sql<(Omit<Tasks['failedNotices'][number], 'queuedAt'> & { queuedAt: Temporal.Instant })[]>`
      SELECT notice.id, notice.kind, notice.channel, department.name AS department_name, notice.queued_at, notice.attempts,
             coalesce(notice.reason, '') AS error
      FROM notice JOIN appointment ON appointment.id = notice.appointment_id
        JOIN department ON department.id = appointment.department_id
      WHERE notice.state = 'failed' AND appointment.municipality_id = ${municipalityId}
      ORDER BY notice.queued_at DESC LIMIT ${MOST_NOTICES}`,
    db.sql<{ departmentName: string; count: number; oldestAt: Temporal.Instant }[]>`
      SELECT department.name AS department_name, count(*) AS count, min(document.uploaded_at) AS oldest_at
      FROM document JOIN appointment ON appointment.id = document.appointment_id
        JOIN department ON department.id = appointment.department_id
      WHERE document.state = 'unchecked' AND appointment.municipality_id = ${municipalityId}
      GROUP BY department.name ORDER BY department.name`,
    db.sql<(Omit<Tasks['failingCalendars'][number], 'since'> & { since: Temporal.Instant })[]>`
      SELECT calendar_source.id, staff.name AS staff_name, coalesce(department.name, '') AS department_name,
             calendar_source.failing_since AS since, calendar_source.error
      FROM calendar_source JOIN staff ON staff.id = calendar_source.staff_id LEFT JOIN department ON department.id = staff.department_id
      WHERE calendar_source.failing_since <= ${since} AND staff.active AND staff.municipality_id = ${municipalityId}
      ORDER BY calendar_source.failing_since LIMIT ${MOST_NOTICES}`,
    db.sql<{ departmentName: string; count: number }[]>`
      SELECT department.name AS department_name, count(*) AS count
      FROM broken_appointment JOIN appointment ON appointment.id = broken_appointment.appointment_id
        AND appointment.starts_at = broken_appointment.starts_at JOIN department ON department.id = appointment.department_id
      WHERE broken_appointment.settled_at IS NULL AND appointment.state IN ('booked', 'requested') AND appointment.starts_at > ${now}
        AND appointment.municipality_id = ${municipalityId}
      GROUP BY department.name ORDER BY department.name`,
    db.sql<[{ refusedAccess: number; failedSignIns: number }]>`
      SELECT count(*) FILTER (WHERE type = 'access_refused') AS refused_access,
             count(*) FILTER (WHERE type = 'staff_sign_in_failed') AS failed_sign_ins
      FROM audit WHERE at > ${since} AND type IN ('access_refused', 'staff_sign_in_failed')`,
  ])
  return {
    failedNotices: failed.map((row) => ({ ...row, queuedAt: row.queuedAt.toString() })),
    uncheckedDocuments: unchecked.map((row) => ({ ...row, oldestAt: row.oldestAt.toString() })),
    failingCalendars: calendars.map((row) => ({ ...row, since: row.since.toString() })),
    brokenAppointments: [...broken],
    ...counts[0],
  }
}
