import type { ReactNode } from 'react'
import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { formatClock, formatDay, localDate } from '#app/ui/format.ts'
import type { SlotPage } from '../get-slot-page.server.ts'
import { type DayPart, type SlotDay, splitLongDay, type Tile } from '../slot-days.ts'
import { SlotPager } from './slot-pager.tsx'
import { SlotTile } from './slot-tile.tsx'

type Props = {
  page: SlotPage
  locale: Locale
  /** Query of this page with other values. */
  linkTo: (change: Record<string, string | null>) => string
  /** Label of the button that takes the chosen time. */
  submitLabel: string
  /** Hidden fields of the form. */
  children: ReactNode
}

/** The free times of a few days, as a form that works without a script: radio tiles and one button. */
export function SlotPicker({ page, locale, linkTo, submitLabel, children }: Props) {
  return (
    <form method="post">
      {children}
      <SlotPager page={page} locale={locale} linkTo={linkTo} label={m.booking_pager_top()} withRange />
      <fieldset className="tp-field tp-times">
        <legend>
          <h2 className="tp-h2">{m.booking_choose_time()}</h2>
        </legend>
        {page.days.map((day, index) => (
          <Day key={day.day} day={day} page={page} locale={locale} isFirst={index === 0} />
        ))}
      </fieldset>
      <SlotPager page={page} locale={locale} linkTo={linkTo} label={m.booking_pager_bottom()} />
      <div className="tp-actionbar tp-actionbar--sticky">
        <Button>{submitLabel}</Button>
      </div>
    </form>
  )
}

function Day({ day, page, locale, isFirst }: { day: SlotDay; page: SlotPage; locale: Locale; isFirst: boolean }) {
  const id = `tag-${day.day}`
  const distance = distanceText(day, page.now)
  const parts = splitLongDay(day, ({ at, zone }) => minuteOfDay(at, zone))
  // Hardly anybody looks for a time at night first.
  const opened = (parts.find(({ part }) => part !== 'night') ?? parts[0])?.part
  const tiles = (some: Tile[]) =>
    some.map((tile) => <SlotTile key={tile.at} tile={tile} locale={locale} place={placeOf(page, tile.officeId)} />)
  return (
    <section className="tp-day" aria-labelledby={id}>
      <h3 className="tp-h3" id={id}>
        {formatDay({ at: dateOfDay(day.day), zone: 'UTC', locale })}
        {distance ? <span className="tp-muted tp-small">{distance}</span> : null}
        <span className="tp-muted tp-small tp-day-count">{m.booking_free_times({ count: day.tiles.length })}</span>
      </h3>
      {parts.map(({ part, tiles: some }) => (
        <details key={part} className="tp-day-part" open={isFirst && part === opened}>
          <summary>
            {dayPartName(part)}{' '}
            <span className="tp-muted tp-small">{m.booking_free_times({ count: some.length })}</span>
          </summary>
          {/* biome-ignore lint/a11y/useSemanticElements: one fieldset holds all days, for it is one choice */}
          <div className="tp-tiles" role="group" aria-labelledby={id}>
            {tiles(some)}
          </div>
        </details>
      ))}
      {parts.length === 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: one fieldset holds all days, for it is one choice
        <div className="tp-tiles" role="group" aria-labelledby={id}>
          {tiles(day.tiles)}
        </div>
      ) : null}
    </section>
  )
}

function dayPartName(part: DayPart): string {
  return {
    night: m.booking_part_night,
    morning: m.booking_part_morning,
    afternoon: m.booking_part_afternoon,
    evening: m.booking_part_evening,
  }[part]()
}

function minuteOfDay(at: string, zone: string): number {
  const [hours = 0, minutes = 0] = formatClock({ at, zone, locale: 'de' }).split(':').map(Number)
  return hours * 60 + minutes
}

/** On site the office has to be said when the citizen did not choose one. */
function placeOf(page: SlotPage, officeId: string): string | null {
  if (page.wish.mode !== 'on_site' || page.wish.officeId || page.service.offices.length < 2) return null
  return page.service.offices.find((office) => office.id === officeId)?.name ?? null
}

function distanceText({ day, tiles }: SlotDay, now: string): string | null {
  const zone = tiles[0]?.zone
  if (!zone) return null
  const days = day - Date.parse(localDate(now, zone)) / 86_400_000
  if (days === 0) return m.booking_today()
  return days === 1 ? m.booking_tomorrow() : null
}

export function dateOfDay(day: number): Date {
  return new Date(day * 86_400_000)
}
