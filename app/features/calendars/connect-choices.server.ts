import { randomUUID } from 'node:crypto'
import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { FoundCalendar } from './calendar-answer.ts'
import { enqueuePoll } from './enqueue-poll.server.ts'
import { MOST_SOURCES } from './policy.ts'
import { openAccess, sealAccess } from './sealed-access.ts'

export type ConnectChoices = {
  staff: Pick<StaffMember, 'id' | 'departmentId'>
  /** The account with several calendars. */
  sourceId: string
  /** Which of its choices, by position. */
  chosen: readonly number[]
}

/**
 * Connects the chosen calendars of an account, each by itself, in place of the account.
 *
 * @returns ids of the new sources.
 * @throws {DomainError} `not_found` for what was not to choose from, `too_many_calendars`.
 */
export async function connectChoices(
  db: Db,
  installationKey: Buffer,
  { staff, sourceId, chosen }: ConnectChoices,
  now: Temporal.Instant,
): Promise<string[]> {
  return db.transaction(async (tx) => {
    await tx`SELECT FROM staff WHERE id = ${staff.id} FOR UPDATE`
    const [account] = await tx<{ name: string; host: string; sealed: Uint8Array; choices: FoundCalendar[] }[]>`
      DELETE FROM calendar_source WHERE id = ${sourceId} AND staff_id = ${staff.id} AND choices IS NOT NULL
      RETURNING name, host, sealed, choices`
    const access = account ? openAccess(installationKey, sourceId, account.sealed) : null
    const wanted = chosen.map((position) => account?.choices[position])
    if (!account || !access || wanted.length === 0 || wanted.includes(undefined)) throw new DomainError('not_found')
    const [row] = await tx<[{ count: number }]>`SELECT count(*) FROM calendar_source WHERE staff_id = ${staff.id}`
    if (row.count + wanted.length > MOST_SOURCES) throw new DomainError('too_many_calendars')
    const ids: string[] = []
    for (const choice of wanted as FoundCalendar[]) {
      const id = randomUUID()
      const sealed = sealAccess(installationKey, id, { ...access, url: choice.url })
      await tx`
        INSERT INTO calendar_source (id, staff_id, kind, name, host, sealed, created_at, next_poll_at)
        VALUES (${id}, ${staff.id}, 'caldav', ${choice.name || account.name}, ${account.host}, ${sealed}, ${now}, ${now})`
      await enqueuePoll(tx, id, { evenEarly: true })
      await recordAudit(tx, {
        type: 'calendar_source_added',
        by: { kind: 'staff', id: staff.id },
        departmentId: staff.departmentId,
        data: { sourceId: id, kind: 'caldav' },
        now,
      })
      ids.push(id)
    }
    return ids
  })
}
