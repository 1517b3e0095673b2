/**
 * Why a calendar elsewhere could not be read, in the words of a closed set; stored with the source and shown to its owner.
 *
 * `address`: lies in a private network. `protocol`: not encrypted. `redirects`: led in circles. `certificate`: cannot be trusted.
 * `password`: refused. `missing`: nothing there. `server`: it answered with an error of its own. `no_calendar`: something else is there.
 * `large`: more than is read, `crowded`: more times than are kept. `unreadable`: not iCalendar.
 */
export const CALENDAR_PROBLEMS = [
  'address',
  'protocol',
  'redirects',
  'certificate',
  'unreachable',
  'slow',
  'large',
  'encoding',
  'password',
  'missing',
  'server',
  'no_calendar',
  'crowded',
  'unreadable',
] as const
export type CalendarProblemCode = (typeof CALENDAR_PROBLEMS)[number]

/** An expected failure while asking another calendar; never holds what the server sent. */
export class CalendarProblem extends Error {
  readonly code: CalendarProblemCode

  constructor(code: CalendarProblemCode) {
    super(code)
    this.name = 'CalendarProblem'
    this.code = code
  }
}

export function isCalendarProblem(value: unknown): value is CalendarProblemCode {
  return CALENDAR_PROBLEMS.some((code) => code === value)
}
