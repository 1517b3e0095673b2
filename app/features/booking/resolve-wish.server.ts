import type { Reader } from '#prisma/sql.ts'
import type { Assignment } from './choose-resources.server.ts'
import type { Details } from './schema.ts'
import type { AssignmentWish } from './types.ts'

type Wish = {
  assignment: AssignmentWish
  offeringId: string
  staff: { departmentId: string }
  details: Pick<Details, 'firstName' | 'lastName' | 'email' | 'phone' | 'languageWish'>
}

/** Turns "the same as last time" and "somebody who speaks the language" into the caseworkers that are meant. */
export async function resolveWish(sql: Reader, wish: Wish): Promise<Assignment> {
  switch (wish.assignment.kind) {
    case 'same':
      return { kind: 'prefer', resourceIds: await listFormerCaseworkers(sql, wish) }
    case 'language':
      return { kind: 'prefer', resourceIds: await listSpeakers(sql, wish) }
    default:
      return wish.assignment
  }
}

/** Who received this person last in the department, latest first; known by e-mail or phone, and only with the same last name. */
async function listFormerCaseworkers(sql: Reader, { staff, details }: Wish): Promise<string[]> {
  const { email, phone, lastName } = details
  if (!email && !phone) return []
  const rows = await sql<{ resourceId: string }[]>`
    SELECT l.resource_id FROM appointment a
    JOIN party p ON p.appointment_id = a.id AND p.role = 'applicant'
    JOIN allocation l ON l.appointment_id = a.id JOIN resource r ON r.id = l.resource_id AND r.kind = 'caseworker'
    WHERE a.department_id = ${staff.departmentId} AND a.state IN ('booked', 'completed', 'no_show')
      AND p.last_name_folded = fold(${lastName})
      AND (lower(p.email) = lower(${email || null}) OR regexp_replace(p.phone, '\\D', '', 'g') = regexp_replace(${phone || null}, '\\D', '', 'g'))
    ORDER BY a.starts_at DESC LIMIT 5`
  return rows.slice(0, 1).map(({ resourceId }) => resourceId)
}

async function listSpeakers(sql: Reader, { offeringId, details }: Wish): Promise<string[]> {
  if (!details.languageWish) return []
  const rows = await sql<{ id: string }[]>`
    SELECT r.id FROM resource r JOIN resource_offering ro ON ro.resource_id = r.id
    WHERE ro.offering_id = ${offeringId} AND ${details.languageWish} = ANY (r.languages)`
  return rows.map(({ id }) => id)
}
