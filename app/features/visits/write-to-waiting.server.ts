import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db, Reader } from '#prisma/sql.ts'
import { ensureStaffParty } from './ensure-staff-party.server.ts'
import { lockVisit } from './lock-visit.server.ts'
import { assertCanReceive } from './policy.ts'
import { type PreparedText, preparedText } from './prepared-texts.ts'
import { assertCanTakePlace, type VisitStaff } from './visit.ts'

export type WriteToWaiting = {
  staff: VisitStaff
  /** Everybody who waits for the department, for the own appointments, or for one appointment. */
  to: 'all' | 'mine' | { appointmentId: string }
  /** Written by hand, or prepared in the language of each reader. */
  text: { body: string } | { prepared: PreparedText }
}

/**
 * Writes one message into the waiting chat of everybody addressed; each may answer in the own chat. Who was called in meanwhile is left out.
 *
 * @returns to how many appointments it went.
 * @throws {DomainError} `not_found` for an appointment of another department.
 */
export async function writeToWaiting(db: Db, input: WriteToWaiting, now: Temporal.Instant): Promise<number> {
  const { staff, text } = input
  if (!staff.departmentId) throw new DomainError('not_found')
  const { departmentId } = staff
  return db.transaction(async (tx) => {
    const readers = await listReaders(tx, input, now)
    for (const { appointmentId, locale } of readers) {
      const visit = await lockVisit(tx, appointmentId)
      assertCanReceive(staff, visit)
      assertCanTakePlace(visit)
      const author = await ensureStaffParty(tx, visit, staff)
      const body = 'body' in text ? text.body : preparedText(text.prepared, locale)
      const [message] = await tx<{ id: number }[]>`
        INSERT INTO chat_message (appointment_id, party_id, sent_at, body)
        VALUES (${appointmentId}, ${author.id}, ${now}, ${body}) RETURNING id`
      const data = { messageId: message!.id }
      await recordEvent(tx, { type: 'chat_message_sent', departmentId, appointmentId, partyId: author.id, data, now })
    }
    if (readers.length > 0)
      await recordAudit(tx, {
        type: 'waiting_room_written_to',
        by: { kind: 'staff', id: staff.id },
        departmentId,
        data: { readers: readers.length },
        now,
      })
    return readers.length
  })
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
