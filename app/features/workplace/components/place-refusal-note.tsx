import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { formatClock, formatDay, localDate } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { refusalText } from '#app/ui/refusal-text.ts'
import type { PlaceRefusal } from '../place-refusal.ts'

const RULES: Record<string, () => string> = {
  lead_time: m.calendar_rule_lead_time,
  horizon: m.calendar_rule_horizon,
  closed_day: m.calendar_rule_closed_day,
  outside_openings: m.calendar_rule_outside_openings,
  absent: m.calendar_rule_absent,
  grid: m.calendar_rule_grid,
  quota: m.calendar_rule_quota,
  not_able: m.calendar_rule_not_able,
}

type Props = { refusal: PlaceRefusal | null; zone: string; linkTo: ((tag: string) => string) | null }

/** Why it did not work: which rules, or who is in the way, and which times are near. `linkTo`: address of the same page on a local date. */
export function PlaceRefusalNote({ refusal, zone, linkTo }: Props) {
  const { locale } = usePageFacts()
  if (!refusal) return null
  const { code, rules, inTheWay, at, nearest } = refusal
  const clock = (one: string) => formatClock({ at: one, zone, locale })
  const day = (one: string) => formatDay({ at: one, zone, locale })
  return (
    <Alert kind="warning" title={refusalText(code)} live>
      {at ? <p>{m.calendar_series_failed({ day: day(at), time: clock(at) })}</p> : null}
      {rules.length > 0 ? (
        <ul className="tp-bullets">
          {rules.map((rule) => (
            <li key={rule}>{RULES[rule]?.() ?? rule}</li>
          ))}
        </ul>
      ) : null}
      {inTheWay ? (
        <p>
          {m.calendar_in_the_way({ name: inTheWay.resourceName })}{' '}
          <a href={`/dienst/termine/${inTheWay.appointmentId}`}>
            {clock(inTheWay.startsAt)}–{clock(inTheWay.endsAt)} {inTheWay.name || m.staff_no_name()}
          </a>
        </p>
      ) : null}
      {code === 'rule_broken' ? <p>{m.calendar_override_hint()}</p> : null}
      {nearest.length > 0 ? (
        <p>
          {m.calendar_nearest()}{' '}
          {nearest.map((one, index) => (
            <span key={one}>
              {index > 0 ? ', ' : ''}
              {linkTo ? (
                <a href={linkTo(localDate(one, zone))}>{`${day(one)}, ${clock(one)}`}</a>
              ) : (
                `${day(one)}, ${clock(one)}`
              )}
            </span>
          ))}
        </p>
      ) : null}
    </Alert>
  )
}
