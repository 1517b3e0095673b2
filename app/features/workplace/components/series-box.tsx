import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { formatClock, formatShortDate } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { AppointmentExtras } from '../get-appointment-extras.server.ts'
import { CancelReasonField } from './cancel-reason-field.tsx'
import { stateWord } from './state-words.ts'

type Props = {
  series: AppointmentExtras['series']
  currentId: string
  zone: string
  now: string
  formToken: string
  problem?: { value: string; message: string }
}

/** All dates of a series, and the way to cancel what is left of it. */
export function SeriesBox({ series, currentId, zone, now, formToken, problem }: Props) {
  const { locale } = usePageFacts()
  const left = series.filter(({ state, startsAt }) => state === 'booked' && Date.parse(startsAt) > Date.parse(now))
  return (
    <section className="tp-box tp-stack" aria-labelledby="series">
      <h2 className="tp-h3" id="series">
        {m.calendar_series_of({ count: series.length })}
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ol className="tp-stack tp-stack--tight" role="list">
        {series.map(({ id, startsAt, state }) => (
          <li key={id} className="tp-row tp-row--between">
            <a href={`/dienst/termine/${id}`} aria-current={id === currentId ? 'true' : undefined}>
              {formatShortDate({ at: startsAt, zone, locale })}, {formatClock({ at: startsAt, zone, locale })}
            </a>
            <span className="tp-small tp-muted">{stateWord(state)}</span>
          </li>
        ))}
      </ol>
      {left.length > 0 ? (
        <details className="tp-fold" open={problem !== undefined}>
          <summary>{m.calendar_series_cancel({ count: left.length })}</summary>
          <form method="post" className="tp-stack tp-stack--tight">
            <FormToken value={formToken} />
            <input type="hidden" name="intent" value="cancelSeries" />
            <CancelReasonField name="seriesReason" problem={problem} />
            <Button look="secondary" icon="event_busy">
              {m.calendar_series_cancel_now()}
            </Button>
          </form>
        </details>
      ) : null}
    </section>
  )
}
