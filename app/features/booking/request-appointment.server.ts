import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { queueNotice } from '#app/features/notices/queue-notice.server.ts'
import { checkWish } from '#app/features/proposals/earlier-wish.ts'
import { DomainError, isDomainError } from '#app/lib/errors.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { GrabbingThrottles } from '#app/lib/throttle.ts'
import { hashToken, newCode } from '#app/lib/tokens.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { requireMove } from './appointment-state.ts'
import { checkContactLimit } from './check-contact-limit.server.ts'
import { formDigest } from './form-digest.ts'
import { confirmToken, manageToken } from './link-tokens.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { reclaimSlot } from './reclaim-slot.server.ts'
import { saveParties } from './save-parties.server.ts'
import { saveWish } from './save-wish.server.ts'
import type { Details } from './schema.ts'
import type { AppointmentCore } from './types.ts'
import { isUniqueViolation, retryOnUnique } from './unique-violation.ts'

export type RequestAppointment = {
  holdToken: string
  /** One a form shown: a retry of the same form is recognised by it. */
  formKey: string
  details: Details
  locale: Locale
  tokenKey: Buffer
  /** Overrides the department's time for confirming. */
  requestMinutes: number | null
  /** Counts requests of one network, in all and for one office. */
  guard?: { throttles: GrabbingThrottles; clientPrefix: string }
}

export type Requested = { appointmentId: string; expiresAt: Temporal.Instant | null }

/**
 * Turns a hold into a request and queues the mail that asks to confirm it, in one transaction. Sent twice with the same key and content, it
 * answers twice the same and does nothing the second time. A hold that ran out is taken again if its time is still free.
 *
 * @throws {DomainError} `hold_expired` when the time went to somebody else; `form_key_reused` for the same form with another content;
 * `contact_limit_reached`, which gives the time back; `too_many_attempts` for a network; `proof_needed` while the form is not open; `not_found` for a hold that is gone.
 */
export async function requestAppointment(db: Db, input: RequestAppointment, now: Temporal.Instant): Promise<Requested> {
  if (!input.guard) return request(db, input, now)
  const { holdToken, guard } = input
  const [held] = await db.sql<{ officeId: string }[]>`
    SELECT office_id FROM appointment WHERE hold_token_hash = ${hashToken(holdToken)} AND state = 'held'`
  return held ? countRequest(guard, held.officeId, () => request(db, input, now)) : request(db, input, now)
}

async function request(db: Db, input: RequestAppointment, now: Temporal.Instant): Promise<Requested> {
  const digest = formDigest(input.details)
  try {
    return await retryOnUnique(['code'], () =>
      db.transaction(async (tx) => {
        const held = await lockAppointment(tx, { holdTokenHash: hashToken(input.holdToken) })
        if (!held) throw new DomainError('not_found')
        if (held.state !== 'held') return answerAgain(held, input.formKey, digest)
        await checkGate(tx, held.id, now)
        const { email, phone } = input.details
        await checkContactLimit(tx, { appointmentId: held.id, serviceId: held.serviceId, email, phone }, now)
        const expiresAt = now.add({ minutes: input.requestMinutes ?? held.requestMinutes })
        if (!(await reclaimSlot(tx, held, expiresAt, now))) throw new DomainError('hold_expired')
        await saveRequest(tx, held, { ...input, digest, expiresAt, now })
        return { appointmentId: held.id, expiresAt }
      }),
    )
  } catch (error) {
    if (isUniqueViolation(error, 'form_key')) throw new DomainError('form_key_reused')
    if (isDomainError(error) && error.code === 'contact_limit_reached') await giveTimeBack(db, input.holdToken, now)
    throw error
  }
}

/** Counts before and outside the transaction, which must not wait for a second connection; what fails is given back. */
async function countRequest(
  { throttles, clientPrefix }: NonNullable<RequestAppointment['guard']>,
  officeId: string,
  work: () => Promise<Requested>,
): Promise<Requested> {
  const officeKey = `${clientPrefix} ${officeId}`
  await throttles.request.count(clientPrefix)
  await throttles.requestForOffice.count(officeKey)
  try {
    return await work()
  } catch (error) {
    await throttles.request.refund(clientPrefix)
    await throttles.requestForOffice.refund(officeKey)
    throw error
  }
}

async function checkGate(tx: Tx, id: string, now: Temporal.Instant): Promise<void> {
  const closed = await tx`SELECT 1 FROM appointment WHERE id = ${id} AND gate_until > ${now}`
  if (closed.count > 0) throw new DomainError('proof_needed')
}

/** Time that cannot be booked with this contact is for others; what was typed stays with the hold. */
async function giveTimeBack(db: Db, holdToken: string, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const held = await lockAppointment(tx, { holdTokenHash: hashToken(holdToken) })
    if (held?.state !== 'held') return
    await tx`DELETE FROM allocation WHERE appointment_id = ${held.id}`
    await tx`DELETE FROM seat WHERE appointment_id = ${held.id}`
    await tx`UPDATE appointment SET expires_at = ${now} WHERE id = ${held.id}`
  })
}

function answerAgain(sent: AppointmentCore, formKey: string, digest: string): Requested {
  if (sent.formKey !== formKey || sent.formDigest !== digest) throw new DomainError('form_key_reused')
  return { appointmentId: sent.id, expiresAt: sent.expiresAt }
}

/** The statements are sent together: the row is locked, so none of them has to wait for an answer of another. */
async function saveRequest(
  tx: Tx,
  held: AppointmentCore,
  input: RequestAppointment & { digest: string; expiresAt: Temporal.Instant; now: Temporal.Instant },
): Promise<void> {
  requireMove(held.state, 'requested')
  const { details, locale, tokenKey, now } = input
  const change = {
    state: 'requested',
    expiresAt: input.expiresAt,
    formKey: input.formKey,
    formDigest: input.digest,
    code: newCode(),
    confirmTokenHash: hashToken(confirmToken(tokenKey, held.id, held.icalSequence)),
    manageTokenHash: hashToken(manageToken(tokenKey, held.id)),
    languageWish: details.languageWish,
    aidsWish: details.aids.join(' '),
    remark: details.remark,
    locale,
  }
  const fact = { appointmentId: held.id, departmentId: held.departmentId, now }
  const wished = details.earlier ? checkWish(details.earlier) : null
  await Promise.all([
    ...(wished?.ok ? [saveWish(tx, { appointmentId: held.id, wish: wished.wish, now })] : []),
    tx`UPDATE appointment SET ${tx(change)}, draft = NULL, version = version + 1 WHERE id = ${held.id}`.execute(),
    saveParties(tx, { appointmentId: held.id, details, locale, tokenKey }),
    recordAudit(tx, { ...fact, type: 'appointment_requested', by: { kind: 'citizen' } }),
    recordEvent(tx, { ...fact, type: 'appointment_requested' }),
    queueNotice(tx, { appointmentId: held.id, kind: 'please_confirm', now }),
  ])
}
