import { DomainError } from '#app/lib/errors.ts'
import type { Reader } from '#prisma/sql.ts'

/**
 * Nobody books or hands over to resources of another department, nor to those that are no longer active.
 *
 * @throws {DomainError} `not_found`
 */
export async function requireOwnResources(
  sql: Reader,
  departmentId: string,
  resourceIds: readonly string[],
): Promise<void> {
  const own = await sql`
    SELECT FROM resource r JOIN office o ON o.id = r.office_id
    WHERE r.id = ANY(${[...resourceIds]}::uuid[]) AND r.active AND o.department_id = ${departmentId}`
  if (own.count !== new Set(resourceIds).size) throw new DomainError('not_found')
}
