import { type CSSProperties, useEffect, useRef } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { formatClock } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { initials } from '#app/ui/work-page.tsx'
import { dayStatus } from '../day-appointment.ts'
import { type Lane, type Placed, placeItems, ROW_MINUTES, shareOf, shownHours } from '../day-columns.ts'
import { shortName } from '../short-name.ts'
import type { ColumnItem, TeamColumn } from '../team-columns.ts'
import { COLUMN_LOOKS, statusWord } from './status-tag.tsx'

const ROW_REM = 0.625
const HALF_HOUR_REM = (30 / ROW_MINUTES) * ROW_REM

type Props = {
  columns: TeamColumn[]
  now: string /** Minute of the shown day, null on other days. */
  nowMinute: number | null
}

/** The day of a team: a list a person on a grid of five minutes; the order of reading and of Tab goes person by person. */
export function DayColumnView({ columns, now, nowMinute }: Props) {
  const shown = shownHours(columns.flatMap((column) => column.items.filter((item) => item.kind === 'appointment')))
  const style = { '--cols': columns.length, '--rows': (shown.to - shown.from) / ROW_MINUTES } as CSSProperties
  const scroller = useRef<HTMLElement>(null)
  const share = nowMinute === null ? null : shareOf(nowMinute, shown)
  useScrollTo(scroller, share)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section className="tp-cal" ref={scroller} tabIndex={0} aria-label={m.staff_calendar_region()}>
      <div className="tp-cal__grid" style={style}>
        <div className="tp-cal__corner" aria-hidden="true" />
        {columns.map((column, index) => (
          <ColumnHead key={column.resourceId} column={column} index={index} />
        ))}
        <Axis shown={shown} />
        {columns.map((column, index) => (
          <Column key={column.resourceId} column={column} index={index} shown={shown} now={now} nowMinute={nowMinute} />
        ))}
      </div>
    </section>
  )
}

/** Brings the line of now into sight once; afterwards the person scrolls. */
function useScrollTo(scroller: React.RefObject<HTMLElement | null>, share: number | null): void {
  const wanted = useRef(share)
  useEffect(() => {
    const element = scroller.current
    if (element && wanted.current !== null)
      element.scrollTop = wanted.current * element.scrollHeight - element.clientHeight / 3
  }, [scroller])
}

function ColumnHead({ column, index }: { column: TeamColumn; index: number }) {
  return (
    <div className="tp-cal__head" style={{ gridRow: 1, gridColumn: index + 2 }}>
      {column.name ? (
        <span className="tp-avatar" aria-hidden="true">
          {initials(column.name)}
        </span>
      ) : null}
      <div>
        <h3 id={`person-${index}`}>{column.name || m.staff_without_caseworker()}</h3>
        <span className="tp-muted tp-cal__place">{column.place}</span>
      </div>
    </div>
  )
}

function Axis({ shown }: { shown: Placed }) {
  const halfHours = Array.from({ length: (shown.to - shown.from) / 30 }, (_, index) => shown.from + index * 30)
  return (
    <div className="tp-cal__axis" aria-hidden="true" style={{ gridRow: 2, gridColumn: 1 }}>
      {halfHours.map((minute) => (
        <span key={minute}>{clockOf(minute)}</span>
      ))}
    </div>
  )
}

type ColumnProps = { column: TeamColumn; index: number; shown: Placed; now: string; nowMinute: number | null }

function Column({ column, index, shown, now, nowMinute }: ColumnProps) {
  const share = nowMinute === null ? null : shareOf(nowMinute, shown)
  const height = ((shown.to - shown.from) / 30) * HALF_HOUR_REM
  const blocks = column.items.filter((item) => item.kind !== 'appointment').map((item) => clip(item, shown))
  const appointments = placeItems(
    column.items.filter((item) => item.kind === 'appointment'),
    shown,
  )
  // biome-ignore-start lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none
  return (
    <ol
      className="tp-cal__col"
      role="list"
      aria-labelledby={`person-${index}`}
      style={{ gridRow: 2, gridColumn: index + 2 }}
    >
      {share === null ? null : (
        <li className="tp-cal__now" aria-hidden="true" style={{ top: `calc(${share.toFixed(4)} * ${height}rem)` }} />
      )}
      {blocks
        .flatMap((block) => placeItems([block], shown))
        .map((lane) => (
          <Block key={`${lane.item.kind} ${lane.row}`} lane={lane} />
        ))}
      {appointments.map((lane) => (
        <Appointment
          key={lane.item.kind === 'appointment' ? lane.item.appointment.id : lane.row}
          lane={lane}
          now={now}
        />
      ))}
    </ol>
  )
  // biome-ignore-end lint/a11y/noRedundantRoles: as above
}

function Block({ lane: { item, row, span } }: { lane: Lane<ColumnItem> }) {
  return (
    <li
      className="tp-ev"
      data-s="block"
      data-short={span < 4 ? true : undefined}
      style={{ gridRow: `${row} / span ${span}` }}
    >
      <div>
        <b>{clockOf(item.from)}</b>
        <span className="kern-sr-only"> {m.staff_until({ time: clockOf(item.to) })}, </span>{' '}
        <span className="tp-ev__what">{item.kind === 'break' ? m.staff_break() : m.staff_absent()}</span>
      </div>
    </li>
  )
}

function Appointment({ lane, now }: { lane: Lane<ColumnItem>; now: string }) {
  const { locale } = usePageFacts()
  if (lane.item.kind !== 'appointment') return null
  const { appointment } = lane.item
  const clock = (at: string) => formatClock({ at, zone: appointment.zone, locale })
  const status = dayStatus(appointment, now)
  return (
    <li
      className="tp-ev"
      data-s={COLUMN_LOOKS[status]}
      data-short={lane.span < 4 ? true : undefined}
      style={placeOf(lane)}
    >
      <a href={`/dienst/termine/${appointment.id}`}>
        <b>{clock(appointment.startsAt)}</b>
        <span className="kern-sr-only"> {m.staff_until({ time: clock(appointment.endsAt) })}, </span>{' '}
        {shortName(appointment.applicantName) || m.staff_no_name()}{' '}
        <span className="tp-ev__what">{appointment.serviceName}</span>
        <span className="kern-sr-only">, {statusWord(status)}</span>
      </a>
    </li>
  )
}

function placeOf({ row, span, lane, lanes }: Lane<ColumnItem>): CSSProperties {
  const place: CSSProperties = { gridRow: `${row} / span ${span}` }
  if (lanes > 1) Object.assign(place, { width: `${100 / lanes}%`, marginLeft: `${(100 / lanes) * lane}%` })
  return place
}

function clip<T extends Placed>(item: T, shown: Placed): T {
  return { ...item, from: Math.max(item.from, shown.from), to: Math.min(item.to, shown.to) }
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
