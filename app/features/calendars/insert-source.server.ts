import { randomUUID } from 'node:crypto'
import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Tx } from '#prisma/sql.ts'
import { enqueuePoll } from './enqueue-poll.server.ts'
import { MOST_SOURCES } from './policy.ts'
import { type CalendarAccess, sealAccess } from './sealed-access.ts'
import type { SourceKind } from './source-form.ts'

export type NewSource = {
  staff: Pick<StaffMember, 'id' | 'departmentId'>
  kind: SourceKind
  name: string
  host: string
  access: CalendarAccess
}

/**
 * Adds a calendar of this person and has it asked at once. The caller's transaction holds the person's row, so that nobody adds another
 * meanwhile.
 *
 * @returns id of the source.
 * @throws {DomainError} `too_many_calendars`.
 */
export async function insertSource(
  tx: Tx,
  installationKey: Buffer,
  { staff, kind, name, host, access }: NewSource,
  now: Temporal.Instant,
): Promise<string> {
  const [row] = await tx<[{ count: number }]>`SELECT count(*) FROM calendar_source WHERE staff_id = ${staff.id}`
  if (row.count >= MOST_SOURCES) throw new DomainError('too_many_calendars')
  const id = randomUUID()
  await tx`
    INSERT INTO calendar_source (id, staff_id, kind, name, host, sealed, created_at, next_poll_at)
    VALUES (${id}, ${staff.id}, ${kind}, ${name}, ${host}, ${sealAccess(installationKey, id, access)}, ${now}, ${now})`
  await enqueuePoll(tx, id, { evenEarly: true })
  await recordAudit(tx, {
    type: 'calendar_source_added',
    by: { kind: 'staff', id: staff.id },
    departmentId: staff.departmentId,
    data: { sourceId: id, kind },
    now,
  })
  return id
}
