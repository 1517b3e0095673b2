import type { CSSProperties } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import type { CalendarColumn, PlacedAppointment } from '../calendar-columns.ts'
import { type DayAppointment, dayStatus } from '../day-appointment.ts'
import type { Lane } from '../day-columns.ts'
import { shortName } from '../short-name.ts'
import { clockOf } from './clock-of.ts'
import { MODE_ICONS, modeWord } from './mode-words.ts'
import { COLUMN_LOOKS, statusWord } from './status-tag.tsx'

type Props = { lane: Lane<PlacedAppointment>; now: string; isLeaving: boolean; column: CalendarColumn }

/** One appointment in its column: a link, and with a script something that can be moved. */
export function CalendarAppointment({ lane, now, isLeaving, column }: Props) {
  const { appointment, from, to } = lane.item
  const status = dayStatus(appointment, now)
  const canMove = isMovable(appointment, now)
  const others = appointment.plan.resources.filter(({ id }) => id !== column.resourceId)
  return (
    <li
      className="tp-ev"
      data-s={COLUMN_LOOKS[status]}
      data-short={lane.span < 4 ? true : undefined}
      data-leaving={isLeaving ? true : undefined}
      data-movable={canMove ? appointment.id : undefined}
      style={placeOf(lane)}
    >
      <a
        href={`/dienst/termine/${appointment.id}`}
        draggable={false}
        data-appointment={appointment.id}
        aria-keyshortcuts={canMove ? 'Shift+ArrowUp Shift+ArrowDown Shift+ArrowLeft Shift+ArrowRight' : undefined}
      >
        <b>{clockOf(from)}</b>
        <span className="kern-sr-only"> {m.staff_until({ time: clockOf(to) })}, </span> {nameOf(appointment)}{' '}
        <span className="tp-ev__what">
          <Icon name={MODE_ICONS[appointment.mode]} />
          <span className="kern-sr-only">{modeWord(appointment.mode)}, </span>
          {appointment.serviceName}
        </span>
        {others.length > 0 ? (
          <span className="tp-ev__what tp-ev__with">
            {m.calendar_with({ names: others.map(({ name }) => name).join(', ') })}
          </span>
        ) : null}
        <span className="kern-sr-only">, {statusWord(status)}</span>
      </a>
      {canMove ? <span className="tp-ev__grip" aria-hidden="true" /> : null}
    </li>
  )
}

export function nameOf({ plan, applicantName }: DayAppointment): string {
  if (!plan.seats) return shortName(applicantName) || m.staff_no_name()
  const { title, taken, total } = plan.seats
  return `${title} ${m.calendar_seats_short({ taken, total })}`
}

/** Booked and not over: the rest stays where it was. Groups keep their time, many have planned for it. */
export function isMovable({ state, endsAt, plan }: DayAppointment, now: string): boolean {
  return state === 'booked' && plan.seats === null && Date.parse(endsAt) > Date.parse(now)
}

function placeOf({ row, span, lane, lanes }: Lane<unknown>): CSSProperties {
  const place: CSSProperties = { gridRow: `${row} / span ${span}` }
  if (lanes > 1) Object.assign(place, { width: `${100 / lanes}%`, marginLeft: `${(100 / lanes) * lane}%` })
  return place
}
