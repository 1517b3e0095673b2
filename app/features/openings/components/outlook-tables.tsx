import { m } from '#app/locales/generated/messages.js'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { ServiceOutlook } from '../draft.ts'
import { dateWord } from './rule-words.ts'

type Props = { services: ServiceOutlook[]; lastDate: string }

/** Free appointments that appear and vanish, by week and service. */
export function SlotTable({ services, lastDate }: Props) {
  const { locale } = usePageFacts()
  const date = dateWord(lastDate, locale)
  const changed = services.filter(({ weeks }) => weeks.length > 0)
  const weeks = [...new Set(changed.flatMap((service) => service.weeks.map(({ week }) => week)))].sort()
  return (
    <section className="tp-box tp-stack tp-stack--tight" aria-labelledby="slots">
      <h2 className="tp-h3" id="slots">
        {m.openings_sim_slots_title()}
      </h2>
      {changed.length === 0 ? (
        <p className="tp-muted">{m.openings_sim_slots_none({ date })}</p>
      ) : (
        <>
          <p className="tp-small tp-muted">{m.openings_sim_slots_hint({ date })}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
          <section className="tp-scroll" tabIndex={0} aria-label={m.openings_sim_slots_hint({ date })}>
            <table className="tp-table" aria-labelledby="slots">
              <thead>
                <tr>
                  <th scope="col">{m.openings_sim_service()}</th>
                  {weeks.map((week) => (
                    <th scope="col" key={week}>
                      {m.openings_sim_week()} {dateWord(week, locale)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {changed.map((service) => (
                  <tr key={service.offeringId}>
                    <th scope="row">{service.serviceName}</th>
                    {weeks.map((week) => (
                      <td key={week}>
                        <WeekChange change={service.weeks.find((one) => one.week === week)} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </section>
  )
}

function WeekChange({ change }: { change: ServiceOutlook['weeks'][number] | undefined }) {
  if (!change) return <span className="tp-muted">{m.openings_sim_same()}</span>
  return (
    <>
      {change.appear > 0 ? (
        <span className="tp-tag tp-tag--ok tp-num">
          +{change.appear}
          <span className="kern-sr-only"> {m.openings_sim_appear()}</span>
        </span>
      ) : null}
      {change.vanish > 0 ? (
        <span className="tp-tag tp-tag--bad tp-num">
          −{change.vanish}
          <span className="kern-sr-only"> {m.openings_sim_vanish()}</span>
        </span>
      ) : null}
    </>
  )
}

/** How long people wait for the next free appointment, before and after. */
export function WaitTable({ services }: Pick<Props, 'services'>) {
  const { locale } = usePageFacts()
  const days = (value: number | null) =>
    value === null
      ? m.openings_sim_wait_none()
      : m.openings_sim_wait_days({ days: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value) })
  return (
    <section className="tp-box tp-stack tp-stack--tight" aria-labelledby="wait">
      <h2 className="tp-h3" id="wait">
        {m.openings_sim_wait_title()}
      </h2>
      <p className="tp-small tp-muted">{m.openings_sim_wait_hint()}</p>
      <table className="tp-table" aria-labelledby="wait">
        <thead>
          <tr>
            <th scope="col">{m.openings_sim_service()}</th>
            <th scope="col">{m.openings_sim_before()}</th>
            <th scope="col">{m.openings_sim_after()}</th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ offeringId, serviceName, waitBefore, waitAfter }) => (
            <tr key={offeringId}>
              <th scope="row">{serviceName}</th>
              <td className="tp-num">{days(waitBefore)}</td>
              <td className="tp-num">
                {days(waitBefore) === days(waitAfter) ? (
                  <span className="tp-muted">{m.openings_sim_same()}</span>
                ) : (
                  <b className={isLonger(waitBefore, waitAfter) ? 'tp-bad' : 'tp-ok'}>{days(waitAfter)}</b>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function isLonger(before: number | null, after: number | null): boolean {
  return (after ?? Number.POSITIVE_INFINITY) > (before ?? Number.POSITIVE_INFINITY)
}
