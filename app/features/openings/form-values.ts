import { FORM_TOKEN_FIELD } from '#app/features/access/form-token.ts'

/** What stood in a form, by field name, so that a page can show it again as it was typed. */
export type FormValues = Record<string, string[]>

export function readFormValues(form: FormData): FormValues {
  const values: FormValues = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name === FORM_TOKEN_FIELD) continue
    values[name] = [...(values[name] ?? []), value.trim()]
  }
  return values
}

export function one(values: FormValues, name: string): string {
  return values[name]?.[0] ?? ''
}

export function many(values: FormValues, name: string): string[] {
  return values[name] ?? []
}

/** `08:00` as minutes of the day; null when it is no time. */
export function readClock(text: string): number | null {
  const parts = /^(\d{1,2}):(\d{2})$/.exec(text)
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN
  return minutes <= 1440 && Number(parts?.[2]) < 60 ? minutes : null
}

/** The end of a window: midnight may be written as 24:00 or, in a time field, as 00:00. */
export function readEnd(text: string): number | null {
  const minutes = readClock(text)
  return minutes === 0 ? 1440 : minutes
}

/** Minutes of the day as a time field wants them; the end of the day is 00:00 there. */
export function formatMinute(minute: number): string {
  const part = (value: number) => String(value).padStart(2, '0')
  return `${part(Math.floor(minute / 60) % 24)}:${part(minute % 60)}`
}

export function readDate(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return null
  }
}

/** A whole number in `[min, max]`, else null. */
export function readNumber(text: string, min: number, max: number): number | null {
  if (!/^\d{1,6}$/.test(text)) return null
  const value = Number(text)
  return value >= min && value <= max ? value : null
}
