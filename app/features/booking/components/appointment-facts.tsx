import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { type Fact, Facts } from '#app/ui/facts.tsx'
import { formatClock, formatDate, formatTime } from '#app/ui/format.ts'
import type { IconName } from '#app/ui/icon.tsx'
import type { AppointmentView } from '../find-appointment-view.server.ts'
import type { Mode } from '../types.ts'

export const MODE_ICONS: Record<Mode, IconName> = { video: 'videocam', phone: 'call', on_site: 'location_on' }

export function modeName(mode: Mode): string {
  return { video: m.booking_mode_video, phone: m.booking_mode_phone, on_site: m.booking_mode_on_site }[mode]()
}

type Shown = Pick<
  AppointmentView,
  'startsAt' | 'endsAt' | 'mode' | 'serviceName' | 'departmentName' | 'office' | 'languageWish'
>

/** When, how, what, who and, on site, where. */
export function AppointmentFacts({ appointment, locale }: { appointment: Shown; locale: Locale }) {
  const { startsAt, endsAt, mode, office, languageWish } = appointment
  const zone = office.timeZone
  const facts: Fact[] = [
    {
      icon: 'calendar_month',
      label: m.booking_fact_when(),
      value: (
        <>
          {formatDate({ at: startsAt, zone, locale })}
          <br />
          {m.booking_time_range({
            from: formatClock({ at: startsAt, zone, locale }),
            to: formatTime({ at: endsAt, zone, locale }),
          })}
        </>
      ),
    },
    { icon: MODE_ICONS[mode], label: m.booking_fact_how(), value: modeName(mode) },
    { icon: 'description', label: m.booking_fact_service(), value: appointment.serviceName },
    { icon: 'apartment', label: m.booking_fact_department(), value: appointment.departmentName },
  ]
  if (mode === 'on_site')
    facts.splice(2, 0, {
      icon: 'home_work',
      label: m.booking_fact_where(),
      value: (
        <>
          {office.name}
          <br />
          {office.street}
          <br />
          {office.postalCode} {office.city}
        </>
      ),
    })
  if (languageWish)
    facts.push({ icon: 'translate', label: m.booking_fact_language(), value: interpretingText(languageWish, locale) })
  return <Facts facts={facts} />
}

/** "Dolmetschen: Türkisch". */
export function interpretingText(language: string, locale: Locale): string {
  return m.booking_interpreting({ language: languageName(language, locale) })
}

export function languageName(language: string, locale: Locale): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language
}

/** "Donnerstag, 26. November 2026, 10:20 Uhr" */
export function whenText(at: string, zone: string, locale: Locale): string {
  return `${formatDate({ at, zone, locale })}, ${formatTime({ at, zone, locale })}`
}
