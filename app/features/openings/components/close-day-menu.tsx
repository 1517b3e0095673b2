import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import { CloseDayForm } from './close-day-form.tsx'

type Props = { formToken: string; offices: readonly { id: string; name: string }[]; date: string }

/** Closes one of the department's offices on the date that is shown. */
export function CloseDayMenu({ formToken, offices, date }: Props) {
  const [only] = offices
  if (!only) return null
  if (offices.length === 1)
    return <CloseDayForm formToken={formToken} officeId={only.id} date={date} label={m.openings_close_day()} />
  return (
    <details className="tp-more">
      <summary aria-label={m.openings_close_day()} title={m.openings_close_day()}>
        <Icon name="event_busy" />
      </summary>
      <div className="tp-more__panel tp-close-day">
        <p className="tp-strong">{m.openings_close_day()}</p>
        {offices.map(({ id, name }) => (
          <CloseDayForm key={id} formToken={formToken} officeId={id} date={date} label={name} />
        ))}
        <p className="tp-small tp-muted">{m.openings_close_hint()}</p>
      </div>
    </details>
  )
}
