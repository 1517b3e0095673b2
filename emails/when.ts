import type { MailLocale } from './blocks.ts'

const TAG: Record<MailLocale, string> = { de: 'de-DE', en: 'en-GB' }

/** "Mittwoch, 25. November 2026" / "Wednesday, 25 November 2026" in the zone given. */
export function longDate(instant: Temporal.Instant, timeZone: string, locale: MailLocale): string {
  return instant.toLocaleString(TAG[locale], {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
}

/** "25. November" / "25 November". */
export function shortDate(instant: Temporal.Instant, timeZone: string, locale: MailLocale): string {
  return instant.toLocaleString(TAG[locale], { timeZone, day: 'numeric', month: 'long' })
}

/** "10:20", always 24 hours. */
export function clockTime(instant: Temporal.Instant, timeZone: string, locale: MailLocale): string {
  return instant.toLocaleString(TAG[locale], { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** "25. November, 10:20 Uhr" / "25 November, 10:20", for subject lines. */
export function subjectTime(instant: Temporal.Instant, timeZone: string, locale: MailLocale): string {
  const time = clockTime(instant, timeZone, locale)
  return `${shortDate(instant, timeZone, locale)}, ${locale === 'de' ? `${time} Uhr` : time}`
}

/** "10:20 bis 10:40 Uhr (MEZ)" / "10:20 to 10:40 (CET)". The zone is named because mails are read anywhere. */
export function timeSpan(start: Temporal.Instant, end: Temporal.Instant, timeZone: string, locale: MailLocale): string {
  const from = clockTime(start, timeZone, locale)
  const to = clockTime(end, timeZone, locale)
  const zones = [...new Set([start, end].map((instant) => zoneName(instant, timeZone, locale)))].join('/')
  return locale === 'de' ? `${from} bis ${to} Uhr (${zones})` : `${from} to ${to} (${zones})`
}

/** "MEZ" or "MESZ" / "CET" or "CEST"; "GMT+9" where the language has no short name. */
function zoneName(instant: Temporal.Instant, timeZone: string, locale: MailLocale): string {
  const parts = new Intl.DateTimeFormat(TAG[locale], { timeZone, timeZoneName: 'short' }).formatToParts(
    instant.epochMilliseconds,
  )
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}
