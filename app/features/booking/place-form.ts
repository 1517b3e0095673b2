import { m } from '#app/locales/generated/messages.js'
import type { FieldProblem } from './schema.ts'
import { tidyText } from './typed-text.ts'

export const MAX_REASON = 500
const MAX_MINUTES = 600

/** Where staff want an appointment. `start` null: no time was said; `override` null: no rule may be broken. */
export type PlaceForm = {
  start: Temporal.Instant | null
  durationMinutes: number | null
  override: string | null
  problems: FieldProblem[]
}

/**
 * Reads a free time that was picked (`frei`, an instant) or one that was typed (`tag`, `zeit`, in the office's zone), the length (`minuten`)
 * and the word to break a rule (`regel` with `regelgrund`).
 */
export function readPlaceForm(form: FormData, zone: string): PlaceForm {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const problems: FieldProblem[] = []
  const picked = text('frei')
  const hasTyped = text('zeit') !== '' && (picked === '' || picked === 'eigene')
  const start = hasTyped ? readClock(text('tag'), text('zeit'), zone) : readInstant(picked)
  if (hasTyped && !start) problems.push({ field: 'zeit', message: m.calendar_error_time() })
  const minutes = text('minuten')
  const durationMinutes = minutes === '' ? null : Number(minutes)
  if (
    durationMinutes !== null &&
    !(Number.isInteger(durationMinutes) && durationMinutes >= 5 && durationMinutes <= MAX_MINUTES)
  )
    problems.push({ field: 'minuten', message: m.calendar_error_minutes({ limit: MAX_MINUTES }) })
  const wantsOverride = form.get('regel') === 'ja'
  const reason = tidyText(String(form.get('regelgrund') ?? ''), MAX_REASON)
  if (wantsOverride && reason === '') problems.push({ field: 'regelgrund', message: m.calendar_error_override() })
  return { start, durationMinutes, override: wantsOverride && reason ? reason : null, problems }
}

/** A local date and time of day; null for what is none. */
export function readClock(date: string, clock: string, zone: string): Temporal.Instant | null {
  if (!/^20\d\d-\d\d-\d\d$/.test(date) || !/^\d{1,2}:\d{2}$/.test(clock)) return null
  try {
    return Temporal.PlainDateTime.from(`${date}T${clock.padStart(5, '0')}`, { overflow: 'reject' })
      .toZonedDateTime(zone)
      .toInstant()
  } catch {
    return null
  }
}

function readInstant(text: string): Temporal.Instant | null {
  if (!/^20\d\d-\d\d-\d\dT\d\d:\d\d(:00)?Z$/.test(text)) return null
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}
