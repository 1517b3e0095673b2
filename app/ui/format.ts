import type { Locale } from '#app/lib/locale.ts'

// Formatters are costly to make and few, so each is made once.
const made = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  const known =
    made.get(key) ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'de-DE', { ...options, timeZone: zone })
  made.set(key, known)
  return known
}

/** Times travel to pages as ISO instants; every format names the office's zone. */
type When = { at: string | Date; zone: string; locale: Locale }

/** "10:20 Uhr", "10:20". */
export function formatTime({ at, zone, locale }: When): string {
  const time = formatter(locale, zone, { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(at))
  return locale === 'de' ? `${time} Uhr` : time
}

/** "10:20:35 Uhr", "10:20:35": where a minute would be too coarse. */
export function formatTimeWithSeconds({ at, zone, locale }: When): string {
  const options = { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false } as const
  const time = formatter(locale, zone, options).format(new Date(at))
  return locale === 'de' ? `${time} Uhr` : time
}

/** "10:20", for tiles and tables in every language. */
export function formatClock({ at, zone, locale }: When): string {
  return formatter(locale, zone, { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(at))
}

/** "Donnerstag, 26. November 2026", "Thursday, 26 November 2026". */
export function formatDate({ at, zone, locale }: When): string {
  return formatter(locale, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(at),
  )
}

/** "Donnerstag, 26. November". */
export function formatDay({ at, zone, locale }: When): string {
  return formatter(locale, zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at))
}

/** "Do., 26.11.2026", "Thu, 26/11/2026": for tables. */
export function formatShortDate({ at, zone, locale }: When): string {
  return formatter(locale, zone, { weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric' }).format(
    new Date(at),
  )
}

/** The local date of an instant as YYYY-MM-DD. */
export function localDate(at: string | Date, zone: string): string {
  const parts = formatter('en', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(at))
  const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
