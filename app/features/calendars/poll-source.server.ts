import { type FetchRules, openGuardedFetch } from '#app/lib/guarded-fetch.ts'
import type { Db } from '#prisma/sql.ts'
import { askCaldav } from './ask-caldav.server.ts'
import { askFile } from './ask-file.server.ts'
import type { CalendarAnswer, KnownCalendar } from './calendar-answer.ts'
import { CalendarProblem, type CalendarProblemCode, isCalendarProblem } from './calendar-problem.ts'
import { chooseCalendars } from './choose-calendars.ts'
import { findCalendars } from './find-calendars.server.ts'
import { pollWindow, reachesTooLittle } from './poll-times.ts'
import { readBusyTimes } from './read-busy-times.server.ts'
import { openAccess, sealAccess } from './sealed-access.ts'
import { type PolledSource, storeAnswer } from './store-answer.server.ts'

export type PollContext = { db: Db; installationKey: Buffer; rules: FetchRules }

const LIMITS = { bytes: 10 * 1024 * 1024, milliseconds: 30_000 }
/** Nobody else asks the same calendar meanwhile. */
const LEASE_MINUTES = 2

/**
 * Asks one calendar when its owner is busy and stores that, or why it could not be learnt; what was known before stays then. A calendar that
 * was never read is looked for first. Asks nothing when the source is not due, unless `evenEarly`.
 *
 * @returns what went wrong, null when all is well or there was nothing to do.
 */
export async function pollSource(
  { db, installationKey, rules }: PollContext,
  { sourceId, evenEarly }: { sourceId: string; evenEarly: boolean },
  now: Temporal.Instant,
): Promise<CalendarProblemCode | null> {
  const source = await lease(db, sourceId, evenEarly, now)
  if (!source) return null
  try {
    const fetchGuarded = openGuardedFetch(rules, LIMITS)
    const access = openAccess(installationKey, sourceId, source.sealed)
    if (!access) throw new CalendarProblem('password')
    if (source.kind === 'caldav' && source.succeededAt === null) {
      const found = chooseCalendars(access, await findCalendars(fetchGuarded, access))
      if ('choices' in found) {
        await storeAnswer(db, source, { kind: 'choices', choices: found.choices }, now)
        return null
      }
      access.url = found.url
    }
    const window = pollWindow(source.horizonDays, now)
    const isShort = reachesTooLittle(source.coversUntil, source.horizonDays, now)
    const known = isShort ? NOTHING : await readKnown(db, source)
    const answer: CalendarAnswer =
      source.kind === 'caldav'
        ? await askCaldav(fetchGuarded, access, known, window)
        : await askFile(fetchGuarded, access, known)
    if (answer.unchanged) {
      await storeAnswer(db, source, { kind: 'unchanged' }, now)
      return null
    }
    const question = {
      from: window.from.epochMilliseconds,
      to: (isShort ? window.to : source.coversUntil!).epochMilliseconds,
      zone: source.zone,
      addresses: [source.email, access.username].map((address) => address.toLowerCase()).filter(Boolean),
    }
    const busy = await readBusyTimes(
      answer.changed.map(({ text }) => text),
      question,
      { skipsUnreadable: source.kind === 'caldav' },
    )
    const entries = answer.changed.map(({ key, etag }, index) => ({ key, etag, ...busy[index]! }))
    const coversUntil = Temporal.Instant.fromEpochMilliseconds(question.to)
    const { tag, present } = answer
    const sealed = sealAccess(installationKey, sourceId, access)
    await storeAnswer(db, source, { kind: 'changed', tag, present, entries, coversUntil, sealed }, now)
    return null
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    await storeAnswer(db, source, { kind: 'problem', code }, now)
    return code
  }
}

const NOTHING: KnownCalendar = { tag: null, etags: new Map() }

/** The source with what is needed to ask, unless it is not due, waits for its owner's choice, or its owner has left. */
async function lease(
  db: Db,
  sourceId: string,
  evenEarly: boolean,
  now: Temporal.Instant,
): Promise<PolledSource | null> {
  const [source] = await db.sql<PolledSource[]>`
    UPDATE calendar_source c SET next_poll_at = ${now.add({ minutes: LEASE_MINUTES })}
    FROM staff s
    WHERE c.id = ${sourceId} AND s.id = c.staff_id AND s.active AND c.choices IS NULL AND c.next_poll_at IS NOT NULL
      AND (c.next_poll_at <= ${now} OR ${evenEarly})
    RETURNING c.id, c.staff_id, c.kind, c.sealed, c.failures, c.succeeded_at, c.collection_tag, c.covers_until, s.email, s.department_id,
      coalesce((SELECT o.time_zone FROM resource r JOIN office o ON o.id = r.office_id WHERE r.staff_id = s.id ORDER BY r.id LIMIT 1), 'Europe/Berlin')
        AS zone,
      greatest(60, (SELECT max(v.horizon_days) FROM service v WHERE v.department_id = s.department_id AND v.active)) AS horizon_days`
  return source ?? null
}

async function readKnown(db: Db, source: PolledSource): Promise<KnownCalendar> {
  const rows = await db.sql<{ key: string; etag: string | null }[]>`
    SELECT key, etag FROM calendar_object WHERE source_id = ${source.id}`
  return { tag: source.collectionTag, etags: new Map(rows.map(({ key, etag }) => [key, etag])) }
}

/** null for what is a fault of ours. */
function codeOf(error: unknown): CalendarProblemCode | null {
  if (error instanceof CalendarProblem) return error.code
  const fault = error instanceof Error && 'fault' in error ? error.fault : null
  if (isCalendarProblem(fault)) return fault
  // The library's own word for an answer that it does not understand.
  return error instanceof Error && /^(Collection query failed|cannot find)/.test(error.message) ? 'server' : null
}
