import { m } from '#app/locales/generated/messages.js'
import { formatClock, formatShortDate } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { CalendarConflict } from '../queries.server.ts'

/** Appointments at times at which their caseworker is busy elsewhere; nothing when there are none. */
export function ConflictList({ conflicts }: { conflicts: readonly CalendarConflict[] }) {
  const { locale } = usePageFacts()
  if (conflicts.length === 0) return null
  return (
    <section className="tp-box tp-stack tp-narrow tp-conflicts" aria-labelledby="konflikte">
      <h2 className="tp-h3" id="konflikte">
        <Icon name="warning" /> {m.calendars_conflicts({ count: conflicts.length })}
      </h2>
      <p>{m.calendars_conflicts_hint()}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul className="tp-people" role="list">
        {conflicts.map(({ appointmentId, serviceName, startsAt, endsAt, zone, calendars }) => (
          <li key={appointmentId}>
            <a className="kern-link" href={`/dienst/termine/${appointmentId}`}>
              {formatShortDate({ at: startsAt, zone, locale })}, {formatClock({ at: startsAt, zone, locale })}–
              {formatClock({ at: endsAt, zone, locale })} {serviceName}
            </a>{' '}
            <span className="tp-muted">{m.calendars_conflict_says({ calendars: calendars.join(', ') })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
