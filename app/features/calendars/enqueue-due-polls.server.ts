import type { Db } from '#prisma/sql.ts'
import { enqueuePoll } from './enqueue-poll.server.ts'

const AT_ONCE = 500

/** Queues a question to every calendar that is due. Answers how many there were. */
export async function enqueueDuePolls(db: Db, now: Temporal.Instant): Promise<number> {
  const due = await db.sql<{ id: string }[]>`
    SELECT c.id FROM calendar_source c JOIN staff s ON s.id = c.staff_id
    WHERE c.next_poll_at <= ${now} AND c.choices IS NULL AND s.active ORDER BY c.next_poll_at LIMIT ${AT_ONCE}`
  for (const { id } of due) await enqueuePoll(db.sql, id, { evenEarly: false })
  return due.length
}
