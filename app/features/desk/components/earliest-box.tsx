import type { EarliestStart, ServiceSummary } from '#app/features/catalogue/types.ts'
import { m } from '#app/locales/generated/messages.js'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatClock, formatShortDate } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { SearchForm } from './search-form.tsx'

type Props = { concern: string; services: ServiceSummary[]; earliest: Record<string, EarliestStart | null> }

/** While the caller waits: what the concern is called, when the first free time anywhere is, and the way to book it. */
export function EarliestBox({ concern, services, earliest }: Props) {
  return (
    <section className="tp-box tp-stack" aria-labelledby="earliest">
      <h2 className="tp-h3" id="earliest">
        {m.staff_desk_earliest()}
      </h2>
      <SearchForm
        name="anliegen"
        label={m.staff_desk_concern()}
        hint={m.staff_desk_concern_hint()}
        typed={concern}
        submit={{ icon: 'bolt', label: m.staff_desk_search_earliest(), look: 'secondary' }}
      />
      {concern && services.length === 0 ? <p role="status">{m.staff_desk_no_service()}</p> : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul className="tp-people" role="list">
        {services.map((service) => (
          <li key={service.id}>
            <div>
              <b>{service.name}</b>
              <br />
              <span className="tp-small tp-muted">{service.departmentName}</span>
            </div>
            <p>
              <Earliest start={earliest[service.id] ?? null} />
            </p>
            <p className="tp-row">
              <ButtonLink small look="primary" href={`/buchen/${service.departmentSlug}/${service.slug}`}>
                {m.staff_desk_book()}
              </ButtonLink>
              <a href={`/leistung/${service.departmentSlug}/${service.slug}`}>{m.staff_desk_what_to_bring()}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Earliest({ start }: { start: EarliestStart | null }) {
  const { locale } = usePageFacts()
  if (!start) return <span className="tp-tag tp-tag--warn">{m.staff_desk_booked_out()}</span>
  // The wall clock of the office, written as if it were UTC.
  const when = { at: start.wallClock, zone: 'UTC', locale }
  const day =
    start.daysAhead === 0 ? m.staff_today() : start.daysAhead === 1 ? m.staff_tomorrow() : formatShortDate(when)
  return <>{m.staff_desk_earliest_at({ day, time: formatClock(when) })}</>
}
