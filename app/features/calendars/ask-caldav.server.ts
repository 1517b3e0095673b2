import { createHash } from 'node:crypto'
import { calendarMultiGet, calendarQuery, type DAVResponse, propfind } from 'tsdav'
import {
  authorization,
  type CalendarAnswer,
  type CalendarEntry,
  checkStatus,
  type KnownCalendar,
} from './calendar-answer.ts'
import { CalendarProblem } from './calendar-problem.ts'
import type { CalendarAccess } from './sealed-access.ts'

const AT_ONCE = 50
const MOST_ENTRIES = 5000

/**
 * Asks a CalDAV calendar (RFC 4791) what has changed between two times: its tag first (CTag or sync token), then the ETags of its entries,
 * then only the entries that are new or different.
 *
 * @throws {CalendarProblem} for what it answers; {GuardedFetchError} when there was no answer.
 */
export async function askCaldav(
  fetchGuarded: typeof fetch,
  access: CalendarAccess,
  known: KnownCalendar,
  window: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<CalendarAnswer> {
  const ask = {
    url: access.url,
    headers: authorization(access),
    fetch: async (...question: Parameters<typeof fetch>) => checkStatus(await fetchGuarded(...question)),
  }
  const tag = await askTag(ask)
  if (tag !== null && tag === known.tag) return { unchanged: true }
  const entries = await listEntries(ask, window)
  const isDifferent = ({ key, etag }: Listed) => etag === null || known.etags.get(key) !== etag
  const changed: CalendarEntry[] = []
  const wanted = entries.filter(isDifferent)
  for (let start = 0; start < wanted.length; start += AT_ONCE)
    changed.push(...(await fetchEntries(ask, wanted.slice(start, start + AT_ONCE))))
  return { unchanged: false, tag, present: entries.map(({ key }) => key), changed }
}

type Ask = { url: string; headers: Record<string, string>; fetch: typeof fetch }
type Listed = { key: string; path: string; etag: string | null }

async function askTag(ask: Ask): Promise<string | null> {
  const [answer] = await propfind({
    ...ask,
    props: { 'd:resourcetype': {}, 'cs:getctag': {}, 'd:sync-token': {} },
    depth: '0',
  })
  if (!answer?.ok || !('calendar' in (answer.props?.['resourcetype'] ?? {}))) throw new CalendarProblem('no_calendar')
  return textOf(answer.props?.['getctag']) ?? textOf(answer.props?.['syncToken'])
}

async function listEntries(
  ask: Ask,
  { from, to }: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<Listed[]> {
  const range = { start: basicTime(from), end: basicTime(to) }
  const answers = await calendarQuery({
    ...ask,
    props: { 'd:getetag': {} },
    filters: {
      'comp-filter': {
        _attributes: { name: 'VCALENDAR' },
        'comp-filter': { _attributes: { name: 'VEVENT' }, 'time-range': { _attributes: range } },
      },
    },
    depth: '1',
  })
  if (answers.length > MOST_ENTRIES) throw new CalendarProblem('crowded')
  return answers.flatMap((answer) => {
    const path = pathOf(answer, ask.url)
    return path ? [{ key: keyOf(path), path, etag: textOf(answer.props?.['getetag']) }] : []
  })
}

async function fetchEntries(ask: Ask, wanted: readonly Listed[]): Promise<CalendarEntry[]> {
  const answers = await calendarMultiGet({
    ...ask,
    props: { 'd:getetag': {}, 'c:calendar-data': {} },
    objectUrls: wanted.map(({ path }) => path),
    depth: '1',
  })
  return answers.flatMap((answer) => {
    const path = pathOf(answer, ask.url)
    const text = textOf(answer.props?.['calendarData'])
    // An entry that was deleted a moment ago is gone at the next question.
    return path && text ? [{ key: keyOf(path), etag: textOf(answer.props?.['getetag']), text }] : []
  })
}

/** Servers answer with whole addresses or with paths. */
function pathOf({ href }: DAVResponse, base: string): string | null {
  if (!href) return null
  const url = new URL(href, base)
  return url.pathname === new URL(base).pathname ? null : url.pathname
}

/** Addresses of entries may say what they are about, so only their hashes are kept. */
function keyOf(path: string): string {
  return createHash('sha256').update(path).digest('base64url')
}

/** Values arrive as text, as numbers where they look like one, or as CDATA. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (value && typeof value === 'object' && '_cdata' in value) return textOf(value._cdata)
  return null
}

/** 20270315T080000Z */
function basicTime(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
}
