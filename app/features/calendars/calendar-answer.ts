import { CalendarProblem } from './calendar-problem.ts'

/** What a calendar said about what has changed since it was asked before. */
export type CalendarAnswer =
  | { unchanged: true }
  | {
      unchanged: false
      /** Of the calendar as a whole, for the next question. */
      tag: string | null
      /** Keys of all entries there are now. */
      present: string[]
      /** Those that are new or different. */
      changed: CalendarEntry[]
    }

export type CalendarEntry = { key: string; etag: string | null; text: string }

/** One calendar of an account. */
export type FoundCalendar = { url: string; name: string }

/** What was read before. */
export type KnownCalendar = { tag: string | null; etags: ReadonlyMap<string, string | null> }

/** The answer as it is, or the problem that its status stands for. */
export function checkStatus(response: Response): Response {
  const { status } = response
  if (status < 400) return response
  if (status === 401 || status === 403) throw new CalendarProblem('password')
  throw new CalendarProblem(status === 404 || status === 410 ? 'missing' : 'server')
}

/** RFC 7617; nothing when there is no user name. */
export function authorization({ username, password }: { username: string; password: string }): Record<string, string> {
  if (username === '' && password === '') return {}
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }
}
