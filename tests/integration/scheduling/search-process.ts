import { findSlots } from '#app/features/scheduling/queries.server.ts'
import { watchSchedule } from '#app/features/scheduling/watch-schedule.server.ts'
import { openDb } from '#prisma/sql.ts'

export type Asked = { id: number; offeringId: string; date: string; days: number; now: string }
/** Epoch minutes; `isKept`: the answer may have come from what the process keeps. */
export type Answered = { id: number; starts: number[]; isKept: boolean }

// A server as far as searches go: answers over IPC instead of HTTP, with what it keeps of earlier searches.
const url = process.env['DATABASE_URL']!
const db = openDb(url, { max: 2 })
const schedule = watchSchedule(db, url)

process.on('message', async ({ id, offeringId, date, days, now }: Asked) => {
  const from = Temporal.PlainDate.from(date)
  const isKept = schedule.isHeard()
  const [found] = await findSlots(db.sql, {
    offeringIds: [offeringId],
    from,
    to: from.add({ days: days - 1 }),
    now: Temporal.Instant.from(now),
  })
  process.send!({ id, starts: found?.slots.map(({ start }) => start) ?? [], isKept } satisfies Answered)
})
process.on('disconnect', async () => {
  await schedule.close()
  await db.close()
})
