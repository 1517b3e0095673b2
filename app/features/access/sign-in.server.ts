import { createHash } from 'node:crypto'
import { recordAudit } from '#app/features/audit/record.server.ts'
import { isDomainError } from '#app/lib/errors.ts'
import type { Throttle } from '#app/lib/throttle.ts'
import { hashToken, newToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'
import type { SignIn } from './schema.ts'
import { SESSION_HOURS } from './session-life.ts'
import type { StaffRole } from './staff-member.ts'
import { verifyPassword } from './verify-password.server.ts'

export type SignInInput = SignIn & {
  /** Hash of the shortened client address. */
  clientPrefix: string
  /** Browser as it names itself, for the list of open sessions; shortened. */
  device: string
  /** Session id the browser came with; it ends, whatever it was. */
  presentedSessionId: string | null
}

export type SignInThrottles = { signIn: Throttle; signInNetwork: Throttle }

export type SignedIn = { sessionId: string; staffId: string; roles: StaffRole[] }

type Account = {
  id: string
  departmentId: string | null
  passwordHash: string | null
  roles: StaffRole[]
  active: boolean
}

/**
 * Checks an account and opens a new session for it; the id is fresh, so an id planted before is worth nothing. Answers null for an
 * unknown account, a wrong password, an account without a password and a deactivated one, all after the same work.
 *
 * Attempts count per account and per network before the password is looked at; a success gives them back.
 *
 * @throws {DomainError} `too_many_attempts` with `seconds`.
 */
export async function signIn(
  db: Db,
  throttles: SignInThrottles,
  input: SignInInput,
  now: Temporal.Instant,
): Promise<SignedIn | null> {
  const accountKey = createHash('sha256').update(input.email).digest('base64url')
  try {
    await throttles.signInNetwork.count(input.clientPrefix)
    await throttles.signIn.count(accountKey)
  } catch (error) {
    if (isDomainError(error)) await recordFailure(db, null, 'throttled', now)
    throw error
  }
  const account = await findAccount(db, input.email)
  const matches = await verifyPassword(account?.passwordHash ?? null, input.password)
  if (!account || !matches || !account.active) {
    await recordFailure(db, account, account ? (matches ? 'inactive' : 'wrong_password') : 'unknown_account', now)
    return null
  }
  await throttles.signIn.forget(accountKey)
  await throttles.signInNetwork.refund(input.clientPrefix)
  const sessionId = await openSession(db, account, input, now)
  return { sessionId, staffId: account.id, roles: account.roles }
}

async function findAccount(db: Db, email: string): Promise<Account | null> {
  const [account] = await db.sql<Account[]>`
    SELECT id, department_id, password_hash, roles::text[] AS roles, active FROM staff WHERE lower(email) = ${email}`
  return account ?? null
}

async function openSession(db: Db, account: Account, input: SignInInput, now: Temporal.Instant): Promise<string> {
  const sessionId = newToken()
  const presentedHash = input.presentedSessionId ? hashToken(input.presentedSessionId) : ''
  await db.transaction(async (tx) => {
    await tx`DELETE FROM staff_session WHERE id_hash = ${presentedHash} OR (staff_id = ${account.id} AND expires_at <= ${now})`
    await tx`
      INSERT INTO staff_session (id_hash, staff_id, created_at, last_seen_at, expires_at, csrf_token, device)
      VALUES (${hashToken(sessionId)}, ${account.id}, ${now}, ${now}, ${now.add({ hours: SESSION_HOURS })}, ${newToken()},
              ${input.device.slice(0, 200)})`
    await recordAudit(tx, {
      type: 'staff_signed_in',
      by: { kind: 'staff', id: account.id },
      departmentId: account.departmentId,
      now,
    })
  })
  return sessionId
}

type Failure = 'unknown_account' | 'wrong_password' | 'inactive' | 'throttled'

async function recordFailure(db: Db, account: Account | null, reason: Failure, now: Temporal.Instant): Promise<void> {
  await db.transaction((tx) =>
    recordAudit(tx, {
      type: 'staff_sign_in_failed',
      by: { kind: 'system' },
      departmentId: account?.departmentId,
      data: { reason, staffId: account?.id ?? null },
      now,
    }),
  )
}
