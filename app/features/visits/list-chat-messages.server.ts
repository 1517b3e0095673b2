import type { Reader } from '#prisma/sql.ts'
import type { PartyRole } from './visit.ts'

export type ChatMessage = { id: number; partyId: string; role: PartyRole; name: string; sentAt: string; body: string }

/** Messages of a visit after the message `after`, oldest first, at most 300. `sentAt` is an ISO instant. */
export async function listChatMessages(sql: Reader, appointmentId: string, after = 0): Promise<ChatMessage[]> {
  const rows = await sql<(Omit<ChatMessage, 'sentAt'> & { sentAt: Temporal.Instant })[]>`
    SELECT c.id, c.party_id, p.role, p.name, c.sent_at, c.body
    FROM chat_message c JOIN party p ON p.id = c.party_id
    WHERE c.appointment_id = ${appointmentId} AND c.id > ${after} ORDER BY c.id LIMIT 300`
  return rows.map((row) => ({ ...row, sentAt: row.sentAt.toString() }))
}
