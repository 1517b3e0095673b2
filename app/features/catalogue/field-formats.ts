import { z } from 'zod'

/** Id of a thing in the system it comes from; the same thing keeps it over all imports. */
export const sourceId = z.string().min(1).max(200)

export const text = z.string().trim().min(1)

/** Part of a web address. */
export const lowerName = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'may hold small letters, digits and single dashes only')

export const email = z.email({ error: (issue) => `${quote(issue.input)} is no e-mail address` })

export const timeZone = z
  .string()
  .refine(isTimeZone, { error: (issue) => `${quote(issue.input)} is no IANA time zone` })

/** Local wall clock, '00:00' to '24:00', as minutes of the day. */
export const clockTime = z.string().transform((value, context) => {
  const parts = /^(\d{2}):(\d{2})$/.exec(value)
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN
  if (minutes <= 1440 && Number(parts?.[2]) < 60) return minutes
  context.addIssue({ code: 'custom', message: `${quote(value)} is no time between "00:00" and "24:00"` })
  return z.NEVER
})

export const isoDate = z
  .string()
  .refine(isDate, { error: (issue) => `${quote(issue.input)} is no date such as "2027-03-28"` })

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:00(\.0+)?)?(Z|[+-]\d{2}:\d{2})$/

/** A whole minute with its offset, as minutes since 1970-01-01T00:00Z. */
export const instant = z.string().transform((value, context) => {
  const milliseconds = INSTANT.test(value) && isDate(value.slice(0, 10)) ? Date.parse(value) : Number.NaN
  if (!Number.isNaN(milliseconds)) return milliseconds / 60_000
  context.addIssue({
    code: 'custom',
    message: `${quote(value)} is no whole minute with offset such as "2027-03-15T08:00:00+01:00"`,
  })
  return z.NEVER
})

function quote(value: unknown): string {
  const written = JSON.stringify(value) ?? String(value)
  return written.length > 80 ? `${written.slice(0, 77)}…` : written
}

function isTimeZone(value: string): boolean {
  try {
    // Fixed offsets such as +01:00 are understood by the runtime, but they know no summer time.
    return /^[A-Za-z]/.test(value) && new Intl.DateTimeFormat('en', { timeZone: value }) !== null
  } catch {
    return false
  }
}

const knownDates = new Map<string, boolean>()

function isDate(value: string): boolean {
  let known = knownDates.get(value)
  if (known === undefined) {
    known = /^\d{4}-\d{2}-\d{2}$/.test(value) && isRealDay(value)
    if (knownDates.size < 10_000) knownDates.set(value, known)
  }
  return known
}

function isRealDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}
