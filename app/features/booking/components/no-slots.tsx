import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { formatDay } from '#app/ui/format.ts'
import type { SlotPage } from '../get-slot-page.server.ts'
import { dateOfDay } from './slot-picker.tsx'

type Props = {
  page: SlotPage
  locale: Locale
  phone: string
  linkTo: (change: Record<string, string | null>) => string
}

/** Nothing free with this wish: says so, and leads to the next free date when another wish has one. */
export function NoSlots({ page, locale, phone, linkTo }: Props) {
  const first = page.firstDay[page.wish.mode]
  return (
    <section className="tp-panel tp-stack">
      <h2 className="tp-h3">{m.booking_none_title()}</h2>
      <p>{first === undefined ? m.booking_none_text({ phone }) : m.booking_none_filtered()}</p>
      {first === undefined ? null : (
        <p>
          <a href={linkTo({ ab: null, vor: null, tageszeit: null })}>
            {m.booking_next_free({ date: formatDay({ at: dateOfDay(first), zone: 'UTC', locale }) })}
          </a>
        </p>
      )}
    </section>
  )
}
