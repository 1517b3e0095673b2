import { authorization, type CalendarAnswer, checkStatus, type KnownCalendar } from './calendar-answer.ts'
import type { CalendarAccess } from './sealed-access.ts'

/** A file has one entry: itself. */
const KEY = 'file'

/**
 * Asks for a published iCalendar file, unless it is the same as before (If-None-Match, else If-Modified-Since; the tag is Last-Modified).
 *
 * @throws {CalendarProblem} for what its status says; {GuardedFetchError} when there was no answer.
 */
export async function askFile(
  fetchGuarded: typeof fetch,
  access: CalendarAccess,
  known: KnownCalendar,
): Promise<CalendarAnswer> {
  const etag = known.etags.get(KEY)
  const response = await fetchGuarded(access.url.replace(/^webcals?:/i, 'https:'), {
    headers: {
      accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
      ...authorization(access),
      ...(etag ? { 'if-none-match': etag } : known.tag ? { 'if-modified-since': known.tag } : {}),
    },
  })
  if (response.status === 304 && known.etags.size > 0) return { unchanged: true }
  const text = await checkStatus(response).text()
  const next = response.headers.get('etag')
  if (next !== null && next === etag) return { unchanged: true }
  return {
    unchanged: false,
    tag: response.headers.get('last-modified'),
    present: [KEY],
    changed: [{ key: KEY, etag: next, text }],
  }
}
