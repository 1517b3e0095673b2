import { recordEvent } from '#app/features/audit/record.server.ts'
import type { Now } from '#app/lib/clock.ts'
import type { Log } from '#app/lib/log.ts'
import { MailError } from '#emails/mail-error.ts'
import type { Mailer } from '#emails/transport.ts'
import type { Db, Reader } from '#prisma/sql.ts'
import { composeNotice, type NoticeSettings } from './compose-notice.ts'
import { JOB_ATTEMPTS, jobKey } from './kinds.ts'
import {
  type AppointmentRow,
  findAppointmentFacts,
  findNotice,
  findRecipient,
  type NoticeRow,
  type RecipientRow,
} from './queries.server.ts'
import { isGivenUp, retrySeconds } from './retry.ts'
import { dueAt, staleReason } from './timeliness.ts'

export type NoticeDeps = { db: Db; mailer: Mailer; settings: NoticeSettings; now: Now; log: Log }

/**
 * Sends one notice, unless it was sent, has become untrue or somebody else is sending it. A session lock on the notice is held while the
 * mail server is asked: it dies with the process, so a killed worker blocks nobody, and its notice is repeated at most once, under the same
 * Message-ID, UID and SEQUENCE; killed twice over one notice, it is left to people. A mail server that is away or busy is asked again by a new job; a recipient it refuses for good makes the notice
 * `failed`, with an event for the department.
 *
 * @throws anything unexpected, for the job runner to try again.
 */
export async function sendNotice(deps: NoticeDeps, noticeId: string): Promise<void> {
  const connection = await deps.db.sql.reserve()
  try {
    const [lock] = await connection<
      { mine: boolean }[]
    >`SELECT pg_try_advisory_lock(hashtextextended(${noticeId}, 0)) AS mine`
    if (!lock?.mine) return
    try {
      await deliver(deps, connection, noticeId)
    } finally {
      await connection`SELECT pg_advisory_unlock(hashtextextended(${noticeId}, 0))`
    }
  } finally {
    connection.release()
  }
}

async function deliver(deps: NoticeDeps, reader: Reader, noticeId: string): Promise<void> {
  const notice = await findNotice(reader, noticeId)
  if (notice?.state !== 'queued') return
  const now = deps.now()
  const appointment = await findAppointmentFacts(reader, notice.appointmentId)
  const recipient = notice.partyId ? await findRecipient(reader, notice.partyId) : null
  if (!appointment || !recipient?.email) return skip(reader, notice, 'no_address')
  const stale = isUninvited(notice, recipient) ? 'not_invited' : staleReason(notice, appointment, now)
  if (stale) return skip(reader, notice, stale)
  const wait = now.until(dueAt(notice, appointment)).total('seconds')
  if (wait > 1) return sendLater(reader, notice, wait)
  if (notice.reason === INTERRUPTED_TWICE)
    return finish(deps, { notice, appointment }, { state: 'failed', reason: 'interrupted' })
  const mail = composeNotice(
    { notice, appointment, recipient: { ...recipient, email: recipient.email } },
    deps.settings,
    now,
  )
  await reader`
    UPDATE notice SET attempts = attempts + 1, reason = ${notice.reason === INTERRUPTED ? INTERRUPTED_TWICE : INTERRUPTED} WHERE id = ${noticeId}`
  try {
    await deps.mailer.sendMail(mail)
  } catch (error) {
    if (!(error instanceof MailError)) throw error
    return afterFault(deps, reader, { notice, appointment }, error)
  }
  await finish(deps, { notice, appointment }, { state: 'sent', reason: null })
}

/** A guest whose invitation was withdrawn hears that and nothing else. */
function isUninvited(notice: NoticeRow, { role, state }: RecipientRow): boolean {
  return role !== 'applicant' && (state === 'removed') !== (notice.kind === 'uninvited')
}

// Written before the mail server is asked. Found again, it means that a worker died without learning the answer: then the mail may have been
// delivered. One repeat is allowed, a second could be the start of a hundred.
const INTERRUPTED = 'sending'
const INTERRUPTED_TWICE = 'sending_again'

type Letter = { notice: NoticeRow; appointment: AppointmentRow }

async function afterFault(deps: NoticeDeps, reader: Reader, letter: Letter, error: MailError): Promise<void> {
  const { notice, appointment } = letter
  const { permanent, status } = error
  deps.log.warn(
    { noticeId: notice.id, kind: notice.kind, status, permanent, attempts: notice.attempts + 1 },
    'mail not accepted',
  )
  if (permanent || isGivenUp(dueAt(notice, appointment), deps.now()))
    return finish(deps, letter, { state: 'failed', reason: status })
  await reader`UPDATE notice SET reason = ${status} WHERE id = ${notice.id}`
  await sendLater(reader, notice, retrySeconds(notice.attempts + 1))
}

async function finish(
  deps: NoticeDeps,
  { notice, appointment }: Letter,
  outcome: { state: 'sent' | 'failed'; reason: string | null },
): Promise<void> {
  const now = deps.now()
  const { state, reason } = outcome
  await deps.db.transaction(async (tx) => {
    await tx`
      UPDATE notice SET state = ${state}, reason = ${reason}, sent_at = ${state === 'sent' ? now : null}
      WHERE id = ${notice.id}`
    await recordEvent(tx, {
      type: state === 'sent' ? 'notice_sent' : 'notice_failed',
      departmentId: appointment.departmentId,
      appointmentId: appointment.id,
      data: { noticeId: notice.id, kind: notice.kind },
      now,
    })
  })
}

async function skip(reader: Reader, notice: NoticeRow, reason: string): Promise<void> {
  await reader`UPDATE notice SET state = 'skipped', reason = ${reason} WHERE id = ${notice.id} AND state = 'queued'`
}

/** The running job gives its key to the new one, which is why this works from inside a job. */
async function sendLater(reader: Reader, notice: NoticeRow, seconds: number): Promise<void> {
  await reader`
    SELECT graphile_worker.add_job('send-notice', json_build_object('noticeId', ${notice.id}::text),
      run_at => now() + make_interval(secs => ${seconds}), job_key => ${jobKey(notice.id)}, max_attempts => ${JOB_ATTEMPTS})`
}
