import { createAccount, fetchCalendars, propfind } from 'tsdav'
import { authorization, checkStatus, type FoundCalendar } from './calendar-answer.ts'
import { CalendarProblem } from './calendar-problem.ts'
import type { CalendarAccess } from './sealed-access.ts'

/**
 * The calendars with events behind an address: itself, or those of the account it leads to (RFC 6764, RFC 4791 6.2.1).
 *
 * @throws {CalendarProblem} `password`, `no_calendar` and what else the server says; {GuardedFetchError} when there was no answer.
 */
export async function findCalendars(fetchGuarded: typeof fetch, access: CalendarAccess): Promise<FoundCalendar[]> {
  let isRefused = false
  const headers = authorization(access)
  const ask = async (...question: Parameters<typeof fetch>) => {
    const response = await fetchGuarded(...question)
    if (response.status === 401) isRefused = true
    return response
  }
  const [itself] = await propfind({
    url: access.url,
    props: { 'd:resourcetype': {}, 'd:displayname': {} },
    depth: '0',
    headers,
    fetch: ask,
  })
  if (itself?.ok && 'calendar' in (itself.props?.['resourcetype'] ?? {})) return [{ url: access.url, name: '' }]
  try {
    const account = await createAccount({
      account: { accountType: 'caldav', serverUrl: access.url },
      headers,
      fetch: ask,
    })
    const found = await fetchCalendars({ account, headers, fetch: ask })
    const withEvents = found.filter(({ components }) => !components?.length || components.includes('VEVENT'))
    if (withEvents.length > 0)
      return withEvents.map(({ url, displayName }) => ({ url, name: nameOf(displayName, url) }))
  } catch (error) {
    if (isOfAnswer(error)) throw error
  }
  if (isRefused) throw new CalendarProblem('password')
  if (itself) checkStatus(new Response(null, { status: itself.status === 207 ? 200 : itself.status }))
  throw new CalendarProblem('no_calendar')
}

/** What the network said must reach the owner; everything else is the library's word for not finding a calendar. */
function isOfAnswer(error: unknown): boolean {
  return error instanceof Error && ['GuardedFetchError', 'CalendarProblem'].includes(error.name)
}

function nameOf(displayName: unknown, url: string): string {
  const name = typeof displayName === 'string' || typeof displayName === 'number' ? String(displayName).trim() : ''
  return (name || decodeURIComponent(new URL(url).pathname.replace(/\/$/, '').split('/').at(-1) ?? '')).slice(0, 100)
}
