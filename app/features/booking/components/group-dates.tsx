import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { formatClock, formatDate } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import type { GroupDate } from '../queries.server.ts'

/** Dates with seats, each with a button that takes one. */
export function GroupDates({ dates, holdToken, locale }: { dates: GroupDate[]; holdToken: string; locale: Locale }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none
    <ul className="tp-stack" role="list">
      {dates.map((date) => {
        const when = `${formatDate({ at: date.startsAt, zone: date.zone, locale })}, ${formatClock({ at: date.startsAt, zone: date.zone, locale })}–${formatClock({ at: date.endsAt, zone: date.zone, locale })}`
        return (
          <li key={date.id} className="tp-result">
            <div>
              <h2 className="tp-h3">{date.title || date.serviceName}</h2>
              <p>{when}</p>
              <p className="tp-muted">
                <Icon name="location_on" /> {date.officeName}
              </p>
              <p>
                <span className={date.free > 0 ? 'tp-tag tp-tag--ok' : 'tp-tag'}>
                  {date.free > 0 ? m.calendar_seats_free({ count: date.free }) : m.calendar_seats_none()}
                </span>
              </p>
            </div>
            {date.free > 0 ? (
              <form method="post">
                <input type="hidden" name="formular" value={holdToken} />
                <input type="hidden" name="gruppe" value={date.id} />
                <Button aria-label={`${m.calendar_seat_take()}: ${date.title}, ${when}`}>
                  {m.calendar_seat_take()}
                </Button>
              </form>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
