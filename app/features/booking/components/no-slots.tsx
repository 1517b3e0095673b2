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
export function NoSlots({ page: { nextFree }, locale, phone, linkTo }: Props) {
  return (
    <section className="tp-panel tp-stack">
      <h2 className="tp-h3">{m.booking_none_title()}</h2>
      {nextFree ? (
        <>
          <p>{nextFree.isElsewhere ? m.booking_none_here() : m.booking_none_filtered()}</p>
          <p>
            <a
              href={linkTo({
                ab: null,
                vor: null,
                tageszeit: null,
                ...(nextFree.isElsewhere ? { dienststelle: null } : {}),
              })}
            >
              {m.booking_next_free({ date: formatDay({ at: dateOfDay(nextFree.day), zone: 'UTC', locale }) })}
            </a>
          </p>
        </>
      ) : (
        <p>{m.booking_none_text({ phone })}</p>
      )}
    </section>
  )
}
