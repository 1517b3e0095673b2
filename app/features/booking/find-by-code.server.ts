import { createHash } from 'node:crypto'
import { DomainError } from '#app/lib/errors.ts'
import type { Throttle } from '#app/lib/throttle.ts'
import { normalizeCode } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'
import { manageToken } from './link-tokens.ts'

export type FindByCode = { code: string; lastName: string; clientPrefix: string; tokenKey: Buffer }

/**
 * Finds an appointment by its code and the applicant's last name, and answers with the token of its page. The code has 37 bits, so attempts
 * are counted per network and per code. A wrong code and a wrong name are the same answer after the same work.
 *
 * @throws {DomainError} `not_found`, `too_many_attempts`
 */
export async function findByCode(db: Db, throttle: Throttle, input: FindByCode): Promise<{ manageToken: string }> {
  const code = normalizeCode(input.code)
  const codeKey = `code:${createHash('sha256').update(code).digest('base64url').slice(0, 22)}`
  await throttle.count(`net:${input.clientPrefix}`)
  await throttle.count(codeKey)
  const [found] = await db.sql<{ id: string }[]>`
    SELECT a.id FROM appointment a JOIN party p ON p.appointment_id = a.id AND p.role = 'applicant'
    WHERE a.code = ${code} AND p.last_name_folded = fold(${input.lastName.trim()}) AND p.last_name_folded <> ''`
  if (!found) throw new DomainError('not_found')
  // Not the network's attempts: somebody with one good code could else guess others without end.
  await throttle.forget(codeKey)
  return { manageToken: manageToken(input.tokenKey, found.id) }
}
