import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { formatDate } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import type { SlotPage } from '../get-slot-page.server.ts'

type Props = {
  page: SlotPage
  locale: Locale
  linkTo: (change: Record<string, string | null>) => string
  label: string
  withRange?: boolean
}

/** Links to earlier and later days; what leads nowhere stays as grey text, so that nothing jumps. */
export function SlotPager({ page, locale, linkTo, label, withRange }: Props) {
  const { earlierBefore, laterFrom, days } = page
  return (
    <nav className="tp-pager" aria-label={label}>
      {earlierBefore ? (
        <a className="tp-back" href={linkTo({ vor: earlierBefore, ab: null })}>
          <Icon name="chevron_left" />
          {m.booking_earlier()}
        </a>
      ) : (
        <span className="tp-back tp-muted">
          <Icon name="chevron_left" />
          {m.booking_earlier()}
        </span>
      )}
      {withRange && days.length > 0 ? (
        <p className="tp-strong tp-pager-range">{rangeText(days[0]!.day, days.at(-1)!.day, locale)}</p>
      ) : null}
      {laterFrom ? (
        <a className="tp-back" href={linkTo({ ab: laterFrom, vor: null })}>
          {m.booking_later()}
          <Icon name="chevron_right" />
        </a>
      ) : (
        <span className="tp-back tp-muted">
          {m.booking_later()}
          <Icon name="chevron_right" />
        </span>
      )}
    </nav>
  )
}

const ranges = new Map<Locale, Intl.DateTimeFormat>()

/** "25.–27. November 2026", as the language writes ranges. */
function rangeText(first: number, last: number, locale: Locale): string {
  const [from, to] = [new Date(first * 86_400_000), new Date(last * 86_400_000)]
  if (first === last) return formatDate({ at: from, zone: 'UTC', locale })
  const format =
    ranges.get(locale) ??
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'de-DE', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
  ranges.set(locale, format)
  return format.formatRange(from, to)
}
