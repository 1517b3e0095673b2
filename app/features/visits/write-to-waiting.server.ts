import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db, Reader, Tx } from '#prisma/sql.ts'
import { ensureStaffParty } from './ensure-staff-party.server.ts'
import { lockVisit } from './lock-visit.server.ts'
import { assertCanReceive } from './policy.ts'
import { type PreparedText, preparedText } from './prepared-texts.ts'
import type { VisitStaff } from './visit.ts'

export type WriteToWaiting = {
  staff: VisitStaff
  /** Everybody who waits for the department, for the own appointments, or for one appointment. */
  to: 'all' | 'mine' | { appointmentId: string }
  /** Written by hand, or prepared in the language of each reader. */
  text: { body: string } | { prepared: PreparedText }
}

/**
 * Writes one message into the waiting chat of everybody addressed; each may answer in the own chat. Visits that end meanwhile are left out.
 *
 * @returns to how many appointments it went.
 * @throws {DomainError} `not_found` for staff without a department.
 */
export async function writeToWaiting(db: Db, input: WriteToWaiting, now: Temporal.Instant): Promise<number> {
  const { staff } = input
  if (!staff.departmentId) throw new DomainError('not_found')
  const { departmentId } = staff
  let written = 0
  for (const reader of await listReaders(db.sql, input, now)) {
    const isWritten = await db.transaction((tx) => writeToOne(tx, { ...input, departmentId }, reader, now))
    if (isWritten) written += 1
  }
  if (written > 0)
    await db.transaction((tx) =>
      recordAudit(tx, {
        type: 'waiting_room_written_to',
        by: { kind: 'staff', id: staff.id },
        departmentId,
        data: { readers: written },
        now,
      }),
    )
  return written
}

/** One visit a transaction, so that nobody's admission waits for the messages to all others. @returns false for a visit that has ended meanwhile. */
async function writeToOne(
  tx: Tx,
  { staff, text, departmentId }: WriteToWaiting & { departmentId: string },
  { appointmentId, locale }: WaitingReader,
  now: Temporal.Instant,
): Promise<boolean> {
  const visit = await lockVisit(tx, appointmentId)
  assertCanReceive(staff, visit)
  if (visit.state !== 'booked' || visit.endedAt) return false
  const author = await ensureStaffParty(tx, visit, staff)
  const body = 'body' in text ? text.body : preparedText(text.prepared, locale)
  const [message] = await tx<{ id: number }[]>`
    INSERT INTO chat_message (appointment_id, party_id, sent_at, body)
    VALUES (${appointmentId}, ${author.id}, ${now}, ${body}) RETURNING id`
  const data = { messageId: message!.id }
  await recordEvent(tx, { type: 'chat_message_sent', departmentId, appointmentId, partyId: author.id, data, now })
  return true
}

type WaitingReader = { appointmentId: string; locale: string }

async function listReaders(tx: Reader, { staff, to }: WriteToWaiting, now: Temporal.Instant): Promise<WaitingReader[]> {
  const which =
    to === 'all'
      ? tx``
      : to === 'mine'
        ? tx`AND EXISTS (SELECT FROM allocation al JOIN resource r ON r.id = al.resource_id
               WHERE al.appointment_id = a.id AND al.purpose = 'visit' AND r.staff_id = ${staff.id})`
        : tx`AND a.id = ${to.appointmentId}`
  return tx<WaitingReader[]>`
    SELECT a.id AS appointment_id, min(p.locale) AS locale
    FROM appointment a JOIN party p ON p.appointment_id = a.id AND p.state IN ('waiting', 'parked') AND p.role <> 'caseworker'
    WHERE a.department_id = ${staff.departmentId} AND a.state = 'booked' AND a.ends_at > ${now.subtract({ hours: 16 })} ${which}
    GROUP BY a.id ORDER BY a.id LIMIT 1000`
}
