import type { StaffMember } from '#app/features/access/staff-member.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { FoundCalendar } from './calendar-answer.ts'
import { insertSource } from './insert-source.server.ts'
import { openAccess } from './sealed-access.ts'

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
    const ids: string[] = []
    for (const { url, name } of wanted as FoundCalendar[]) {
      const source = { staff, kind: 'caldav' as const, name: name || account.name, host: account.host }
      ids.push(await insertSource(tx, installationKey, { ...source, access: { ...access, url } }, now))
    }
    return ids
  })
}
