import type { PendingQuery, Row } from 'postgres'
import type { Tx } from '#prisma/sql.ts'
import { JOB_ATTEMPTS, type NoticeKind, REMINDER_HOURS } from './kinds.ts'

export type QueueNotice = {
  appointmentId: string
  kind: NoticeKind
  /** Without it the applicant. */
  partyId?: string | null
  /** The proposal that a notice of that kind tells of. */
  proposalId?: string
  now: Temporal.Instant
}

/**
 * Queues one notice to one person in the caller's transaction: the row and the job that sends it exist together or not at all. Call it after
 * the change, for the notice belongs to the appointment's calendar sequence. Queued twice for the same sequence, it is sent once. A person
 * without an e-mail address gets none.
 *
 * `reminder` waits until 24 hours before the start; for an appointment sooner than that nothing is queued. `moved`, `mode_changed` and `cancelled` take back
 * the reminder of the time before.
 *
 * @returns id of the notice, null when there is nothing to send.
 */
export async function queueNotice(tx: Tx, { partyId, ...notice }: QueueNotice): Promise<string | null> {
  const [id] = await queue(tx, notice, partyId ? tx`p.id = ${partyId}` : tx`p.role = 'applicant'`)
  return id ?? null
}

/** The same to everybody who takes part: the applicant and all guests whose invitation stands. */
export async function queueNoticeForAll(tx: Tx, notice: Omit<QueueNotice, 'partyId' | 'proposalId'>): Promise<void> {
  await queue(
    tx,
    notice,
    tx`(p.role = 'applicant' OR (p.role <> 'caseworker' AND p.state NOT IN ('removed', 'declined')))`,
  )
}

async function queue(
  tx: Tx,
  { appointmentId, kind, proposalId, now }: Omit<QueueNotice, 'partyId'>,
  recipients: PendingQuery<Row[]>,
): Promise<string[]> {
  if (kind === 'moved' || kind === 'mode_changed' || kind === 'cancelled') await dropReminders(tx, appointmentId, kind)
  // The job runner lives on the database's clock, `now` may be a demo's: so a distance is handed over, not a time.
  const wait =
    kind === 'reminder'
      ? tx`a.starts_at - ${now}::timestamptz - make_interval(hours => ${REMINDER_HOURS})`
      : tx`interval '0'`
  const queued = await tx<{ id: string }[]>`
    WITH recipient AS (
      SELECT a.id AS appointment_id, p.id AS party_id, a.ical_sequence, p.locale, ${wait} AS wait
      FROM appointment a JOIN party p ON p.appointment_id = a.id
      WHERE a.id = ${appointmentId} AND p.email IS NOT NULL AND ${recipients}
    ), added AS (
      INSERT INTO notice (appointment_id, party_id, kind, sequence, locale, queued_at, proposal_id)
      SELECT appointment_id, party_id, ${kind}, ical_sequence, locale, ${now}, ${proposalId ?? null}::uuid FROM recipient
      WHERE ${kind} <> 'reminder' OR wait > interval '0'
      ON CONFLICT DO NOTHING
      RETURNING id, party_id
    )
    SELECT added.id, job.id AS job_id
    FROM added JOIN recipient USING (party_id)
    CROSS JOIN LATERAL graphile_worker.add_job(
      'send-notice', json_build_object('noticeId', added.id), run_at => now() + recipient.wait,
      max_attempts => ${JOB_ATTEMPTS}, job_key => 'notice:' || added.id) AS job`
  return queued.map(({ id }) => id)
}

async function dropReminders(
  tx: Tx,
  appointmentId: string,
  kind: 'moved' | 'mode_changed' | 'cancelled',
): Promise<void> {
  await tx`
    WITH dropped AS (
      UPDATE notice SET state = 'skipped', reason = ${kind === 'cancelled' ? 'not_booked' : 'superseded'}
      WHERE appointment_id = ${appointmentId} AND kind = 'reminder' AND state = 'queued'
      RETURNING id
    )
    SELECT graphile_worker.remove_job('notice:' || id) IS NULL AS had_none FROM dropped`
}
