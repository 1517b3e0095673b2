import { recordEvent } from '#app/features/audit/record.server.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import type { BusyAnswer } from './busy-times.ts'
import type { FoundCalendar } from './calendar-answer.ts'
import type { CalendarProblemCode } from './calendar-problem.ts'
import { nextPoll } from './poll-times.ts'

/** A source as it was when it was asked. */
export type PolledSource = {
  id: string
  staffId: string
  kind: 'caldav' | 'ics'
  sealed: Uint8Array
  failures: number
  succeededAt: Temporal.Instant | null
  collectionTag: string | null
  coversUntil: Temporal.Instant | null
  email: string
  departmentId: string | null
  zone: string
  horizonDays: number
}

export type PollResult =
  | { kind: 'unchanged' }
  | { kind: 'choices'; choices: FoundCalendar[] }
  | { kind: 'problem'; code: CalendarProblemCode }
  | {
      kind: 'changed'
      tag: string | null
      present: string[]
      entries: ({ key: string; etag: string | null } & BusyAnswer)[]
      coversUntil: Temporal.Instant
      /** Where the calendar itself was found. */
      sealed: Uint8Array
    }

/** Days for which busy times that are over are kept. */
const KEPT_DAYS = 1

/**
 * Stores in one transaction what a calendar answered and when to ask again. Nothing when its owner has changed or removed the source
 * meanwhile. Appointments are never touched; those that overlap are shown to the owner.
 */
export async function storeAnswer(
  db: Db,
  source: PolledSource,
  result: PollResult,
  now: Temporal.Instant,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx<
      { sealed: Uint8Array }[]
    >`SELECT sealed FROM calendar_source WHERE id = ${source.id} FOR UPDATE`
    if (!row || !Buffer.from(row.sealed).equals(source.sealed)) return
    if (result.kind === 'choices') return storeChoices(tx, source, result.choices, now)
    if (result.kind === 'problem') return storeProblem(tx, source, result.code, now)
    const gone = await tx`
      DELETE FROM external_busy WHERE source_id = ${source.id} AND ends_at < ${now.subtract({ hours: 24 * KEPT_DAYS })}`
    if (result.kind === 'changed') {
      await tx`
        UPDATE calendar_source SET collection_tag = ${result.tag}, covers_until = ${result.coversUntil}, sealed = ${result.sealed}
        WHERE id = ${source.id}`
      const removed = await removeAbsent(tx, source, result.present)
      await replaceEntries(tx, source, result.entries)
      if (removed + result.entries.length > 0) await announce(tx, source, now)
    } else if (gone.count > 0) await announce(tx, source, now)
    await tx`
      UPDATE calendar_source SET attempted_at = ${now}, succeeded_at = ${now}, failures = 0, failing_since = NULL, error = NULL,
        next_poll_at = ${nextPoll(0, now)}
      WHERE id = ${source.id}`
  })
}

async function storeChoices(
  tx: Tx,
  source: PolledSource,
  choices: FoundCalendar[],
  now: Temporal.Instant,
): Promise<void> {
  await tx`
    UPDATE calendar_source SET attempted_at = ${now}, choices = ${tx.json(choices)}, failures = 0, failing_since = NULL, error = NULL,
      next_poll_at = NULL
    WHERE id = ${source.id}`
}

async function storeProblem(tx: Tx, source: PolledSource, code: string, now: Temporal.Instant): Promise<void> {
  await tx`
    UPDATE calendar_source SET attempted_at = ${now}, failures = failures + 1, failing_since = coalesce(failing_since, ${now}), error = ${code},
      next_poll_at = ${nextPoll(source.failures + 1, now)}
    WHERE id = ${source.id}`
}

async function removeAbsent(tx: Tx, source: PolledSource, present: readonly string[]): Promise<number> {
  const removed =
    await tx`DELETE FROM calendar_object WHERE source_id = ${source.id} AND NOT key = ANY(${[...present]}::text[])`
  return removed.count
}

async function replaceEntries(
  tx: Tx,
  source: PolledSource,
  entries: ({ key: string; etag: string | null } & BusyAnswer)[],
): Promise<void> {
  if (entries.length === 0) return
  const objects = entries.map(({ key, etag, unreadable }) => ({ sourceId: source.id, key, etag, unreadable }))
  await tx`
    INSERT INTO calendar_object ${tx(objects)}
    ON CONFLICT (source_id, key) DO UPDATE SET etag = EXCLUDED.etag, unreadable = EXCLUDED.unreadable`
  const keys = entries.map(({ key }) => key)
  await tx`DELETE FROM external_busy WHERE source_id = ${source.id} AND object_key = ANY(${keys}::text[])`
  const times = entries.flatMap(({ key, times }) => times.map(([from, to]) => ({ key, from, to })))
  if (times.length === 0) return
  await tx`
    INSERT INTO external_busy (staff_id, source_id, object_key, starts_at, ends_at)
    SELECT ${source.staffId}, ${source.id}, key, to_timestamp("from" / 1000.0), to_timestamp("to" / 1000.0)
    FROM unnest(${times.map(({ key }) => key)}::text[], ${times.map(({ from }) => from)}::float8[], ${times.map(({ to }) => to)}::float8[])
      AS time (key, "from", "to")`
}

/** Open calendars of the department read themselves again. */
async function announce(tx: Tx, source: PolledSource, now: Temporal.Instant): Promise<void> {
  if (source.departmentId)
    await recordEvent(tx, { type: 'calendar_changed', departmentId: source.departmentId, data: {}, now })
}
