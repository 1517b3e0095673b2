import type { StaffMember } from '#app/features/access/staff-member.ts'
import { notFound } from '#app/lib/http.ts'
import type { Db } from '#prisma/sql.ts'
import type { SettingsDepartment } from './department-rules.ts'
import { listSettingsDepartments } from './queries.server.ts'

export type DepartmentChoice = { department: SettingsDepartment; departments: { id: string; name: string }[] }

/**
 * The gate of the pages about a department: the one named, or the first that this person may change. Throws "not found" for any other, and
 * when there is none.
 */
export async function requireDepartment(
  context: { db: Db },
  staff: StaffMember,
  id: string | null,
): Promise<DepartmentChoice> {
  const all = await listSettingsDepartments(context.db.sql, staff)
  const department = id
    ? all.find((one) => one.id === id)
    : (all.find((one) => one.id === staff.departmentId) ?? all[0])
  if (!department) throw notFound()
  return { department, departments: all.map(({ id, name }) => ({ id, name })) }
}
