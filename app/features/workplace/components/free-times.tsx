import { m } from '#app/locales/generated/messages.js'
import { FieldError } from '#app/ui/field.tsx'
import { formatClock } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { dayWord } from './day-word.ts'

type Props = {
  date: string
  zone: string
  free: { times: { at: string; free: number }[]; next: string | null }
  /** Address of the same page on another date. */
  linkTo: (tag: string) => string
  /** What was picked or typed before. */
  values: Record<string, string>
  error?: string
  /** What the own time is typed as at first. */
  typed: { tag: string; zeit: string }
}

/** Free times of a date to pick, and a time of one's own: a form's part that needs no script. */
export function FreeTimes({ date, zone, free, linkTo, values, error, typed }: Props) {
  const { locale } = usePageFacts()
  const isOwn = values.frei === 'eigene' || (values.frei === undefined && typed.zeit !== '') || free.times.length === 0
  return (
    <fieldset className="kern-fieldset tp-stack tp-stack--tight">
      <legend className="kern-label">{m.calendar_free_on({ day: dayWord(date, locale) })}</legend>
      {free.times.length > 0 ? (
        <div className="tp-clocks">
          {free.times.map(({ at }) => (
            <label key={at} className="tp-clock">
              <input type="radio" name="frei" value={at} defaultChecked={values.frei === at} />
              {formatClock({ at, zone, locale })}
            </label>
          ))}
        </div>
      ) : (
        <p className="tp-muted">
          {m.calendar_nothing_free()}{' '}
          {free.next ? (
            <a href={linkTo(free.next)}>{m.calendar_next_free({ day: dayWord(free.next, locale) })}</a>
          ) : null}
        </p>
      )}
      <div className="tp-row tp-own-time">
        <label className="tp-clock">
          <input type="radio" name="frei" value="eigene" defaultChecked={isOwn} />
          {m.calendar_own_time()}
        </label>
        <label className="tp-filter__field">
          {m.calendar_date()}
          <input type="date" name="tag" className="tp-select" defaultValue={values.tag ?? typed.tag} />
        </label>
        <div className="tp-filter__field">
          <label htmlFor="zeit">{m.calendar_time()}</label>
          <input
            type="time"
            id="zeit"
            name="zeit"
            className="tp-select"
            defaultValue={values.zeit ?? typed.zeit}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'zeit-error' : undefined}
          />
        </div>
      </div>
      <FieldError name="zeit" message={error} />
    </fieldset>
  )
}
