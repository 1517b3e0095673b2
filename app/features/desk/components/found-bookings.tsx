import { MODE_ICONS, modeWord } from '#app/features/workplace/components/mode-words.ts'
import { stateWord } from '#app/features/workplace/components/state-words.ts'
import { m } from '#app/locales/generated/messages.js'
import { formatShortDate, formatTime } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { FoundBooking } from '../find-bookings.server.ts'

/** The largest number that the search answers; then the hint asks for more precise words. */
const MANY = 25

/** Bookings that fit what was typed. */
export function FoundBookings({ bookings }: { bookings: FoundBooking[] }) {
  const { locale } = usePageFacts()
  if (bookings.length === 0) return <p role="status">{m.staff_desk_nothing()}</p>
  return (
    <>
      <p className="tp-small tp-muted" role="status">
        {bookings.length >= MANY ? m.staff_desk_many({ count: MANY }) : m.staff_desk_found({ count: bookings.length })}
      </p>
      <table className="tp-table tp-table--cards" aria-labelledby="find">
        <thead>
          <tr>
            <th scope="col">{m.staff_column_time()}</th>
            <th scope="col">{m.staff_desk_person()}</th>
            <th scope="col">{m.staff_desk_service()}</th>
            <th scope="col">{m.staff_column_state()}</th>
          </tr>
        </thead>
        <tbody>
          {bookings.map((booking) => {
            const when = { at: booking.startsAt, zone: booking.timeZone, locale }
            return (
              <tr key={booking.id}>
                <td className="tp-nowrap">
                  <b>{formatShortDate(when)}</b>
                  <br />
                  {formatTime(when)}
                </td>
                <td className="tp-break tp-contact">
                  <a href={`/telefonservice/termine/${booking.id}`}>{booking.personName || m.staff_no_name()}</a>
                  <br />
                  <span className="tp-small tp-muted">{booking.phone ?? booking.email ?? ''}</span>
                </td>
                <td>
                  {booking.serviceName}
                  <br />
                  <span className="tp-small tp-muted">
                    <Icon name={MODE_ICONS[booking.mode]} /> {modeWord(booking.mode)}, {booking.officeName}
                  </span>
                </td>
                <td>
                  <span className="tp-tag">{stateWord(booking.state)}</span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
