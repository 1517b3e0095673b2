import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { CalendarColumn } from '../calendar-columns.ts'
import { dayStatus } from '../day-appointment.ts'
import { nameOf } from './calendar-appointment.tsx'
import { clockOf } from './clock-of.ts'
import { dayWord } from './day-word.ts'
import { MODE_ICONS, modeWord } from './mode-words.ts'
import { COLUMN_LOOKS, StatusTag } from './status-tag.tsx'

/** One day of an agenda: hours, appointments, absences. */
export function AgendaDay({ column, now, isToday }: { column: CalendarColumn; now: string; isToday: boolean }) {
  const { locale } = usePageFacts()
  const id = `tag-${column.date}`
  const hours = column.works
    .map(({ from, to }) => m.calendar_hours({ from: clockOf(from), to: clockOf(to) }))
    .join(', ')
  const appointments = [...column.appointments].sort((a, b) => a.from - b.from)
  const away = column.blocks.filter(({ kind }) => kind === 'absence' || kind === 'blocked' || kind === 'busy')
  return (
    <section className="tp-box tp-stack tp-stack--tight" aria-labelledby={id} data-today={isToday ? true : undefined}>
      <div className="tp-row tp-row--between">
        <h2 className="tp-h3" id={id}>
          {dayWord(column.date, locale)}
          {isToday ? <span className="tp-tag tp-tag--action">{m.staff_today()}</span> : null}
        </h2>
        <span className="tp-small tp-muted">
          {column.closedFor === null ? hours || m.calendar_not_working() : column.closedFor || m.calendar_closed()}
        </span>
      </div>
      {away.length > 0 ? (
        <p className="tp-small tp-muted">
          {away.map(({ from, to }) => m.calendar_away({ from: clockOf(from), to: clockOf(to) })).join(', ')}
        </p>
      ) : null}
      {appointments.length === 0 ? (
        <p className="tp-muted">{m.calendar_day_empty()}</p>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none
        <ol className="tp-agenda__list" role="list">
          {appointments.map(({ appointment, from, to }) => (
            <li key={appointment.id} data-s={COLUMN_LOOKS[dayStatus(appointment, now)]}>
              <span className="tp-num">
                <b>{clockOf(from)}</b>–{clockOf(to)}
              </span>
              <span className="tp-break">
                <a href={`/dienst/termine/${appointment.id}`}>{nameOf(appointment)}</a>
                <span className="tp-small tp-muted">
                  {' '}
                  <Icon name={MODE_ICONS[appointment.mode]} />
                  <span className="kern-sr-only">{modeWord(appointment.mode)}, </span> {appointment.serviceName}
                </span>
              </span>
              <StatusTag status={dayStatus(appointment, now)} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
