import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { Reader } from '#prisma/sql.ts'
import type { Draft } from './draft.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A draft of this person, or null: saved already, too old, or somebody else's. */
export async function findDraft(sql: Reader, staff: StaffMember, id: string | undefined): Promise<Draft | null> {
  if (!id || !UUID.test(id)) return null
  const [row] = await sql<Draft[]>`
    SELECT id, office_id, changes, undoes FROM calendar_draft WHERE id = ${id} AND staff_id = ${staff.id}`
  return row ?? null
}
