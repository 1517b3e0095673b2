import { m } from '#app/locales/generated/messages.js'
import type { CalendarProblemCode } from '../calendar-problem.ts'

const WORDS: Record<CalendarProblemCode, () => string> = {
  address: m.calendars_problem_address,
  protocol: m.calendars_problem_protocol,
  redirects: m.calendars_problem_redirects,
  certificate: m.calendars_problem_certificate,
  unreachable: m.calendars_problem_unreachable,
  slow: m.calendars_problem_slow,
  large: m.calendars_problem_large,
  encoding: m.calendars_problem_encoding,
  password: m.calendars_problem_password,
  missing: m.calendars_problem_missing,
  server: m.calendars_problem_server,
  no_calendar: m.calendars_problem_no_calendar,
  crowded: m.calendars_problem_crowded,
  unreadable: m.calendars_problem_unreadable,
}

/** Why a calendar could not be read, and what helps. */
export function problemWord(code: CalendarProblemCode): string {
  return WORDS[code]()
}
